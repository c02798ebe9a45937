import { daySchema, idSchema, lineSchema, z } from '#shared/kernel/schema.ts';

/**
 * proportion: successes of trials (20 late of 213 deliveries) · mean: an average over units (hours per request) ·
 * count: events per unit of exposure · value: one plain figure a day.
 */
export const metricKindSchema = z.enum(['proportion', 'mean', 'count', 'value']);
export type MetricKind = z.infer<typeof metricKindSchema>;

export const metricRoleSchema = z.enum(['primary', 'secondary', 'guardrail']);

export const directionSchema = z.enum(['higher', 'lower']);

/**
 * How far a guardrail may go, in the metric's own scale (a proportion between 0 and 1): an absolute limit for the
 * pilot, or a margin by which the pilot may be worse than the control group.
 */
export const guardrailLimitSchema = z.object({
  kind: z.enum(['absolute', 'worse-than-control']),
  value: z.number(),
});
export type GuardrailLimit = z.infer<typeof guardrailLimitSchema>;

export const metricDraftSchema = z.object({
  featureId: idSchema,
  name: lineSchema,
  kind: metricKindSchema,
  /** What the figure is measured in: "hours", "€"; empty for proportions. */
  unit: z.string().trim().max(30),
  direction: directionSchema,
  role: metricRoleSchema,
  /** The level hoped for, in the metric's own scale. */
  target: z.number().nullable(),
  limit: guardrailLimitSchema.nullable(),
});
export type MetricDraft = z.infer<typeof metricDraftSchema>;

export const metricSchema = metricDraftSchema.extend({ id: idSchema, position: z.number().int() });
export type Metric = z.infer<typeof metricSchema>;

/**
 * One day of one arm (and segment, '' for all). `units` counts trials, averaged units or exposure; `total` is
 * successes, the sum, or events; `totalSquares` the sum of squares, null when only a day's average is known.
 */
export const dailyValueSchema = z.object({
  day: daySchema,
  arm: z.enum(['pilot', 'control']),
  units: z.number(),
  total: z.number(),
  totalSquares: z.number().nullable(),
});
export type DailyValue = z.infer<typeof dailyValueSchema>;
