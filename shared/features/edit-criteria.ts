import type { Criterion } from './criterion.ts';
import type { EntryCriterion } from './entry-criterion.ts';

/**
 * What makes an exit criterion itself, whatever it asks for: its kind, with the metric or segment it is about. A phase asks
 * each at most once.
 */
export function criterionKey(criterion: Criterion): string {
  if (criterion.kind === 'segment-heard') return `${criterion.kind} ${criterion.segment.id}`;
  return 'metricId' in criterion ? `${criterion.kind} ${criterion.metricId}` : criterion.kind;
}

/** As `criterionKey`, of an entry criterion: its kind. */
export function entryCriterionKey({ kind }: EntryCriterion): EntryCriterion['kind'] {
  return kind;
}

/** The list with one criterion said: in the place of the one with its key, else at the end. */
export function withCriterion<Each>(
  criteria: readonly Each[],
  said: Each,
  keyOf: (criterion: Each) => string,
): Each[] {
  const place = criteria.findIndex((one) => keyOf(one) === keyOf(said));
  return place === -1 ? [...criteria, said] : criteria.with(place, said);
}

/** The list without the criterion of this key; as it was where there is none. */
export function withoutCriterion<Each>(
  criteria: readonly Each[],
  key: string,
  keyOf: (criterion: Each) => string,
): Each[] {
  return criteria.filter((one) => keyOf(one) !== key);
}
