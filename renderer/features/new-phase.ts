import type { PhaseDraft } from '#shared/features/features.contract.ts';
import { isLocked } from '#shared/features/phase-lock.ts';
import { plannedEnd } from '#shared/features/plan-checks.ts';
import type { Phase } from '#shared/features/plan.ts';
import { nextStartDay, type StartCalendar } from '#shared/features/start-days.ts';

const HOLD_DAYS = 21;

type NewPhase = { position: number; phase: Omit<PhaseDraft, 'name'> };

/**
 * Where another step helps most and how large it would be: before the last step, half way from the step ahead of it;
 * after the last one when that has started. Null when nothing is left to grow into.
 */
export function newPhase(
  phases: readonly Phase[],
  customerBase: number,
  calendar: StartCalendar,
): NewPhase | null {
  const last = phases.at(-1);
  const isAtEnd = last === undefined || isLocked(last);
  const position = isAtEnd ? phases.length : phases.length - 1;
  const before = phases[position - 1];
  const lower = before === undefined || before.audience === 'staff' ? 0 : before.people;
  const upper = isAtEnd ? customerBase : last.people;
  const people = Math.round((lower + upper) / 2);
  if (people <= lower) return null;
  const over = before === undefined ? null : plannedEnd(before);
  const plannedStart = over === null ? null : nextStartDay(over, calendar);
  return { position, phase: { audience: 'sample', people, holdDays: HOLD_DAYS, plannedStart } };
}
