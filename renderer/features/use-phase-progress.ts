import { useTranslation } from 'react-i18next';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import type { FeatureSummary } from '#shared/features/features.contract.ts';
import { type CalendarDay, daysBetween } from '#shared/kernel/calendar-day.ts';

/** "Early adopters, day 17 of 25"; before the start when it is planned; null when no phase is current or planned. */
export function usePhaseProgress(summary: FeatureSummary, today: CalendarDay): string | null {
  const { t } = useTranslation('features');
  const plan = useQueryOf('features.get', { featureId: summary.feature.id }).data?.plan;
  const current = plan?.phases.find((phase) => phase.id === summary.currentPhaseId);
  if (current !== undefined && current.startedOn !== null && today !== '') {
    const { name, holdDays } = current;
    // Days that are over, as the gate counts them; the day that runs is one more.
    const elapsed = daysBetween(current.startedOn, today);
    if (elapsed > holdDays) return t('phaseOver', { name, elapsed, days: holdDays });
    if (elapsed === holdDays) return t('phaseFull', { name, count: holdDays });
    return t('phaseDay', { name, day: elapsed + 1, days: holdDays });
  }
  const first = plan?.phases[0];
  if (summary.feature.state !== 'draft' || first === undefined || first.plannedStart === null) return null;
  return t('plannedFrom', { name: first.name, day: first.plannedStart });
}
