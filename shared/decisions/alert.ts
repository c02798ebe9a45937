import { badgeSchema, sentenceSchema } from './gate.ts';
import { daySchema, idSchema, instantSchema, z } from '#shared/kernel/schema.ts';

/** What an alert is about; what each asks for stands in `raise-alerts.ts`. */
export const alertKindSchema = z.enum([
  'hard-limit-passed',
  'harm-shown',
  'catastrophe-open',
  'harm-possible',
  'crossing-ahead',
  'gate-due',
  'stop-advised',
  'numbers-stale',
  'impossible-figures',
  'definition-changed',
  'sample-ratio',
  'both-arms',
  'days-missing',
  'one-day-dominates',
  'unusual-days',
]);
export type AlertKind = z.infer<typeof alertKindSchema>;

/** act-now: people are or may be harmed, answered with a reason · look: soon · know: nothing is asked. */
export const alertSeveritySchema = z.enum(['act-now', 'look', 'know']);
export type AlertSeverity = z.infer<typeof alertSeveritySchema>;

/** A day on which a metric was unlike what its own past let expect. */
export const unusualDaySchema = z.object({
  metricId: idSchema,
  metric: z.string(),
  day: daySchema,
  kind: z.enum(['spike', 'shift', 'drift']),
  direction: z.enum(['up', 'down']),
  /** First day of the new level; the day itself for a spike. */
  since: daySchema,
});
export type UnusualDay = z.infer<typeof unusualDaySchema>;

/** Why somebody should look, as it stands today. */
export const alertCauseSchema = z.object({
  /**
   * Kind, metric, and what starts it anew (phase, look, day), within its feature: the same matter bears the same key
   * from day to day, so that what was acknowledged once is not said again.
   */
  key: z.string(),
  kind: alertKindSchema,
  severity: alertSeveritySchema,
  featureId: idSchema,
  phaseId: idSchema,
  metricId: idSchema.nullable(),
  /** Full keys of `shared/words`. The name of the feature is added where they are said. */
  title: sentenceSchema,
  detail: sentenceSchema,
  badges: z.array(badgeSchema),
  /** Newest first; only of `unusual-days`. */
  unusual: z.array(unusualDaySchema),
});
export type AlertCause = z.infer<typeof alertCauseSchema>;

/** What a person said to an alert; it may be taken back, and a snoozed one wakes by itself. */
export const alertAnswerSchema = z.object({
  answer: z.enum(['acknowledged', 'snoozed']),
  /** The day a snoozed one wakes. */
  untilDay: daySchema.nullable(),
  reason: z.string(),
  by: z.string(),
  at: instantSchema,
});
export type AlertAnswer = z.infer<typeof alertAnswerSchema>;

export const alertSchema = alertCauseSchema.extend({
  id: idSchema,
  featureName: z.string(),
  raisedAt: instantSchema,
  /** When its cause was gone; null while it stands. */
  endedAt: instantSchema.nullable(),
  answer: alertAnswerSchema.nullable(),
});
export type Alert = z.infer<typeof alertSchema>;

const IN_FEATURE: Readonly<Record<AlertKind, string>> = {
  'hard-limit-passed': 'decisions?decide=1',
  'harm-shown': 'decisions?decide=1',
  'catastrophe-open': 'notes',
  'harm-possible': 'decisions',
  'crossing-ahead': 'metrics',
  'gate-due': 'decisions?decide=1',
  'stop-advised': 'decisions?decide=1',
  'numbers-stale': '',
  'impossible-figures': 'metrics',
  'definition-changed': 'decisions',
  'sample-ratio': 'people',
  'both-arms': 'people',
  'days-missing': 'metrics',
  'one-day-dominates': 'metrics',
  'unusual-days': 'metrics',
};

/** Where in the window an alert is dealt with: "/features/…/decisions". */
export function placeOfAlert({ kind, featureId }: Pick<AlertCause, 'kind' | 'featureId'>): string {
  if (kind === 'numbers-stale') return `/imports/new?feature=${featureId}`;
  return `/features/${featureId}/${IN_FEATURE[kind]}`;
}

const SEVERITIES = alertSeveritySchema.options;
const KINDS = alertKindSchema.options;

/** Worst first: by severity, then by kind as listed above; equal ones keep their order. */
export function orderAlerts<Cause extends Pick<AlertCause, 'severity' | 'kind'>>(
  alerts: readonly Cause[],
): Cause[] {
  return alerts.toSorted(
    (left, right) =>
      SEVERITIES.indexOf(left.severity) - SEVERITIES.indexOf(right.severity) ||
      KINDS.indexOf(left.kind) - KINDS.indexOf(right.kind),
  );
}
