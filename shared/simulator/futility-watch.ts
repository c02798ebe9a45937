import { isCommon } from './day-log.ts';
import { effectOfLog } from './effect-of-log.ts';
import { placeOf, type Scene } from './gate-of-morning.ts';
import { comparisonOf, isThin, lookMetric, type LookMetric, type LookVerdict } from './judge-look.ts';
import { informationGrowth } from '#shared/decisions/information-growth.ts';
import { boundOfLastLook, testOf } from '#shared/decisions/judge-benefit.ts';
import { futilityChances } from '#shared/decisions/judge-effect.ts';
import type { FutilitySignal } from '#shared/decisions/take-step.ts';

/** Before the first look all numbers so far are read, every morning. */
export function futilityBeforeLook(scene: Scene): readonly FutilitySignal[] {
  const { gate, morning, metrics, plan } = scene;
  const primary = metrics.find(({ metric }) => metric.role === 'primary');
  if (primary === undefined) return [];
  const { metric, log } = primary;
  const place = placeOf(gate, morning);
  // Fewer days than this give nothing up, however they look.
  if (place.counted.to - place.counted.from < plan.rules.futility.days) return [];
  const effect = effectOfLog(metric.kind, log, place.counted);
  const found = lookMetric({ metric, log, ...place, effect }, [], 1);
  return futilitiesOf({ ...found, atLooks: [] }, scene, null);
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
