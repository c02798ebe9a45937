import { intervalSchema } from './comparison.ts';
import { incompleteDaySchema } from './incomplete-days.ts';
import { metricSchema } from './metric.ts';
import { daySchema, z } from '#shared/kernel/schema.ts';

/** A point of a chart line: the level of the smoothing window that ends on this day, with its 95 % interval. */
export const seriesPointSchema = intervalSchema.extend({
  day: daySchema,
  units: z.number(),
  total: z.number(),
});
export type SeriesPoint = z.infer<typeof seriesPointSchema>;

export const smoothingSchema = z.enum(['daily', 'seven-days', 'cumulative']);
export type Smoothing = z.infer<typeof smoothingSchema>;

export const seriesSchema = z.object({
  metric: metricSchema,
  arms: z.array(z.object({ arm: z.enum(['pilot', 'control']), points: z.array(seriesPointSchema) })),
  /** The first and last day with a number, whatever days are asked for. */
  firstDay: daySchema.nullable(),
  lastDay: daySchema.nullable(),
  /** Calendar days of which the lowest and the highest point are drawn; 1 draws all of them. */
  daysPerStretch: z.number().int(),
  /** The most segments summed in one day; 0 where figures came without segments. */
  mostSegments: z.number().int(),
  /** Days left out of the lines: fewer segments have a figure than usual, so their sum is not that of everybody. */
  incompleteDays: z.array(incompleteDaySchema),
});
export type Series = z.infer<typeof seriesSchema>;
