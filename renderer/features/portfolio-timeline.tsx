import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { daysOfPhase, type SpanChoice, timelineSpan } from './timeline-span.ts';
import { invoke } from '#renderer/rpc/client.ts';
import { Section } from '#renderer/ui/section.tsx';
import { Segments } from '#renderer/ui/segments.tsx';
import { Timeline, type TimelinePhase } from '#renderer/ui/timeline.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { FeatureSummary } from '#shared/features/features.contract.ts';
import type { Phase, Plan } from '#shared/features/plan.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';

const SPANS: readonly SpanChoice[] = ['quarter', 'five-months', 'year'];

/** The plans of all features, one question each, from the same cache every page reads. */
function usePlans(features: readonly FeatureSummary[]): (Plan | null)[] {
  return useQueries({
    queries: features.map(({ feature }) => ({
      queryKey: ['features.get', { featureId: feature.id }],
      queryFn: () => invoke('features.get', { featureId: feature.id }),
    })),
    combine: (answers) => answers.map((answer) => answer.data?.plan ?? null),
  });
}

function useBars(): (phase: Phase, summary: FeatureSummary) => TimelinePhase[] {
  const formats = useFormats();
  return (phase, { feature }) => {
    const days = daysOfPhase(phase);
    if (days === null) return [];
    const isPaused = phase.state === 'current' && feature.state === 'paused';
    return [
      {
        key: phase.id,
        name: phase.name,
        people:
          phase.audience === 'staff' ? formats.count(phase.people, 'staff') : formats.whole(phase.people),
        ...days,
        state: isPaused ? 'paused' : phase.state,
      },
    ];
  };
}

type PortfolioTimelineProps = { features: readonly FeatureSummary[]; today: CalendarDay };

/** The months around today with every feature's phases and next gate. */
export function PortfolioTimeline({ features, today }: PortfolioTimelineProps) {
  const { t } = useTranslation('features');
  const [choice, setChoice] = useState<SpanChoice>('five-months');
  const plans = usePlans(features);
  const bars = useBars();
  if (today === '') return null;
  const rows = features.map((summary, index) => {
    const plan = plans[index] ?? null;
    const { feature, gateDay } = summary;
    return {
      key: feature.id,
      title: feature.name,
      href: `/features/${feature.id}/plan`,
      ...(plan === null ? {} : { detail: t('planVersion', { version: plan.version }) }),
      phases: (plan?.phases ?? []).flatMap((phase) => bars(phase, summary)),
      gates: gateDay === null ? [] : [{ key: 'gate', day: gateDay, label: t('portfolio.gate') }],
    };
  });
  return (
    <div className="section-gap">
      <Section
        title={t('portfolio.timeline')}
        note={
          <span className="row portfolio-gate-key">
            <svg width="12" height="12" aria-hidden="true">
              <path d="M6 1l5 5-5 5-5-5z" fill="none" stroke="currentColor" strokeWidth="1.5" />
            </svg>
            {t('portfolio.gate')}
          </span>
        }
        actions={
          <Segments
            label={t('portfolio.span')}
            value={choice}
            options={SPANS.map((value) => ({ value, label: t(`portfolio.spans.${value}`) }))}
            onChange={setChoice}
          />
        }
      >
        <Timeline
          label={t('portfolio.timeline')}
          {...timelineSpan(today, choice)}
          today={today}
          rows={rows}
          blackouts={[]}
        />
      </Section>
    </div>
  );
}
