import { metricSchema } from './metric.ts';
import { daySchema, z } from '#shared/kernel/schema.ts';

/** A number and its 95 % interval; both limits are null while nothing is known about its spread. */
export const intervalSchema = z.object({
  estimate: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type Interval = z.infer<typeof intervalSchema>;

/** How a number was got; the words of each method stand in the word files. */
export const methodSchema = z.enum([
  'clopper-pearson',
  'wilson',
  'newcombe',
  'newcombe-standardised',
  'exact-standardised',
  'pooled-z',
  'mantel-haenszel',
  'tailed-mean',
  'welch',
  'welch-days',
  'stratified-mean',
  'weighted-days',
  'poisson',
  'poisson-standardised',
  'rate-ratio',
  'rate-ratio-days',
  'log-welch',
  'log-days',
  'log-stratified',
  'log-weighted-days',
  'ratio-delta',
  'ratio-delta-days',
  'ratio-days',
  'derived-days',
  'none',
]);
export type Method = z.infer<typeof methodSchema>;

export const armSummarySchema = z.object({
  units: z.number(),
  total: z.number(),
  days: z.number().int(),
  /** The arm's level with its 95 % interval; null while there is nothing to average. */
  level: intervalSchema.nullable(),
  method: methodSchema,
});
export type ArmSummary = z.infer<typeof armSummarySchema>;

/**
 * Pilot against control with its 95 % interval. absolute: pilot minus control in the metric's own scale · relative:
 * (pilot - control) / control, -0.18 for 18 % less; durations and ratios are compared so.
 */
export const differenceSchema = intervalSchema.extend({
  method: methodSchema,
  scale: z.enum(['absolute', 'relative']).default('absolute'),
});
export type Difference = z.infer<typeof differenceSchema>;

/**
 * What the 95 % range of the difference says of days that differ from one another. widened: they differ more than chance,
 * and the range is `times` as wide as the cases alone would make it · alike: no more than chance, so nothing is added ·
 * observed: whole days are the witnesses · left-out: too few days, or none of both sides, to know.
 */
export const rangeIncludesSchema = z.object({
  days: z.enum(['widened', 'alike', 'observed', 'left-out']),
  times: z.number(),
});
export type RangeIncludes = z.infer<typeof rangeIncludesSchema>;

/**
 * What the numbers of a time span say. `basis` names what the pilot is held against: a control group of the same
 * days, its own time before, a fixed target, or nothing.
 */
export const comparisonSchema = z.object({
  metric: metricSchema,
  from: daySchema.nullable(),
  to: daySchema.nullable(),
  basis: z.enum(['control-group', 'before-after', 'fixed-target', 'none']),
  pilot: armSummarySchema,
  /** The control group, or the time before; null when there is neither. */
  reference: armSummarySchema.nullable(),
  difference: differenceSchema.nullable(),
  /** Null without a range of the difference; and in records from before it was kept. */
  rangeIncludes: rangeIncludesSchema.nullable().default(null),
  /** The same question by other methods: day-stratified, pooled, of the cases alone. The statistician's second look. */
  otherMethods: z.array(differenceSchema),
  /** Probability (0 to 1) that the pilot is better at all in the metric's good direction; null when unknown. */
  probabilityBetter: z.number().nullable(),
  /** Probability (0 to 1) that the pilot is within the guardrail limit; null without a limit or numbers. */
  probabilityWithinLimit: z.number().nullable(),
  /** Days (weeks, months, by the metric's grain) of the span that carry no number of the pilot. */
  missingDays: z.number().int(),
});
export type Comparison = z.infer<typeof comparisonSchema>;
