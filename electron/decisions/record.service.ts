import type { Decision, DecisionVerb, Judgement } from '#shared/decisions/decision.ts';
import type { ListedDecision } from '#shared/decisions/decisions.contract.ts';
import { dueReviews } from '#shared/decisions/due-review.ts';
import type { RecordCheck } from '#shared/decisions/record.contract.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import { dayAt } from '#shared/kernel/day-at.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import { checkRecord } from './check-record.ts';
import type { DecisionSources } from './decision-sources.ts';
import type { DecisionsReadModel } from './decisions.read-model.ts';
import type { DecisionsRepository } from './decisions.repository.ts';
import { dataVersionOf } from './record-evidence.ts';

type Parts = { sources: DecisionSources; repository: DecisionsRepository; readModel: DecisionsReadModel };
type Dated = Decision & { effectiveOn: CalendarDay };
/** A decision the question "Was this call right?" waits for. */
type DueReview = { decisionId: Id; verb: DecisionVerb; effectiveOn: CalendarDay; afterDays: number };
type Since = { metricName: string; known: Comparison | null; since: Comparison | null };

/** The record of decisions as evidence: whole or not, and each call judged again once its numbers are in. */
export function createRecordService(context: ServiceContext, { sources, repository, readModel }: Parts) {
  function dated<Recorded extends Pick<Decision, 'at' | 'effectiveOn'>>(record: Recorded) {
    return { ...record, effectiveOn: record.effectiveOn ?? dayAt(record.at, context.dayBoundary()) };
  }

  function getDecision(decisionId: Id): Dated {
    const decision = repository.find(decisionId);
    if (decision === null || decision.kind !== 'decision') {
      throw new AppError('not-found', 'decision-not-found');
    }
    return dated(decision);
  }

  function dueOf(featureId: Id): ReadonlyMap<Id, number> {
    return dueReviews(repository.listOutlines(featureId).map(dated), context.today());
  }

  function compareSince({ featureId, evidence, effectiveOn }: Dated): Since[] {
    const metrics = sources.metrics.listMetrics(featureId);
    const knownThen = evidence?.comparisons ?? [];
    const removed = knownThen.filter(({ metric }) => !metrics.some(({ id }) => id === metric.id));
    const span = { from: effectiveOn, to: context.today() };
    const present = metrics.map(({ id: metricId, name }) => ({
      metricName: name,
      known: knownThen.find(({ metric }) => metric.id === metricId) ?? null,
      since: sources.metrics.compareMetric({ metricId, ...span }),
    }));
    return [
      ...present.filter(({ known, since }) => known !== null || since.pilot.units > 0),
      ...removed.map((known) => ({ metricName: known.metric.name, known, since: null })),
    ];
  }

  function appendReview(decision: Dated, answer: { judgement: Judgement; reason: string }): Id {
    const afterDays = dueOf(decision.featureId).get(decision.id);
    if (afterDays === undefined) throw new AppError('precondition', 'review-not-due');
    const since = compareSince(decision).flatMap((compared) => compared.since ?? []);
    const { id } = repository.append({
      id: context.newId(),
      featureId: decision.featureId,
      phaseId: decision.phaseId,
      toPhaseId: decision.toPhaseId,
      kind: 'review',
      withdraws: null,
      reviews: decision.id,
      review: { afterDays, judgement: answer.judgement, since },
      verb: decision.verb,
      adviceVerb: null,
      reason: answer.reason,
      dissent: '',
      decidedBy: context.actor(),
      at: context.now(),
      effectiveOn: context.today(),
      evidence: null,
      shortfall: null,
      notesCited: [],
      dataVersion: dataVersionOf(
        sources,
        decision.featureId,
        since.map(({ metric }) => metric.id),
      ),
      commandSequence: context.commands.currentSequence(),
    });
    return id;
  }

  function verify(): RecordCheck {
    return checkRecord(repository.listRows(), {
      head: repository.findHead(),
      deeds: readModel.countRecordDeeds(),
    });
  }

  return {
    verify,
    /** As `verify`, and whether an entry with the hash somebody kept elsewhere still stands in a record that is whole. */
    verifyAgainst: (keptHead: string | null) => {
      const check = verify();
      if (keptHead === null) return { ...check, keptHead: 'not-asked' as const };
      const isHeld = check.fault === null && repository.holdsHash(keptHead);
      return { ...check, keptHead: isHeld ? ('held' as const) : ('not-held' as const) };
    },
    /** Adds the day each record took effect and the question that waits for it. */
    withReviews: (records: readonly (Decision & { changedSince: string[] })[]): ListedDecision[] => {
      const due = dueReviews(records.map(dated), context.today());
      return records.map((record) => ({
        ...dated(record),
        recordedOn: sources.dayOf(record.at),
        reviewDue: due.get(record.id) ?? null,
      }));
    },
    /** Decisions of a feature the question "Was this call right?" waits for, with the days since they took effect. */
    listDue: (featureId: Id): DueReview[] => {
      const due = dueOf(featureId);
      if (due.size === 0) return [];
      return repository.listOutlines(featureId).flatMap((outline) => {
        const afterDays = due.get(outline.id);
        const { id: decisionId, verb, effectiveOn } = dated(outline);
        return afterDays === undefined ? [] : [{ decisionId, verb, effectiveOn, afterDays }];
      });
    },
    /** Throws `decision-not-found`. */
    compareSince: (decisionId: Id) => {
      const decision = getDecision(decisionId);
      return { from: decision.effectiveOn, to: context.today(), metrics: compareSince(decision) };
    },
    /** Throws `decision-not-found`, `review-not-due`. */
    review: (answer: { decisionId: Id; judgement: Judgement; reason: string }): { reviewId: Id } => {
      const decision = getDecision(answer.decisionId);
      return context.commands.run({ method: 'decisions.review', subjectId: decision.featureId }, () => ({
        reviewId: appendReview(decision, answer),
      }));
    },
    rows: repository.listRows,
  };
}

export type RecordService = ReturnType<typeof createRecordService>;
