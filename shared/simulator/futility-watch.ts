import { isCommon, type Stretch } from './day-log.ts';
import { effectOfLog, mayBeWorse } from './effect-of-log.ts';
import { placeOf, type Scene } from './gate-of-morning.ts';
import { comparisonOf, isThin, lookMetric, type LookMetric, type LookVerdict } from './judge-look.ts';
import { informationGrowth } from '#shared/decisions/information-growth.ts';
import { boundOfLastLook, testOf } from '#shared/decisions/judge-benefit.ts';
import { futilityChances } from '#shared/decisions/judge-effect.ts';
import type { FutilitySignal } from '#shared/decisions/take-step.ts';
import type { GateRules } from '#shared/features/gate-rules.ts';
import { normalUpperQuantile } from '#shared/statistics/normal.ts';

/** Before the first look all numbers so far are read, every morning. */
export function futilityBeforeLook(scene: Scene): readonly FutilitySignal[] {
  const { gate, morning, metrics, plan } = scene;
  const primary = metrics.find(({ metric }) => metric.role === 'primary');
  if (primary === undefined) return [];
  const { metric, log } = primary;
  const place = placeOf(gate, morning);
  // Fewer days than this give nothing up, however they look.
  if (place.counted.to - place.counted.from < plan.rules.futility.days) return [];
  if (!isBenefitAsked(gate, metric.id) && !mayBeGivenUp(primary, place.counted, plan.rules)) return [];
  const effect = effectOfLog(metric.kind, log, place.counted);
  const found = lookMetric({ metric, log, ...place, effect }, [], 1);
  return futilitiesOf({ ...found, atLooks: [] }, scene, null);
}

function isBenefitAsked({ phase }: Scene['gate'], metricId: string): boolean {
  return phase.exitCriteria.some((one) => one.kind === 'benefit-shown' && one.metricId === metricId);
}

/** Without a bound to reach only what is hardly better any more is given up. */
function mayBeGivenUp(
  { metric, log }: Scene['metrics'][number],
  stretch: Stretch,
  { futility }: Pick<GateRules, 'futility'>,
): boolean {
  if (!(futility.better > 0 && futility.better < 0.5)) return true;
  return mayBeWorse(metric, { log, stretch, z: upperQuantile(futility.better) });
}

const KNOWN_QUANTILES = new Map<number, number>();

function upperQuantile(tail: number): number {
  const known = KNOWN_QUANTILES.get(tail) ?? normalUpperQuantile(tail);
  KNOWN_QUANTILES.set(tail, known);
  return known;
}

/** As the gate reads it: once this phase's numbers say anything, and by the bound only where the benefit is asked for. */
export function futilitiesOf(
  found: LookMetric,
  scene: Scene,
  verdicts: readonly LookVerdict[] | null,
): readonly FutilitySignal[] {
  const { gate, plan } = scene;
  const { rules } = plan;
  const { metric, effect, totals } = found;
  if (totals.pilotUnits === 0 || isThin(found, rules)) return [];
  if (effect === null) {
    if (totals.days < rules.futility.days) return [];
    return [{ metricId: metric.id, better: comparisonOf(found).probabilityBetter, passing: null }];
  }
  const asked = gate.phase.exitCriteria.flatMap((criterion, at) =>
    criterion.kind === 'benefit-shown' &&
    criterion.metricId === metric.id &&
    verdicts?.[at]?.verdict !== 'pass'
      ? [criterion]
      : [],
  )[0];
  const bound =
    asked === undefined
      ? null
      : boundOfLastLook({ atLooks: found.atLooks, looks: gate.looks }, testOf(asked, rules));
  const growth = bound === null ? null : growthToLast(found, scene);
  return [
    {
      metricId: metric.id,
      ...futilityChances(effect, { direction: metric.direction, bound, growth }, rules),
    },
  ];
}

/** Information at the last extension's look over that of the days with numbers of both arms. */
function growthToLast({ log, counted }: LookMetric, { gate, morning, plan }: Scene): number | null {
  let next = counted.to;
  while (next > counted.from && !isCommon(log, next - 1)) next -= 1;
  if (next === counted.from) return null;
  const behind = gate.counted.map((phase) => {
    const from = morning.startedOn[phase] ?? 0;
    const end = phase === morning.phase ? next : Math.min(morning.endedOn[phase] ?? next, next);
    return { people: plan.phases[phase]?.people ?? 0, days: Math.max(0, end - from) };
  });
  const { people, holdDays } = gate.phase;
  const until = (morning.startedOn[morning.phase] ?? 0) + gate.looks.length * holdDays;
  const ahead = [{ people, days: Math.max(0, until - next) }];
  return informationGrowth({ behind, ahead, customerBase: plan.customers });
}
