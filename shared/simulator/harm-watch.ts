import { isCommon, type DayLog } from './day-log.ts';
import type { SimulatedGuardrail } from './simulated-plan.ts';
import { FEW_UNITS, limitEvidence, temperingOf } from '#shared/decisions/measure-harm.ts';
import type { HarmSignal } from '#shared/decisions/take-step.ts';
import type { GateRules } from '#shared/features/gate-rules.ts';
import type { DayFigure } from '#shared/metrics/arm-totals.ts';
import { WITHOUT_BASE } from '#shared/metrics/metric.ts';
import { startTwoArmEvidence } from '#shared/statistics/evidence-of-harm.ts';
import { watchTables } from '#shared/statistics/two-arm-e-process.ts';
import { watchRates } from '#shared/statistics/two-arm-poisson-e-process.ts';

/** The daily watch of one guardrail, day by day; the signal is that of `measureHarm` over all days so far. */
export type HarmWatch = {
  readonly reset: () => void;
  /** Takes in a day of the log on which customers had the feature, or did not any more. */
  readonly addDay: (log: DayLog, index: number) => void;
  /** A warning went one phase back on this day, whose own numbers are still to come. */
  readonly reduced: (index: number) => void;
  /** Null while nothing can be watched. */
  readonly signal: () => HarmSignal | null;
};

export function watchHarm(guardrail: SimulatedGuardrail, rules: Pick<GateRules, 'harm'>): HarmWatch {
  const arms = guardrail.kind === 'proportion' ? ofShares(guardrail, rules) : ofRates(guardrail, rules);
  const alpha = rules.harm.alpha / guardrail.sharing;
  let now: SoFar = NOTHING_YET;
  let before: SoFar = NOTHING_YET;
  let reducedOn = -1;
  return {
    reset: () => {
      arms.reset();
      [now, before, reducedOn] = [NOTHING_YET, NOTHING_YET, -1];
    },
    addDay: (log, index) => {
      const isShared = isCommon(log, index);
      if (isShared) arms.add(log, index);
      const units = log.pilot.units[index] ?? 0;
      if (units > 0) {
        now = {
          units: now.units + units,
          total: now.total + (log.pilot.total[index] ?? 0),
          pilotDays: now.pilotDays + 1,
          sharedDays: now.sharedDays + (isShared ? 1 : 0),
          evidence: arms.eValue(),
        };
      }
      if (index === reducedOn) before = now;
    },
    reduced: (index) => {
      [reducedOn, before] = [index, now];
    },
    signal: () => {
      const found = evidenceNow(guardrail, { now, before, alpha });
      if (found === null) return null;
      const { evidence, evidenceThen, by } = found;
      const days = by === 'arms' ? arms.days() : now.pilotDays;
      const growth = evidence / Math.max(1, evidenceThen);
      return { metricId: guardrail.id, evidence, growth, needed: 1 / alpha, days, onHarm: guardrail.onHarm };
    },
  };
}

/** What is known up to a day: the pilot's own sums, and the evidence of both arms. */
type SoFar = {
  readonly units: number;
  readonly total: number;
  readonly pilotDays: number;
  readonly sharedDays: number;
  readonly evidence: number;
};

const NOTHING_YET: SoFar = { units: 0, total: 0, pilotDays: 0, sharedDays: 0, evidence: 1 };

type Times = { readonly now: SoFar; readonly before: SoFar; readonly alpha: number };

/** The evidence now, and what it was when a warning last went one phase back; null while nothing can be watched. */
function evidenceNow(
  guardrail: SimulatedGuardrail,
  { now, before, alpha }: Times,
): { readonly evidence: number; readonly evidenceThen: number; readonly by: 'arms' | 'limit' } | null {
  const isAbsolute = guardrail.limit.kind === 'absolute';
  const isFew = now.units < FEW_UNITS && isAbsolute;
  if (now.sharedDays > 0 && !isFew)
    return { evidence: now.evidence, evidenceThen: before.evidence, by: 'arms' };
  if (now.pilotDays === 0 || !isAbsolute) return null;
  const against = ({ units, total }: SoFar): number | null => {
    const figure: DayFigure = { day: '', units, total, totalSquares: total, ...WITHOUT_BASE };
    const question = { metric: guardrail, alpha, plannedUnits: 1 };
    return limitEvidence(question, [figure], guardrail.limit.value)?.evidence ?? null;
  };
  const evidence = against(now);
  if (evidence === null) return null;
  return { evidence, evidenceThen: before.pilotDays === 0 ? 1 : (against(before) ?? 1), by: 'limit' };
}

type ArmsWatch = {
  readonly reset: () => void;
  readonly add: (log: DayLog, index: number) => void;
  readonly eValue: () => number;
  readonly days: () => number;
};

function ofShares({ direction }: SimulatedGuardrail, rules: Pick<GateRules, 'harm'>): ArmsWatch {
  const watch = watchTables({ logOddsMargin: 0, tempering: temperingOf(rules) });
  const badOf = (units: number, total: number): number => (direction === 'lower' ? total : units - total);
  return {
    reset: () => watch.startFrom(startTwoArmEvidence()),
    add: ({ pilot, reference }, index) => {
      const treated = pilot.units[index] ?? 0;
      const control = reference.units[index] ?? 0;
      watch.addDay({
        treated: { successes: badOf(treated, pilot.total[index] ?? 0), trials: treated },
        control: { successes: badOf(control, reference.total[index] ?? 0), trials: control },
      });
    },
    eValue: watch.eValue,
    days: watch.days,
  };
}

function ofRates({ direction }: SimulatedGuardrail, rules: Pick<GateRules, 'harm'>): ArmsWatch {
  const watch = watchRates({ logRatioMargin: 0, tempering: temperingOf(rules) });
  return {
    reset: () => watch.startFrom(startTwoArmEvidence()),
    add: ({ pilot, reference }, index) => {
      const own = { events: pilot.total[index] ?? 0, exposure: pilot.units[index] ?? 0 };
      const other = { events: reference.total[index] ?? 0, exposure: reference.units[index] ?? 0 };
      watch.addDay(
        direction === 'lower' ? { treated: own, control: other } : { treated: other, control: own },
      );
    },
    eValue: watch.eValue,
    days: watch.days,
  };
}
