import { valueModelSchema } from '#shared/features/feature.ts';
import { z } from '#shared/kernel/schema.ts';
import { comparisonSchema } from '#shared/metrics/comparison.ts';
import { metricSchema } from '#shared/metrics/metric.ts';

/**
 * A change of the metric in its own scale and signed, with where it comes from. measured: pilot against `basis`, with
 * the 95 % range, over `days` days of the pilot · hoped: by the hypothesis, from the smallest change worth having up to
 * the change hoped for. low and high are the ends of the range by their number, null where nothing is known of it.
 */
export const moneyEffectSchema = z.object({
  source: z.enum(['measured', 'hoped']),
  basis: comparisonSchema.shape.basis,
  low: z.number().nullable(),
  likely: z.number(),
  high: z.number().nullable(),
  days: z.number().int(),
});
export type MoneyEffect = z.infer<typeof moneyEffectSchema>;

/** Amounts; low and high are null where the effect has no range. */
export const moneyRangeSchema = z.object({
  low: z.number().nullable(),
  likely: z.number(),
  high: z.number().nullable(),
});
export type MoneyRange = z.infer<typeof moneyRangeSchema>;

/** Months; `never` where a month earns nothing, `unknown` where no figure stands behind it. */
export const paybackSchema = z.union([z.number(), z.enum(['never', 'unknown'])]);
export type Payback = z.infer<typeof paybackSchema>;

/** Cost of the harm until a gate: to everybody at once, phase by phase, and the difference. */
const harmOfGateSchema = z.object({
  days: z.number(),
  atOnce: z.number(),
  inPhases: z.number(),
  prevented: z.number(),
});
export type HarmOfGate = z.infer<typeof harmOfGateSchema>;

export const moneyViewSchema = z.object({
  metric: metricSchema,
  /** ISO 4217, of every amount. */
  currency: z.string(),
  model: valueModelSchema,
  /** What is measured before what is hoped for; each present only where it is known. */
  lines: z.array(
    z.object({
      effect: moneyEffectSchema,
      /** EBITDA of a month once everybody has it. */
      monthly: moneyRangeSchema,
      /** Soonest, likely and latest. */
      payback: z.object({ low: paybackSchema, likely: paybackSchema, high: paybackSchema }),
    }),
  ),
  /** The change of the metric, signed, that just pays the running cost; null when none can. */
  breakEven: z.number().nullable(),
  /** Spent by the gate to everybody, running cost included; without the introduction. */
  pilotCost: z.number(),
  pilotDays: z.number().int(),
  /** Pilot and introduction together: what is to be earned back. */
  spent: z.number(),
  harm: z.object({ firstGate: harmOfGateSchema, lastGate: harmOfGateSchema }).nullable(),
  notCounted: z.array(z.enum(['other-metrics', 'season', 'fading', 'harm', 'goodwill', 'below-ebitda'])),
  otherMetrics: z.array(z.string()),
});
export type MoneyView = z.infer<typeof moneyViewSchema>;
