import { comparisonSchema } from './comparison.ts';
import { seriesPointSchema } from './series.ts';
import { daySchema, idSchema, lineSchema, z } from '#shared/kernel/schema.ts';

export const armLineSchema = z.object({
  arm: z.enum(['pilot', 'control']),
  points: z.array(seriesPointSchema),
});
export type ArmLine = z.infer<typeof armLineSchema>;

/** One of the largest segments, or the rest of them together, on the days asked for. */
export const segmentSeriesSchema = z.object({
  /** Null for the sum of all smaller segments. */
  segment: z.string().nullable(),
  segments: z.number().int(),
  units: z.number(),
  arms: z.array(armLineSchema),
  comparison: comparisonSchema,
});
export type SegmentSeries = z.infer<typeof segmentSeriesSchema>;

/** A phase that has started: what its days say, and its lines, which begin anew with the phase. */
export const phaseSeriesSchema = z.object({
  phaseId: idSchema,
  name: lineSchema,
  from: daySchema,
  /** The last day that belongs to it; null while it runs. */
  to: daySchema.nullable(),
  arms: z.array(armLineSchema),
  comparison: comparisonSchema,
});
export type PhaseSeries = z.infer<typeof phaseSeriesSchema>;

export const quartilesSchema = z.object({
  least: z.number(),
  lower: z.number(),
  median: z.number(),
  upper: z.number(),
  greatest: z.number(),
});
export type Quartiles = z.infer<typeof quartilesSchema>;

/** How the levels of single days are spread, each arm over the same bins. */
export const spreadSchema = z.object({
  /** Rising; one more than there are bins. Empty without a day. */
  edges: z.array(z.number()),
  arms: z.array(
    z.object({
      arm: z.enum(['pilot', 'control']),
      days: z.number().int(),
      counts: z.array(z.number().int()),
      quartiles: quartilesSchema,
    }),
  ),
});
export type Spread = z.infer<typeof spreadSchema>;
