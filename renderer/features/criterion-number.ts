import type { Criterion } from '#shared/features/criterion.ts';
import { assertNever } from '#shared/kernel/assert.ts';

type CriterionNumber = { value: number; min: number; max: number };

const MOST_UNITS = 10_000_000;
const MOST_PEOPLE = 100_000;

/** The one number of a criterion with its bounds; null for those that have none. */
export function criterionNumber(criterion: Criterion): CriterionNumber | null {
  switch (criterion.kind) {
    case 'metric-improves':
    case 'guardrail-holds':
      return { value: criterion.certaintyPercent, min: 50, max: 99 };
    case 'benefit-shown':
    case 'not-worse-shown':
      return { value: criterion.alphaPercent, min: 1, max: 20 };
    case 'sample-reached':
      return { value: criterion.unitsPerArm, min: 1, max: MOST_UNITS };
    case 'people-heard':
      return { value: criterion.people, min: 1, max: MOST_PEOPLE };
    case 'no-open-severity':
      return { value: criterion.severity, min: 1, max: 4 };
    case 'days-elapsed':
      return { value: criterion.days, min: 0, max: 365 };
    case 'participation':
      return { value: criterion.percent, min: 1, max: 100 };
    case 'segment-heard':
      return { value: criterion.people, min: 1, max: MOST_PEOPLE };
    case 'few-new-themes':
      return { value: criterion.notes, min: 2, max: 100 };
    case 'checklist-complete':
    case 'not-before':
    case 'signed-off':
      return null;
    default:
      return assertNever(criterion);
  }
}

/** The same criterion asking for another number. */
export function withNumber(criterion: Criterion, value: number): Criterion {
  switch (criterion.kind) {
    case 'metric-improves':
    case 'guardrail-holds':
      return { ...criterion, certaintyPercent: value };
    case 'benefit-shown':
    case 'not-worse-shown':
      return { ...criterion, alphaPercent: value };
    case 'sample-reached':
      return { ...criterion, unitsPerArm: value };
    case 'people-heard':
      return { ...criterion, people: value };
    case 'no-open-severity':
      return { ...criterion, severity: value };
    case 'days-elapsed':
      return { ...criterion, days: value };
    case 'participation':
      return { ...criterion, percent: value };
    case 'segment-heard':
      return { ...criterion, people: value };
    case 'few-new-themes':
      return { ...criterion, notes: value };
    case 'checklist-complete':
    case 'not-before':
    case 'signed-off':
      return criterion;
    default:
      return assertNever(criterion);
  }
}
