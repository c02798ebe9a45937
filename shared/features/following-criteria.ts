import type { Criterion } from './criterion.ts';
import { peopleToHear } from './default-criteria.ts';
import type { PhaseChange } from './phase-lock.ts';
import type { Phase } from './plan.ts';

type Numbers = Pick<Phase, 'people' | 'holdDays'>;

function follow(criterion: Criterion, before: Numbers, after: Numbers): Criterion {
  if (criterion.kind === 'days-elapsed' && criterion.days === before.holdDays) {
    return { ...criterion, days: after.holdDays };
  }
  if (criterion.kind === 'sample-reached' && criterion.unitsPerArm === Math.max(1, before.people)) {
    return { ...criterion, unitsPerArm: Math.max(1, after.people) };
  }
  if (criterion.kind === 'people-heard' && after.people > 0) {
    const isUsual = criterion.people === peopleToHear(before.people);
    const people = isUsual ? peopleToHear(after.people) : Math.min(criterion.people, after.people);
    return { ...criterion, people };
  }
  return criterion;
}

/**
 * The change with the criteria that hang on its numbers, up and down: a wait as long as the hold time, a sample as large
 * as the phase and the usual number of people to hear stay so. A number chosen otherwise stays, though nobody is asked to
 * hear more people than there are; and so do criteria the change sets itself.
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
