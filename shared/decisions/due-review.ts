import type { Decision, DecisionVerb, Judgement, Review } from './decision.ts';
import { addDays, type CalendarDay } from '#shared/kernel/calendar-day.ts';

/** How many days after a decision took effect it is asked whether it was right. */
export const REVIEW_AFTER_DAYS: readonly number[] = [30, 90];

/** Decisions that moved something; a start had nothing to judge by, a hold is answered by the next gate. */
const REVIEWED_VERBS: ReadonlySet<DecisionVerb> = new Set([
  'advance',
  'reduce',
  'roll-back',
  'stop',
  'finish',
]);

/** As much of a record as these rules look at. */
export type Recorded = Pick<Decision, 'id' | 'kind' | 'verb' | 'withdraws' | 'reviews'> & {
  readonly review: Pick<Review, 'afterDays' | 'judgement'> | null;
};

/** The records that still count: neither withdrawn nor themselves a withdrawal, in the order given. */
export function standingRecords<One extends Recorded>(records: readonly One[]): One[] {
  const withdrawn = new Set(records.map(({ withdraws }) => withdraws));
  return records.filter(({ id, kind }) => kind !== 'withdrawal' && !withdrawn.has(id));
}

type Dated = Recorded & { readonly effectiveOn: CalendarDay };

/**
 * Which question waits for each decision, in days after it took effect: the latest whose day has come, unless it, or a
 * later one, is answered. A question nobody answered in time is not asked beside the next. Records without a question
 * are left out.
 */
export function dueReviews(records: readonly Dated[], today: CalendarDay): ReadonlyMap<string, number> {
  const standing = standingRecords(records);
  const due = new Map<string, number>();
  for (const decision of standing) {
    if (decision.kind !== 'decision' || !REVIEWED_VERBS.has(decision.verb)) continue;
    const come = REVIEW_AFTER_DAYS.findLast((days) => addDays(decision.effectiveOn, days) <= today);
    if (come === undefined) continue;
    const isAnswered = standing.some(
      ({ reviews, review }) => reviews === decision.id && (review?.afterDays ?? 0) >= come,
    );
    if (!isAnswered) due.set(decision.id, come);
  }
  return due;
}

/** The latest standing answer for each decision that still stands, by the decision's id. */
export function latestJudgements(records: readonly Recorded[]): ReadonlyMap<string, Judgement> {
  const standing = standingRecords(records);
  const decided = new Set(standing.flatMap(({ id, kind }) => (kind === 'decision' ? [id] : [])));
  const latest = new Map<string, { judgement: Judgement; afterDays: number }>();
  for (const { reviews, review } of standing) {
    if (reviews === null || review === null || !decided.has(reviews)) continue;
    const { judgement, afterDays } = review;
    if ((latest.get(reviews)?.afterDays ?? 0) < afterDays) latest.set(reviews, { judgement, afterDays });
  }
  return new Map([...latest].map(([id, { judgement }]) => [id, judgement]));
}
