import { idSchema, z } from '#shared/kernel/schema.ts';
import { metricDraftSchema, metricGrainSchema, overSegmentsSchema } from '#shared/metrics/metric.ts';

/** The place of a column, from 0. */
export const columnSchema = z.number().int().min(0).max(2000);

export const fileFormatSchema = z.enum(['delimited', 'spreadsheet', 'json', 'json-lines']);
export type FileFormat = z.infer<typeof fileFormatSchema>;

/** How the file is written; found by looking, corrected by the person. */
export const dialectSchema = z.object({
  format: fileFormatSchema.default('delimited'),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
  delimiter: z.string().min(1).max(4),
  /** The sheet of a spreadsheet that is read; null finds the first with a table of days. */
  sheet: z.string().max(200).nullable().default(null),
  /** Where in a JSON document the rows stand, as a JSONPath; null is the first list of objects or lists. */
  rowsAt: z.string().max(500).nullable().default(null),
  /** The line (from 1) that holds the column names; 0 when there is none. */
  headerLine: z.number().int().min(0),
  /** Null while "1,234" could be read in two ways. */
  decimal: z.enum(['.', ',']).nullable(),
});
export type Dialect = z.infer<typeof dialectSchema>;

/** Which table of a file is wanted and how it is written; its line of names is found by looking where it is not said. */
export const wantedTableSchema = dialectSchema.extend({
  headerLine: dialectSchema.shape.headerLine.nullable(),
});
export type WantedTable = z.infer<typeof wantedTableSchema>;

/**
 * wide: a column for each metric · long: a column of metric names and one of values · events: a row for each event of a
 * person, summed by day, arm and segment; a column may name the event, and another hold its value.
 */
export const tableShapeSchema = z.enum(['wide', 'long', 'events']);
export type TableShape = z.infer<typeof tableShapeSchema>;

const totalHoldsSchema = z.enum(['average', 'sum']);

/** A metric fed by this file: one that exists, or one to be made with the import. Where rows name their metric, columns are places in `names`. */
export const metricMappingSchema = z.object({
  metricId: idSchema.nullable(),
  /** The metric to make; null when it exists. */
  draft: metricDraftSchema.omit({ featureId: true }).nullable(),
  /** Successes, the sum or average, events, or the plain figure. */
  totalColumn: columnSchema,
  /** Trials, averaged units or exposure; null counts every row as one. */
  unitsColumn: columnSchema.nullable(),
  /** The sum of squares: of the averaged figures, of a duration's logarithms, of a ratio's numerators; null: not told. */
  squaresColumn: columnSchema.nullable().default(null),
  /** Whether the total column of a mean holds the average of its units, or their sum. */
  totalHolds: totalHoldsSchema.optional(),
  /** What was answered of a metric that exists: from now on it adds up over segments or is averaged. Left out: as it is. */
  overSegments: overSegmentsSchema.exclude(['unsaid']).optional(),
  /** What a ratio's interval over units needs besides; left out when the table does not tell. */
  ratioSums: z
    .object({
      /** How many units were summed. */
      unitsColumn: columnSchema,
      baseSquaresColumn: columnSchema,
      crossProductsColumn: columnSchema,
    })
    .optional(),
});
export type MetricMapping = z.infer<typeof metricMappingSchema>;

export const importMappingSchema = z.object({
  dialect: dialectSchema,
  shape: tableShapeSchema.default('wide'),
  /** The stretch of time a row speaks about; weeks and months are kept under their first day. */
  grain: metricGrainSchema.default('day'),
  /** The day a week begins on as its days are written; a week from Sunday is kept under the Monday after it. */
  weekFrom: z.enum(['monday', 'sunday']).optional(),
  dayColumn: columnSchema.nullable(),
  /** A code of the day formats known to `date-format.ts`; null while unknown or ambiguous. */
  dayFormat: z.string().max(60).nullable(),
  /** For days written without a year: the year of the first row. */
  year: z.number().int().min(1970).max(2999).nullable(),
  armColumn: columnSchema.nullable(),
  armValues: z.record(z.string(), z.enum(['pilot', 'control'])),
  /** The arm of the whole file when no column tells; null while unanswered. */
  fixedArm: z.enum(['pilot', 'control']).nullable(),
  segmentColumn: columnSchema.nullable(),
  /** Columns new to the profile that a person said to leave out; kept with no profile, which knows them from then on. */
  leftOut: z.array(columnSchema).max(2000).optional(),
  personColumn: columnSchema.nullable(),
  /** Of several events of one person on one day: each counts, or the person counts once. */
  personRule: z.enum(['each-row', 'distinct-people']).default('each-row'),
  /** Long tables, and events that are named: the column of metric names, the column of their values, and the names found. */
  nameColumn: columnSchema.nullable().default(null),
  valueColumn: columnSchema.nullable().default(null),
  names: z.array(z.string().max(200)).max(500).default([]),
  metrics: z.array(metricMappingSchema).max(100),
});
export type ImportMapping = z.infer<typeof importMappingSchema>;

/** What only the person can know; the import waits for an answer. */
export const importQuestionSchema = z.object({
  code: z.enum([
    'which-day-column',
    'day-or-month-first',
    'which-year',
    'which-arm',
    'arm-values',
    'which-metrics',
    'decimal-or-thousands',
    'changed-values',
    'new-column',
  ]),
  /** Likely answers, best first, with how the first value would read. */
  suggestions: z.array(z.object({ value: z.string(), example: z.string(), reading: z.string() })),
});
export type ImportQuestion = z.infer<typeof importQuestionSchema>;
