import type { PlanMove } from '#shared/decisions/plan-move.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { DecisionSources } from './decision-sources.ts';

type Order = { featureId: string; move: PlanMove; day: CalendarDay; reason: string };

function takeBack(sources: DecisionSources, { featureId, move, day }: Order): number {
  if (move.withdraw.length === 0) return 0;
  for (const phaseId of move.withdraw) sources.features.withdrawPhase(phaseId, day);
  const phaseIds = move.reopen === null ? ('all' as const) : [...move.withdraw];
  return sources.segments.endExposures({ featureId, phaseIds, day }).length;
}

function reach(sources: DecisionSources, { featureId, move, day }: Order): number {
  for (const phaseId of move.reset) sources.features.resetPhase(phaseId);
  for (const phaseId of move.complete) sources.features.completePhase(phaseId, day);
  if (move.reopen !== null) sources.features.reopenPhase(move.reopen, day);
  if (move.start === null) return 0;
  sources.segments.ensurePicks(move.start);
  sources.features.startPhase(move.start, day);
  sources.gatePlans.freeze(featureId, move.start);
  const gained = sources.segments.startExposures(move.start, day);
  sources.hypotheses.lockForFeature(featureId);
  return gained.length;
}

/** Moves plan, exposures and flag as decided, inside the caller's command; counts the people who must be told. */
export function carryOut(sources: DecisionSources, order: Order): number {
  const lost = takeBack(sources, order);
  const gained = reach(sources, order);
  sources.features.setState(order.featureId, order.move.state);
  sources.flags.recordChange(order.featureId, order.reason);
  return lost + gained;
}
