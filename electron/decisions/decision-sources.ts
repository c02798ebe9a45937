import type { DataVersion } from '#shared/decisions/decision.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { ChecklistsService } from '#electron/checklists/checklists.service.ts';
import type { FeaturesService } from '#electron/features/features.service.ts';
import type { FlagsService } from '#electron/flags/flags.service.ts';
import type { HypothesesService } from '#electron/hypotheses/hypotheses.service.ts';
import type { MetricsService } from '#electron/metrics/metrics.service.ts';
import type { NotesReadModel } from '#electron/notes/notes.read-model.ts';
import type { SegmentsService } from '#electron/segments/segments.service.ts';
import type { GatePlans } from './gate-plans.ts';
import type { createOutlooks } from './outlooks.ts';

/** What decisions read and move: the other capabilities, through their services. */
export type DecisionSources = {
  features: FeaturesService;
  segments: SegmentsService;
  metrics: MetricsService;
  hypotheses: HypothesesService;
  notes: NotesReadModel;
  checklists: ChecklistsService;
  flags: FlagsService;
  gatePlans: GatePlans;
  /** What the forecast says of a metric. */
  outlook: ReturnType<typeof createOutlooks>;
  /** The workspace's calendar day of an instant. */
  dayOf: (instant: number) => CalendarDay;
  /** The last import of the feature that stands, typed figures included; null before the first. */
  lastImport: (featureId: string) => DataVersion['lastImport'];
  /** People of the last import that counted people, and how many of them stood in both arms of a day. */
  peopleSeen: (featureId: string) => { personDays: number; inBothArms: number } | null;
  now: () => number;
  today: () => CalendarDay;
  origin: () => 'own' | 'sample';
};
