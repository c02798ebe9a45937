import { comparisonSchema } from './comparison.ts';
import { phaseSeriesSchema, segmentSeriesSchema, spreadSchema } from './explorer.ts';
import { metricChangeSchema, metricDraftSchema, metricSchema } from './metric.ts';
import { seriesSchema, smoothingSchema } from './series.ts';
import { command, defineContract, query } from '#shared/contract/define-contract.ts';
import { daySchema, idSchema, instantSchema, z } from '#shared/kernel/schema.ts';

const nothing = z.object({});
/** The days drawn, both included; null begins or ends with the numbers. */
const drawnDays = { from: daySchema.nullable().default(null), to: daySchema.nullable().default(null) };
const NUMBERS_CHANGED = ['metrics', 'decisions', 'hypotheses', 'checklists', 'imports'] as const;

export const metricsContract = defineContract('metrics', {
  list: query(
    z.object({ featureId: idSchema }),
    z.array(metricSchema.extend({ days: z.number().int(), lastDay: daySchema.nullable() })),
  ),
  define: command(metricDraftSchema, z.object({ metricId: idSchema }), NUMBERS_CHANGED),
  edit: command(z.object({ metricId: idSchema, change: metricChangeSchema }), nothing, NUMBERS_CHANGED),
  remove: command(z.object({ metricId: idSchema }), nothing, NUMBERS_CHANGED),
  series: query(
    z.object({
      metricId: idSchema,
      smoothing: smoothingSchema.default('seven-days'),
      ...drawnDays,
      /** `all` leaves nothing out: for files, not for pictures. */
      points: z.enum(['drawn', 'all']).default('drawn'),
    }),
    seriesSchema,
  ),
  /** The largest segments, then all others together; empty where figures came without segments. */
  splitBySegment: query(
    z.object({ metricId: idSchema, smoothing: smoothingSchema, ...drawnDays }),
    z.array(segmentSeriesSchema),
  ),
  /** Each phase that has started and has numbers, in the order of the plan. */
  compareByPhase: query(
    z.object({ metricId: idSchema, smoothing: smoothingSchema }),
    z.array(phaseSeriesSchema),
  ),
  /** How the levels of single days are spread. */
  spreadOfDays: query(z.object({ metricId: idSchema, ...drawnDays }), spreadSchema),
  /** `from` null starts at the first day with numbers of both arms. */
  compare: query(
    z.object({ metricId: idSchema, from: daySchema.nullable(), to: daySchema.nullable() }),
    comparisonSchema,
  ),
  /**
   * Newest first. `segment`: one by name, '' for everybody; null lists everybody and all segments, or everybody only
   * where `listSegments` says that all are too many.
   */
  listDays: query(
    z.object({ metricId: idSchema, segment: z.string().nullable().default(null) }),
    z.array(
      z.object({
        day: daySchema,
        arm: z.enum(['pilot', 'control']),
        segment: z.string(),
        units: z.number(),
        total: z.number(),
        /** The denominator of a ratio; null for other kinds. */
        base: z.number().nullable(),
        /** In the metric's own scale; null where there is nothing to divide by. */
        level: z.number().nullable(),
        /** Of everybody: how many segments are summed in it, 0 where it was said at once. */
        segments: z.number().int(),
        /** How many it usually are where some are missing, so that the day has no level; null for a whole day. */
        usualSegments: z.number().int().nullable(),
        /** Whether an earlier import that still stands said otherwise. */
        isCorrected: z.boolean(),
      }),
    ),
  ),
  /** The segments that have figures, and whether all their days can be listed at once. */
  listSegments: query(
    z.object({ metricId: idSchema }),
    z.object({ segments: z.array(z.string()), canListAll: z.boolean() }),
  ),
  /** What earlier imports that still stand said of a figure, the latest first; only what differs from what stands. */
  listRevisions: query(
    z.object({
      metricId: idSchema,
      day: daySchema,
      arm: z.enum(['pilot', 'control']),
      segment: z.string(),
    }),
    z.array(
      z.object({
        importId: idSchema,
        kind: z.enum(['metrics', 'roster', 'hand']),
        fileName: z.string(),
        at: instantSchema,
        units: z.number(),
        total: z.number(),
        base: z.number().nullable(),
        level: z.number().nullable(),
      }),
    ),
  ),
  /** A figure typed by hand; counts as a small import of its own and can be undone. */
  enterDay: command(
    z.object({
      metricId: idSchema,
      day: daySchema,
      arm: z.enum(['pilot', 'control']),
      /** Trials, averaged units or exposure; the denominator of a ratio. */
      units: z.number(),
      /** Successes, the sum or events; the typical time of a duration, the numerator of a ratio. */
      total: z.number(),
    }),
    nothing,
    NUMBERS_CHANGED,
  ),
});
