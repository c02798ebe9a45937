import { figureOf, isCommon, type ArmLog, type DayLog } from './day-log.ts';
import type { Gate, Morning, OwnMetric } from './gate-of-morning.ts';
import { comparedWith, type SimulatedPlan } from './simulated-plan.ts';
import { DOMINATING, FEWEST_DAYS, findOneDay } from '#shared/decisions/check-one-day.ts';
import { asPeople, judgeSplit, type PlannedSplit } from '#shared/decisions/judge-split.ts';
import type { Signals } from '#shared/decisions/take-step.ts';
import type { GateRules } from '#shared/features/gate-rules.ts';

/** The faults that made-up numbers can have by chance, as the gate finds them over the days of its phase. */
export type DistrustWatch = {
  readonly reset: () => void;
  readonly ask: (gate: Gate, morning: Morning) => Signals['distrust'];
};

/** A day that brings half of everything, and, with people held back, a split that is far from the planned one. */
export function watchDistrust(plan: SimulatedPlan, metrics: readonly OwnMetric[]): DistrustWatch {
  const watched = metrics.map((own): Watched => Object.assign({ sum: sumsOfPhase(own.log) }, own));
  const asked = new Map<Gate, Asked>();

  function askedAt(gate: Gate): Asked {
    const known = asked.get(gate);
    if (known !== undefined) return known;
    const own = watched.filter((one) => isAsked(one, gate));
    const split = plannedSplit(gate, plan);
    // As the gate has it: the primary's units if it asks about it, else those of the guardrail.
    const counted = split === null ? undefined : own.find(({ metric }) => metric.kind !== 'count');
    const found = { watched: own, split, counted };
    asked.set(gate, found);
    return found;
  }

  return {
    reset: () => {
      for (const { sum } of watched) sum.reset();
    },
    ask: (gate, morning) => {
      const from = morning.startedOn[morning.phase] ?? 0;
      const own = askedAt(gate);
      for (const { sum } of own.watched) sum.follow(from, morning.index);
      for (const one of own.watched) {
        const isFaulty = mayBeDominated(one.sum.seen, one.metric) && isDominated(one, from, morning.index);
        if (isFaulty) return DOMINATED;
      }
      const { split, counted } = own;
      if (split === null || counted === undefined) return NONE;
      return isSuspect(counted.sum.seen.common, split, plan.rules.data) ? SUSPECT : NONE;
    },
  };
}

type Watched = OwnMetric & { readonly sum: ReturnType<typeof sumsOfPhase> };

/** What a gate asks about. */
type Asked = {
  readonly watched: readonly Watched[];
  readonly split: PlannedSplit | null;
  readonly counted: Watched | undefined;
};

const DOMINATED: Signals['distrust'] = ['one-day-dominates'];
const NONE: Signals['distrust'] = [];
const SUSPECT: Signals['distrust'] = ['sample-ratio'];

function isAsked({ metric }: OwnMetric, { phase }: Gate): boolean {
  return (
    metric.role === 'guardrail' ||
    phase.exitCriteria.some((one) => 'metricId' in one && one.metricId === metric.id)
  );
}

type ArmSums = { days: number; units: number; mostUnits: number; total: number; mostTotal: number };
type Seen = {
  readonly pilot: ArmSums;
  readonly reference: ArmSums;
  /** Units of the days on which both arms saw somebody. */
  readonly common: { pilot: number; control: number };
};

const emptyArm = (): ArmSums => ({ days: 0, units: 0, mostUnits: 0, total: 0, mostTotal: 0 });

/** Sums over the days of a phase, which grow by a day each morning. */
function sumsOfPhase(log: DayLog) {
  const seen: Seen = { pilot: emptyArm(), reference: emptyArm(), common: { pilot: 0, control: 0 } };
  let [from, to] = [-1, -1];
  function restart(at: number): void {
    for (const arm of [seen.pilot, seen.reference]) Object.assign(arm, emptyArm());
    [seen.common.pilot, seen.common.control] = [0, 0];
    [from, to] = [at, at];
  }
  return {
    seen,
    reset: (): void => {
      [from, to] = [-1, -1];
    },
    follow: (start: number, end: number): void => {
      if (start !== from || end < to) restart(start);
      for (; to < end; to += 1) {
        addDay(seen.pilot, log.pilot, to);
        addDay(seen.reference, log.reference, to);
        if (!isCommon(log, to)) continue;
        seen.common.pilot += log.pilot.units[to] ?? 0;
        seen.common.control += log.reference.units[to] ?? 0;
      }
    },
  };
}

function addDay(arm: ArmSums, log: ArmLog, index: number): void {
  const units = log.units[index] ?? 0;
  const total = log.total[index] ?? 0;
  if (units > 0) arm.days += 1;
  arm.units += units;
  arm.total += total;
  if (units > arm.mostUnits) arm.mostUnits = units;
  if (total > arm.mostTotal) arm.mostTotal = total;
}

/** Whether a day of either arm brings half of its units, or of what is counted in them: rare, and quickly ruled out. */
function mayBeDominated({ pilot, reference }: Seen, { kind }: OwnMetric['metric']): boolean {
  const isCounted = kind === 'count' || kind === 'mean';
  const mayBe = (arm: ArmSums): boolean =>
    arm.days >= FEWEST_DAYS &&
    (arm.mostUnits >= DOMINATING * arm.units || (isCounted && arm.mostTotal >= DOMINATING * arm.total));
  return mayBe(pilot) || mayBe(reference);
}

function isDominated({ metric, log }: OwnMetric, from: number, to: number): boolean {
  const figures = (['pilot', 'control'] as const).flatMap((arm) => {
    const own = arm === 'pilot' ? log.pilot : log.reference;
    return Array.from({ length: to - from }, (_, at) => ({ ...figureOf(own, from + at), arm })).filter(
      ({ units }) => units > 0,
    );
  });
  return findOneDay(metric, figures) !== null;
}

/** Only of a random sample with people held back the plan says how the units of the arms should be split. */
function plannedSplit({ phase }: Gate, plan: SimulatedPlan): PlannedSplit | null {
  if (phase.audience !== 'sample' || phase.heldBack === 0) return null;
  const control = comparedWith(phase, plan);
  if (control < 1 || phase.people < 1) return null;
  const peopleInArms = phase.people + control;
  return { plannedShare: phase.people / peopleInArms, peopleInArms };
}

/** Below both of these no split of fifty and more is suspect by the usual rules, and most are. */
const [ORDINARY_CHI_SQUARE, FEW] = [10, 50];
const USUAL_CHANCE = 0.001;

/** The evidence never exceeds the likelihood of the split as it is over that of the planned one. */
function isSuspect(seen: Seen['common'], split: PlannedSplit, rules: GateRules['data']): boolean {
  const { pilot, control } = asPeople(seen, split.peopleInArms);
  const all = pilot + control;
  if (all >= FEW && rules.sampleRatioChance <= USUAL_CHANCE) {
    const [own, other] = [all * split.plannedShare, all * (1 - split.plannedShare)];
    const chiSquare = (pilot - own) ** 2 / own + (control - other) ** 2 / other;
    const mostEvidence = ratioTerm(pilot, own) + ratioTerm(control, other);
    if (chiSquare < ORDINARY_CHI_SQUARE && mostEvidence < Math.log(rules.sampleRatioEvidence)) return false;
  }
  return judgeSplit(seen, split, rules)?.isSuspect ?? false;
}

function ratioTerm(count: number, expected: number): number {
  return count === 0 ? 0 : count * Math.log(count / expected);
}
