import type { TodayItem } from '#shared/decisions/decisions.contract.ts';
import type { Feature } from '#shared/features/feature.ts';
import type { DecisionSources } from './decision-sources.ts';
import type { RecordService } from './record.service.ts';

type Parts = { sources: DecisionSources; record: RecordService };

type Own = Pick<TodayItem, 'kind' | 'values' | 'subjectId'>;

function itemOf({ sources }: Parts, { id, name }: Feature, item: Own): TodayItem {
  const badges: TodayItem['badges'] = sources.origin() === 'sample' ? ['sample-data'] : [];
  return { featureId: id, featureName: name, phaseId: null, badges, day: null, ...item };
}

function lossItems(parts: Parts, feature: Feature): TodayItem[] {
  const count = parts.sources.segments
    .listLosses(feature.id)
    .filter(({ lossToldOn }) => lossToldOn === null).length;
  return count === 0
    ? []
    : [itemOf(parts, feature, { kind: 'loss-to-tell', values: { count }, subjectId: null })];
}

function reviewItems(parts: Parts, feature: Feature): TodayItem[] {
  return parts.record.listDue(feature.id).map(({ decisionId, verb, effectiveOn, afterDays }) =>
    itemOf(parts, feature, {
      kind: 'review-due',
      // The words differ by what was decided.
      values: { context: verb, day: effectiveOn, days: afterDays },
      subjectId: decisionId,
    }),
  );
}

/** What a decision leaves to do, also for rollouts that are over: people to tell, and calls to judge again. */
export function listAfterwards(parts: Parts): TodayItem[] {
  return parts.sources.features
    .listFeatures()
    .filter(({ state }) => state !== 'archived')
    .flatMap((feature) => lossItems(parts, feature).concat(reviewItems(parts, feature)));
}
