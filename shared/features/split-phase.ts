import type { Phase } from './plan.ts';
import { LEAST_PEOPLE_PER_STEP } from './size-template.ts';

const WEEK_DAYS = 7;

type Part = Pick<Phase, 'people' | 'holdDays' | 'audience'>;

/** The longer part comes first. Whole weeks stay whole, so that one week becomes two: less would miss weekdays. */
function shareOut(holdDays: number): { first: number; second: number } {
  const unit = holdDays % WEEK_DAYS === 0 ? WEEK_DAYS : 1;
  const first = Math.ceil(holdDays / unit / 2) * unit;
  return { first, second: Math.max(Math.min(unit, holdDays), holdDays - first) };
}

/**
 * The two steps a phase is split into: the first goes half of the way up from the phase ahead of it, the second keeps the
 * phase's people; its days are shared out. Everyone is reached by way of a random sample. Null where either would bring
 * fewer than three new people.
 */
export function splitPhase(phase: Part, before: Part | null): { first: Part; second: Part } | null {
  const isSameRole = before !== null && (before.audience === 'staff') === (phase.audience === 'staff');
  const lower = isSameRole ? before.people : 0;
  const people = Math.round((lower + phase.people) / 2);
  const days = shareOut(phase.holdDays);
  const isTooSmall = people - lower < LEAST_PEOPLE_PER_STEP || phase.people - people < LEAST_PEOPLE_PER_STEP;
  if (isTooSmall) return null;
  const audience = phase.audience === 'everyone' ? 'sample' : phase.audience;
  return {
    first: { audience, people, holdDays: days.first },
    second: { audience: phase.audience, people: phase.people, holdDays: days.second },
  };
}
