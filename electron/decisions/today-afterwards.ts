import type { TodayItem } from '#shared/decisions/decisions.contract.ts';
import type { Feature } from '#shared/features/feature.ts';
import type { DecisionSources } from './decision-sources.ts';
import type { RecordService } from './record.service.ts';

type Parts = { sources: DecisionSources; record: RecordService };

function itemOf(feature: Feature, item: Pick<TodayItem, 'kind' | 'values' | 'subjectId'>): TodayItem {
  return { featureId: feature.id, featureName: feature.name, phaseId: null, badges: [], day: null, ...item };
}

function lossItems({ sources }: Parts, feature: Feature): TodayItem[] {
  const count = sources.segments
    .listLosses(feature.id)
    .filter(({ lossToldOn }) => lossToldOn === null).length;
  return count === 0 ? [] : [itemOf(feature, { kind: 'loss-to-tell', values: { count }, subjectId: null })];
}

function reviewItems({ record }: Parts, feature: Feature): TodayItem[] {
  return record.listDue(feature.id).map(({ decision, afterDays }) =>
    itemOf(feature, {
      kind: 'review-due',
      // The words differ by what was decided.
      values: { context: decision.verb, day: decision.effectiveOn, days: afterDays },
      subjectId: decision.id,
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
