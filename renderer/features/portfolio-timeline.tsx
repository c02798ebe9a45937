import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PortfolioConflicts } from './portfolio-conflicts.tsx';
import { type SpanChoice, timelineSpan } from './timeline-span.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { invoke } from '#renderer/rpc/client.ts';
import { Section } from '#renderer/ui/section.tsx';
import { Segments } from '#renderer/ui/segments.tsx';
import type { TimelineLoad } from '#renderer/ui/timeline-load.tsx';
import {
  Timeline,
  type TimelineBlackout,
  type TimelineGate,
  type TimelinePhase,
  type TimelineRow,
} from '#renderer/ui/timeline.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { daysOfPhase } from '#shared/features/days-of-phase.ts';
import type { FeatureSummary } from '#shared/features/features.contract.ts';
import type { PortfolioCalendar } from '#shared/features/portfolio-calendar.ts';
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

/** How many customers are in how many pilots at once, as the last row of the timeline. */
function useLoad(calendar: PortfolioCalendar | undefined): TimelineLoad | null {
  const { t } = useTranslation('features');
  if (calendar === undefined || calendar.stretches.length === 0) return null;
  return {
    title: t('calendar.together'),
    detail: t('calendar.togetherDetail'),
    stretches: calendar.stretches.map(({ from, to, withOne, withTwo, known }) => {
      const numbers = { one: withOne, two: withTwo };
      const least = known === 'least';
      return {
        key: from,
        from,
        to,
        text: t(least ? 'calendar.oneLeast' : 'calendar.one', numbers),
        above: withTwo === 0 ? null : t(least ? 'calendar.twoLeast' : 'calendar.two', numbers),
        spoken: t(least ? 'calendar.spokenLeast' : 'calendar.spoken', numbers),
        look: withTwo > 0 ? 'crowded' : 'plain',
      };
    }),
  };
}

/** The gate of the running phase as it stands, and those of planned phases. */
function useGates(calendar: PortfolioCalendar | undefined): (summary: FeatureSummary) => TimelineGate[] {
  const { t } = useTranslation('features');
  return ({ feature, currentPhaseId, gateDay }) => {
    const planned = (calendar?.gates ?? []).filter(
      ({ featureId, phaseId }) => featureId === feature.id && phaseId !== currentPhaseId,
    );
    return [
      ...(gateDay === null
        ? []
        : [{ key: 'gate', day: gateDay, label: t('portfolio.gate'), look: 'open' as const }]),
      ...planned.map(({ phaseId, day }) => ({
        key: phaseId,
        day,
        label: t('calendar.plannedGate'),
        look: 'planned' as const,
      })),
    ];
  };
}

function GateKey() {
  const { t } = useTranslation('features');
  const looks = [
    ['open', t('portfolio.gate')],
    ['planned', t('calendar.plannedGate')],
  ] as const;
  return looks.map(([look, label]) => (
    <span key={look} className="row portfolio-gate-key">
      <svg width="12" height="12" aria-hidden="true">
        <path d="M6 1l5 5-5 5-5-5z" className={`timeline-gate timeline-gate-${look}`} />
      </svg>
      {label}
    </span>
  ));
}

/** The days on which nothing starts: of the workspace, or a feature's own. */
function blackoutsOf(calendar: PortfolioCalendar | undefined, featureId: string | null): TimelineBlackout[] {
  return (calendar?.blackouts ?? [])
    .filter((blackout) => blackout.featureId === featureId)
    .map(({ id, name, firstDay, lastDay }) => ({ key: id, name, from: firstDay, to: lastDay }));
}

function useRows(
  features: readonly FeatureSummary[],
  calendar: PortfolioCalendar | undefined,
): TimelineRow[] {
  const { t } = useTranslation('features');
  const plans = usePlans(features);
  const bars = useBars();
  const gatesOf = useGates(calendar);
  return features.map((summary, index) => {
    const plan = plans[index] ?? null;
    const { feature } = summary;
    return {
      key: feature.id,
      title: feature.name,
      href: `/features/${feature.id}/plan`,
      ...(plan === null ? {} : { detail: t('planVersion', { version: plan.version }) }),
      phases: (plan?.phases ?? []).flatMap((phase) => bars(phase, summary)),
      gates: gatesOf(summary),
      blackouts: blackoutsOf(calendar, feature.id),
    };
  });
}

type PortfolioTimelineProps = { features: readonly FeatureSummary[]; today: CalendarDay };

/** The months around today with every feature's phases and gates. */
export function PortfolioTimeline({ features, today }: PortfolioTimelineProps) {
  const { t } = useTranslation('features');
  const [choice, setChoice] = useState<SpanChoice>('five-months');
  const calendar = useQueryOf('features.calendar', {}).data;
  const load = useLoad(calendar);
  const rows = useRows(features, calendar);
  if (today === '') return null;
  return (
    <>
      {calendar !== undefined && (features.length > 1 || calendar.conflicts.length > 0) && (
        <PortfolioConflicts
          conflicts={calendar.conflicts}
          features={features.map(({ feature }) => feature)}
        />
      )}
      <div className="section-gap">
        <Section
          title={t('portfolio.timeline')}
          note={
            <span className="row row-wrap">
              <GateKey />
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
            blackouts={blackoutsOf(calendar, null)}
            load={load}
          />
        </Section>
      </div>
    </>
  );
}
