import { comparisonSchema, intervalSchema } from './comparison.ts';
import { metricChangeSchema, metricDraftSchema, metricSchema } from './metric.ts';
import { command, defineContract, query } from '#shared/contract/define-contract.ts';
import { daySchema, idSchema, z } from '#shared/kernel/schema.ts';

const nothing = z.object({});
const NUMBERS_CHANGED = ['metrics', 'decisions', 'hypotheses', 'checklists', 'imports'] as const;

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
  firstDay: daySchema.nullable(),
  lastDay: daySchema.nullable(),
  /** How many raw days stand behind each drawn point; 1 draws all of them. */
  reducedBy: z.number().int(),
});
export type Series = z.infer<typeof seriesSchema>;

export const metricsContract = defineContract('metrics', {
  list: query(
    z.object({ featureId: idSchema }),
    z.array(metricSchema.extend({ days: z.number().int(), lastDay: daySchema.nullable() })),
  ),
  define: command(metricDraftSchema, z.object({ metricId: idSchema }), NUMBERS_CHANGED),
  edit: command(z.object({ metricId: idSchema, change: metricChangeSchema }), nothing, NUMBERS_CHANGED),
  remove: command(z.object({ metricId: idSchema }), nothing, NUMBERS_CHANGED),
  series: query(
    z.object({ metricId: idSchema, smoothing: smoothingSchema.default('seven-days') }),
    seriesSchema,
  ),
  /** `from` null starts at the first day with numbers of both arms. */
  compare: query(
    z.object({ metricId: idSchema, from: daySchema.nullable(), to: daySchema.nullable() }),
    comparisonSchema,
  ),
  listDays: query(
    z.object({ metricId: idSchema }),
    z.array(
      z.object({
        day: daySchema,
        arm: z.enum(['pilot', 'control']),
        segment: z.string(),
        units: z.number(),
        total: z.number(),
      }),
    ),
  ),
  /** A figure typed by hand; counts as a small import of its own and can be undone. */
  enterDay: command(
    z.object({
      metricId: idSchema,
      day: daySchema,
      arm: z.enum(['pilot', 'control']),
      units: z.number().nonnegative(),
      total: z.number(),
    }),
    nothing,
    NUMBERS_CHANGED,
  ),
});
