import type { ArmLog, DayLog } from './day-log.ts';
import type { Draws } from './draws.ts';
import { HIGHEST_SHARE, type Truth } from './scenario.ts';
import {
  plannedDays,
  type SimulatedGuardrail,
  type SimulatedPlan,
  type SimulatedPrimary,
} from './simulated-plan.ts';
import { assertNever } from '#shared/kernel/assert.ts';

/** The logs a simulated rollout writes; null for a metric the plan does not have. */
export type Logs = { readonly primary: DayLog | null; readonly guardrail: DayLog | null };

/** Customers of each arm. */
export type ArmSizes = { readonly pilot: number; readonly reference: number };

/** Writes one day of so many customers; the bad outcomes that the feature caused on it, on average. */
export type MakeDay = (index: number, sizes: ArmSizes) => number;

/** Days of a plan of which this is true: people come by chance, days differ, and so does the difference of the arms. */
export function madeUpDays(
  plan: SimulatedPlan,
  truth: Truth,
  { logs, draws }: { logs: Logs; draws: Draws },
): MakeDay {
  const { primary, guardrail } = plan;
  const end = Math.max(1, plannedDays(plan));
  const drawsOf = (metric: Metric, level: number) => drawMetric(metric, { plan, level, draws });
  const drawPrimary = primary === null ? null : drawsOf(primary, truth.primaryLevel);
  const drawGuardrail = guardrail === null ? null : drawsOf(guardrail, truth.guardrailLevel);
  return (index, sizes) => {
    if (drawPrimary !== null && logs.primary !== null) drawPrimary(logs.primary, { index, sizes, rise: 1 });
    if (drawGuardrail === null || guardrail === null || logs.guardrail === null) return 0;
    const rise = 1 + (truth.driftTo - 1) * Math.min(1, index / end);
    drawGuardrail(logs.guardrail, { index, sizes, rise });
    const sign = guardrail.direction === 'lower' ? 1 : -1;
    const seen =
      guardrail.kind === 'count'
        ? sizes.pilot * guardrail.unitsPerCustomerDay
        : (logs.guardrail.pilot.units[index] ?? 0);
    return seen * rise * sign * (truth.guardrailLevel - guardrail.base);
  };
}

type Metric = SimulatedPrimary | SimulatedGuardrail;
type Day = {
  readonly index: number;
  readonly sizes: ArmSizes;
  /** Bad outcomes over those at the start. */
  readonly rise: number;
};
type World = { readonly plan: SimulatedPlan; readonly level: number; readonly draws: Draws };

function drawMetric(metric: Metric, { plan, level, draws }: World): (log: DayLog, day: Day) => void {
  const { daySpread, armDaySpread } = plan;
  const draw = drawArm(metric, draws);
  return (log, { index, sizes, rise }) => {
    const shared = daySpread * draws.normal() - daySpread ** 2 / 2;
    const apart = armDaySpread === 0 ? 0 : armDaySpread * draws.normal();
    const base = risen(metric, metric.base, rise);
    draw(log.reference, { index, people: sizes.reference, level: base, shift: shared });
    draw(log.pilot, { index, people: sizes.pilot, level: risen(metric, level, rise), shift: shared + apart });
  };
}

/** The level with so many times the bad outcomes; shares stay below 1. */
function risen({ kind, direction }: Metric, level: number, rise: number): number {
  if (rise === 1) return level;
  if (kind !== 'proportion') return direction === 'lower' ? level * rise : level / rise;
  return direction === 'lower'
    ? Math.max(level, Math.min(HIGHEST_SHARE, level * rise))
    : Math.min(level, Math.max(1 - HIGHEST_SHARE, 1 - (1 - level) * rise));
}

/** `shift` moves the logarithm of the level, of a share's odds of the bad outcome, on that day. */
type ArmDay = {
  readonly index: number;
  readonly people: number;
  readonly level: number;
  readonly shift: number;
};

function drawArm(metric: Metric, draws: Draws): (log: ArmLog, day: ArmDay) => void {
  const { kind, unitsPerCustomerDay, spread, direction } = metric;
  switch (kind) {
    case 'proportion':
      return (log, { index, people, level, shift }) => {
        const units = draws.poisson(people * unitsPerCustomerDay);
        const total = draws.binomial(units, shiftedShare(level, direction === 'lower' ? shift : -shift));
        write(log, index, { units, total, squares: total });
      };
    case 'count':
      return (log, { index, people, level, shift }) => {
        const units = people * unitsPerCustomerDay;
        const factor = Math.exp(direction === 'lower' ? shift : -shift);
        write(log, index, { units, total: draws.poisson(units * level * factor), squares: Number.NaN });
      };
    case 'duration':
      return (log, { index, people, level, shift }) =>
        writeNormal(log, index, {
          units: draws.poisson(people * unitsPerCustomerDay),
          mean: Math.log(level) + shift,
          spread,
          draws,
        });
    case 'mean':
      return (log, { index, people, level, shift }) =>
        writeNormal(log, index, {
          units: draws.poisson(people * unitsPerCustomerDay),
          mean: level * Math.exp(shift),
          spread,
          draws,
        });
    default:
      return assertNever(kind);
  }
}

function shiftedShare(share: number, shift: number): number {
  const factor = Math.exp(shift);
  return (share * factor) / (1 - share + share * factor);
}

function write(log: ArmLog, index: number, sums: { units: number; total: number; squares: number }): void {
  log.units[index] = sums.units;
  log.total[index] = sums.total;
  log.squares[index] = sums.squares;
}

const FEW = 20;

type Normal = {
  readonly units: number;
  readonly mean: number;
  readonly spread: number;
  readonly draws: Draws;
};

/** Normal values: drawn one by one while few, then their sum and their spread by their own laws. */
function writeNormal(log: ArmLog, index: number, { units, mean, spread, draws }: Normal): void {
  if (units > FEW) {
    const drawn = mean + (spread / Math.sqrt(units)) * draws.normal();
    const around = spread ** 2 * chiSquareOf(units - 1, draws);
    write(log, index, { units, total: units * drawn, squares: around + units * drawn ** 2 });
    return;
  }
  let [total, squares] = [0, 0];
  for (let unit = 0; unit < units; unit += 1) {
    const value = mean + spread * draws.normal();
    total += value;
    squares += value * value;
  }
  write(log, index, { units, total, squares });
}

/** Wilson & Hilferty 1931: the cube root of a chi-square is nearly normal. */
function chiSquareOf(degrees: number, draws: Draws): number {
  const step = 2 / (9 * degrees);
  return degrees * Math.max(0, 1 - step + Math.sqrt(step) * draws.normal()) ** 3;
}
