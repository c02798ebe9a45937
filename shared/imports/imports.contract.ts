import { command, defineContract, query } from '#shared/contract/define-contract.ts';
import { fileHandleSchema } from '#shared/files/files.contract.ts';
import { idSchema, instantSchema, z } from '#shared/kernel/schema.ts';
import { metricDraftSchema } from '#shared/metrics/metric.ts';

const column = z.number().int().min(0).max(2000);

/** How the file is written; found by looking, corrected by the person. */
export const dialectSchema = z.object({
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
  delimiter: z.enum([',', ';', '\t', '|']),
  /** The line (from 1) that holds the column names; 0 when there is none. */
  headerLine: z.number().int().min(0),
  /** Null while "1,234" could be read in two ways. */
  decimal: z.enum(['.', ',']).nullable(),
});
export type Dialect = z.infer<typeof dialectSchema>;

/** A metric fed by this file: one that exists, or one to be made with the import. */
export const metricMappingSchema = z.object({
  metricId: idSchema.nullable(),
  /** The metric to make; null when it exists. */
  draft: metricDraftSchema.omit({ featureId: true }).nullable(),
  /** Successes, the sum or average, events, or the plain figure. */
  totalColumn: column,
  /** Trials, averaged units or exposure; null counts every row as one. */
  unitsColumn: column.nullable(),
});
export type MetricMapping = z.infer<typeof metricMappingSchema>;

export const importMappingSchema = z.object({
  dialect: dialectSchema,
  dayColumn: column.nullable(),
  /** A code of the day formats known to `date-format.ts`; null while unknown or ambiguous. */
  dayFormat: z.string().max(60).nullable(),
  /** For days written without a year: the year of the first row. */
  year: z.number().int().min(1970).max(2999).nullable(),
  armColumn: column.nullable(),
  armValues: z.record(z.string(), z.enum(['pilot', 'control'])),
  /** The arm of the whole file when no column tells; null while unanswered. */
  fixedArm: z.enum(['pilot', 'control']).nullable(),
  segmentColumn: column.nullable(),
  personColumn: column.nullable(),
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
  ]),
  /** Likely answers, best first, with how the first value would read. */
  suggestions: z.array(z.object({ value: z.string(), example: z.string(), reading: z.string() })),
});
export type ImportQuestion = z.infer<typeof importQuestionSchema>;

export const setAsideRowSchema = z.object({
  line: z.number().int(),
  text: z.string(),
  code: z.string(),
  column: z.number().int().nullable(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export type SetAsideRow = z.infer<typeof setAsideRowSchema>;

/** Rows add up: used + setAside + empty = rows. `used` rows hold new, same and changed figures. */
export const importCountsSchema = z.object({
  rows: z.number().int(),
  used: z.number().int(),
  empty: z.number().int(),
  setAside: z.number().int(),
  /** Figures (one metric on one day in one arm) by what they would do. */
  newFigures: z.number().int(),
  sameFigures: z.number().int(),
  changedFigures: z.number().int(),
  missingFigures: z.number().int(),
});
export type ImportCounts = z.infer<typeof importCountsSchema>;

export const columnGuessSchema = z.object({
  index: column,
  name: z.string(),
  role: z.enum(['day', 'group', 'segment', 'person', 'number', 'text', 'empty']),
  examples: z.array(z.string()),
});

export const importPreviewSchema = z.object({
  fileName: z.string(),
  sizeBytes: z.number().int(),
  columns: z.array(columnGuessSchema),
  mapping: importMappingSchema,
  questions: z.array(importQuestionSchema),
  /** Null while a question is open. */
  counts: importCountsSchema.nullable(),
  setAside: z.array(setAsideRowSchema),
  /** The same bytes came in before: importing changes nothing. */
  sameFileAs: z.object({ importId: idSchema, at: instantSchema }).nullable(),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

export const importSummarySchema = z.object({
  id: idSchema,
  kind: z.enum(['metrics', 'roster', 'hand']),
  fileName: z.string(),
  featureId: idSchema.nullable(),
  featureName: z.string().nullable(),
  at: instantSchema,
  actor: z.string(),
  state: z.enum(['done', 'undone']),
  counts: importCountsSchema,
});
export type ImportSummary = z.infer<typeof importSummarySchema>;

export const rosterMappingSchema = z.object({
  dialect: dialectSchema,
  nameColumn: column.nullable(),
  customerNumberColumn: column.nullable(),
  emailColumn: column.nullable(),
  roleColumn: column.nullable(),
  /** The values of the role column that mean own staff. */
  staffValues: z.array(z.string()),
  attributeColumns: z.array(column).max(200),
});
export type RosterMapping = z.infer<typeof rosterMappingSchema>;

export const rosterPreviewSchema = z.object({
  fileName: z.string(),
  columns: z.array(columnGuessSchema),
  mapping: rosterMappingSchema,
  people: z.array(z.object({ name: z.string(), customerNumber: z.string().nullable(), role: z.string() })),
  counts: z.object({
    rows: z.number().int(),
    newPeople: z.number().int(),
    changedPeople: z.number().int(),
    samePeople: z.number().int(),
    setAside: z.number().int(),
  }),
  setAside: z.array(setAsideRowSchema),
});
export type RosterPreview = z.infer<typeof rosterPreviewSchema>;

const NUMBERS_IN = ['imports', 'metrics', 'decisions', 'hypotheses', 'checklists'] as const;
const PEOPLE_IN = ['imports', 'segments', 'features', 'decisions', 'flags'] as const;

export const importsContract = defineContract('imports', {
  /** Looks at the whole file; `mapping` null guesses, otherwise judges the corrected mapping. Writes nothing. */
  preview: query(
    z.object({ file: fileHandleSchema, featureId: idSchema, mapping: importMappingSchema.nullable() }),
    importPreviewSchema,
  ),
  commit: command(
    z.object({ file: fileHandleSchema, featureId: idSchema, mapping: importMappingSchema }),
    z.object({ importId: idSchema, outcome: z.enum(['imported', 'same-file']), counts: importCountsSchema }),
    NUMBERS_IN,
  ),
  previewRoster: query(
    z.object({ file: fileHandleSchema, mapping: rosterMappingSchema.nullable() }),
    rosterPreviewSchema,
  ),
  commitRoster: command(
    z.object({ file: fileHandleSchema, mapping: rosterMappingSchema }),
    z.object({ importId: idSchema, counts: importCountsSchema }),
    PEOPLE_IN,
  ),
  list: query(z.object({ featureId: idSchema.nullable().default(null) }), z.array(importSummarySchema)),
  get: query(
    z.object({ importId: idSchema }),
    z.object({ summary: importSummarySchema, setAside: z.array(setAsideRowSchema) }),
  ),
  undo: command(z.object({ importId: idSchema }), z.object({}), ['everything']),
});
