import { useTranslation } from 'react-i18next';
import type { FeatureTab } from './feature-tabs.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { FeatureSummary } from '#shared/features/features.contract.ts';

/** What stands beside the name of a tab; nothing until it is known, and nothing for zero. */
export function useTabCounts(summary: FeatureSummary): Partial<Record<FeatureTab, string>> {
  const { t } = useTranslation('features');
  const formats = useFormats();
  const featureId = summary.feature.id;
  const phaseId = summary.currentPhaseId ?? summary.dial[0]?.phaseId ?? null;
  const hypotheses = useQueryOf('hypotheses.list', { featureId }).data;
  const metrics = useQueryOf('metrics.list', { featureId }).data;
  const notes = useQueryOf('notes.list', { featureId, limit: 500 }).data;
  const decisions = useQueryOf('decisions.list', { featureId }).data;
  const checklist = useQueryOf(
    'checklists.get',
    { phaseId: phaseId ?? featureId },
    { enabled: phaseId !== null },
  ).data;
  const counts: Record<string, number> = {
    people: summary.exposedCustomers,
    hypotheses: hypotheses?.length ?? 0,
    metrics: metrics?.length ?? 0,
    notes: notes?.length ?? 0,
    decisions: decisions?.length ?? 0,
  };
  const words = Object.entries(counts).flatMap(([tab, count]) =>
    count === 0 ? [] : [[tab, formats.whole(count)]],
  );
  const done =
    checklist === undefined || checklist.blocking === 0
      ? {}
      : { checklist: t('doneOf', { done: checklist.blockingComplete, all: checklist.blocking }) };
  return { ...Object.fromEntries(words), ...done };
}
