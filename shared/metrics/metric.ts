import type { Recipe } from './derived-level.ts';
import { daySchema, idSchema, lineSchema, z } from '#shared/kernel/schema.ts';

/**
 * proportion: successes of trials (20 late of 213 deliveries) · mean: an average over units (hours per request) ·
 * duration: times, which are long-tailed and therefore averaged on the logarithmic scale · count: events per unit of
 * exposure · ratio: one sum over another of the same units (cost per order of a customer) · value: one plain figure a
 * day.
 */
export const metricKindSchema = z.enum(['proportion', 'mean', 'duration', 'count', 'ratio', 'value']);
export type MetricKind = z.infer<typeof metricKindSchema>;

/** How far apart a metric's figures lie: a week's and a month's stand on their first day. */
export const metricGrainSchema = z.enum(['day', 'week', 'month']);
export type MetricGrain = z.infer<typeof metricGrainSchema>;

/**
 * What the segments of a day make together, of a plain figure or a count (docs/decisions/0015). adds-up: their sum
 * (revenue, orders) · averages: their average, for a count the rate per exposure (temperature, rating) · unsaid: nobody
 * has said; a chart shows the average, a formula takes the sum, as both did before it was asked.
 */
export const overSegmentsSchema = z.enum(['adds-up', 'averages', 'unsaid']);
export type OverSegments = z.infer<typeof overSegmentsSchema>;

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

/** What shown harm on a guardrail asks for: everybody back, or one phase back. */
export const onHarmSchema = z.enum(['roll-back', 'reduce']);

/** Longer formulas are never what a person meant. */
export const LONGEST_FORMULA = 500;

const fields = {
  name: lineSchema,
  kind: metricKindSchema,
  /** What the figure is measured in: "hours", "€"; empty for proportions. */
  unit: z.string().trim().max(30),
  direction: directionSchema,
  role: metricRoleSchema,
  /** The level hoped for, in the metric's own scale. */
  target: z.number().nullable(),
  limit: guardrailLimitSchema.nullable(),
};
const grain = metricGrainSchema;
const onHarm = onHarmSchema;
/** The level no customer may meet, in the metric's own scale: once it is passed the feature goes back at once. */
const hardLimit = z.number().nullable();
/** Computed from other metrics of the feature ("refunds / orders * 100"); null for a metric with figures of its own. */
const formula = z.string().trim().min(1).max(LONGEST_FORMULA).nullable();

export const metricDraftSchema = z.object({
  featureId: idSchema,
  ...fields,
  grain: grain.default('day'),
  formula: formula.default(null),
  overSegments: overSegmentsSchema.default('unsaid'),
  onHarm: onHarm.default('roll-back'),
  hardLimit: hardLimit.default(null),
});
export type MetricDraft = z.infer<typeof metricDraftSchema>;

/** A missing field stays as it is: no defaults here. */
export const metricChangeSchema = z
  .object({ ...fields, grain, formula, overSegments: overSegmentsSchema, onHarm, hardLimit })
  .partial();

/** Records of decisions hold metrics as they were; those from before grains and formulas read as a day's, without one, of which nobody has said how it goes over segments. */
export const metricSchema = metricDraftSchema.extend({ id: idSchema, position: z.number().int() });
export type Metric = z.infer<typeof metricSchema>;

/**
 * One day of one arm, everybody together. What the sums mean by kind:
 *
 * | kind       | units    | total            | totalSquares           |
 * | ---------- | -------- | ---------------- | ---------------------- |
 * | proportion | trials   | successes        | equals total           |
 * | mean       | units    | sum              | sum of squares         |
 * | duration   | units    | sum of ln(time)  | sum of squares of ln   |
 * | count      | exposure | events           | null                   |
 * | ratio      | units    | sum of numerator | sum of its squares     |
 * | value      | 1        | the figure       | null                   |
 *
 * A count or a value that adds up over segments is read with one unit a day (`read-days.ts`).
 * `totalSquares` is null where only the day as a whole is known. A ratio also has `base`, the sum of the denominator,
 * `baseSquares` and `crossProducts` (sum of numerator times denominator); all three are null for other kinds.
 */
export const dailyValueSchema = z.object({
  day: daySchema,
  arm: z.enum(['pilot', 'control']),
  units: z.number(),
  total: z.number(),
  totalSquares: z.number().nullable(),
  base: z.number().nullable(),
  baseSquares: z.number().nullable(),
  crossProducts: z.number().nullable(),
});

/** A day's sums of one metric that a derived one is made from. */
export type DerivedSums = Pick<z.infer<typeof dailyValueSchema>, 'units' | 'total' | 'base'>;

export type DailyValue = z.infer<typeof dailyValueSchema> & {
  /** How the figure was computed, for a derived metric: its `total` is the day's own result, over one unit. */
  readonly derived?: { readonly recipe: Recipe; readonly sums: readonly DerivedSums[] };
};

/** The part of a day's figure that only a ratio has. */
export const WITHOUT_BASE = { base: null, baseSquares: null, crossProducts: null } as const;
