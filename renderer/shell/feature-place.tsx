import { lazy } from 'react';
import type { PageProps } from './routes.tsx';
import { FeaturePage, type FeaturePageProps, PlanTab } from '#renderer/features/public.ts';

/** What each tab of a feature shows, by the last part of its address; its code loads when it is first visited. */
const CONTENTS: FeaturePageProps['contents'] = {
  plan: PlanTab,
  people: lazy(async () => ({ default: (await import('#renderer/segments/public.ts')).PeopleTab })),
  hypotheses: lazy(async () => ({ default: (await import('#renderer/hypotheses/public.ts')).HypothesesTab })),
  metrics: lazy(async () => ({ default: (await import('#renderer/metrics/public.ts')).MetricsTab })),
  notes: lazy(async () => ({ default: (await import('#renderer/notes/public.ts')).NotesTab })),
  checklist: lazy(async () => ({ default: (await import('#renderer/checklists/public.ts')).ChecklistTab })),
  decisions: lazy(async () => ({ default: (await import('#renderer/decisions/public.ts')).DecisionsTab })),
  report: lazy(async () => ({ default: (await import('#renderer/reports/public.ts')).ReportTab })),
  flag: lazy(async () => ({ default: (await import('#renderer/flags/public.ts')).FlagTab })),
};

/** The buttons of every feature's header line. */
const ACTIONS: FeaturePageProps['actions'] = [
  lazy(async () => ({ default: (await import('#renderer/flags/public.ts')).KillSwitch })),
  lazy(async () => ({ default: (await import('#renderer/decisions/public.ts')).RecordDecision })),
];

/** A feature and one of its tabs. */
export function FeaturePlace({ params }: PageProps) {
  return (
    <FeaturePage
      featureId={params['featureId'] ?? ''}
      tab={params['tab'] ?? ''}
      contents={CONTENTS}
      actions={ACTIONS}
    />
  );
}
