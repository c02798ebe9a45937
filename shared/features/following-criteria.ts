import type { Criterion } from './criterion.ts';
import type { PhaseChange } from './phase-lock.ts';
import type { Phase } from './plan.ts';

type Numbers = Pick<Phase, 'people' | 'holdDays'>;

function follow(criterion: Criterion, before: Numbers, after: Numbers): Criterion {
  if (criterion.kind === 'days-elapsed' && criterion.days === before.holdDays) {
    return { ...criterion, days: after.holdDays };
  }
  if (criterion.kind === 'sample-reached' && criterion.unitsPerArm === before.people) {
    return { ...criterion, unitsPerArm: Math.max(1, after.people) };
  }
  if (criterion.kind === 'people-heard' && after.people > 0 && criterion.people > after.people) {
    return { ...criterion, people: after.people };
  }
  return criterion;
}

/**
 * The change with the criteria that hang on its numbers: a wait as long as the hold time and a sample as large as the
 * phase stay so, and nobody is asked to hear more people than there are. A number chosen otherwise stays, and so do
 * criteria the change sets itself.
 */
export function withFollowingCriteria(
  phase: Numbers & Pick<Phase, 'exitCriteria'>,
  change: PhaseChange,
): PhaseChange {
  if (change.exitCriteria !== undefined) return change;
  const after = {
    people: change.people ?? phase.people,
    holdDays: change.holdDays ?? phase.holdDays,
  };
  return { ...change, exitCriteria: phase.exitCriteria.map((criterion) => follow(criterion, phase, after)) };
}
