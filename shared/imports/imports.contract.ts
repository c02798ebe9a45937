import {
  dialectSchema,
  wantedTableSchema,
  importMappingSchema,
  importQuestionSchema,
  columnSchema,
} from './import-mapping.ts';
import { almostYesNoSchema, mendedValueSchema, spellingsSchema } from './written-values.ts';
import { command, defineContract, query } from '#shared/contract/define-contract.ts';
import { fileHandleSchema } from '#shared/files/files.contract.ts';
import { idSchema, instantSchema, lineSchema, z } from '#shared/kernel/schema.ts';
import { metricGrainSchema, overSegmentsSchema } from '#shared/metrics/metric.ts';
import { attributeKindSchema } from '#shared/segments/attribute-kind.ts';

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
  /** Where people are counted: once for each of their days and arms, and how many of these stand in both arms of a day. */
  personDays: z.number().int().default(0),
  inBothArms: z.number().int().default(0),
  /** Where each of their events counts: how many people there are, and how many events the busiest of them has. */
  people: z.number().int().default(0),
  busiestPersonRows: z.number().int().default(0),
});
export type ImportCounts = z.infer<typeof importCountsSchema>;

/**
 * What to do where a figure stands already with another value. revise: the new one counts from now on and the old one is
 * remembered beneath it · keep: the old one counts, the new one is left out.
 */
export const changeRuleSchema = z.enum(['revise', 'keep']);
export type ChangeRule = z.infer<typeof changeRuleSchema>;

/** A line of the file as the person mended it, read instead of what stands there. */
export const mendedLineSchema = z.object({ line: z.number().int().min(1), text: z.string().max(10_000) });
export type MendedLine = z.infer<typeof mendedLineSchema>;

/** A figure that would change: what stands and what the file says, in the metric's own scale. */
export const changedFigureSchema = z.object({
  metric: z.string(),
  day: z.string(),
  arm: z.enum(['pilot', 'control']),
  segment: z.string(),
  before: z.number().nullable(),
  after: z.number().nullable(),
});

export const columnGuessSchema = z.object({
  index: columnSchema,
  name: z.string(),
  role: z.enum(['day', 'group', 'segment', 'person', 'number', 'text', 'empty']),
  examples: z.array(z.string()),
  /** What numbers it holds; decimals cannot be counted. */
  numbers: z.enum(['whole', 'decimal', 'none']),
});

/** What a day with several segments comes to, in the metric's own scale, by what its segments do. */
export const segmentOutcomeSchema = z.object({
  day: z.string(),
  /** How many segments have a figure on it. */
  segments: z.number().int(),
  sum: z.number(),
  average: z.number(),
});
export type SegmentOutcome = z.infer<typeof segmentOutcomeSchema>;

/** A plain figure or count of a file with segments: whether they add up or are averaged. */
export const segmentQuestionSchema = z.object({
  /** Its place in `mapping.metrics`. */
  at: z.number().int(),
  /** What the import will take; `unsaid` where a metric's figures stand and nobody has answered yet. */
  taken: overSegmentsSchema,
  /** Null where no day looked at shows it. */
  outcome: segmentOutcomeSchema.nullable(),
});
export type SegmentQuestion = z.infer<typeof segmentQuestionSchema>;

export const importWarningSchema = z.object({
  /**
   * Days before 2000 are mostly a wrong year or order; a week from Sunday is kept under the Monday after it; a day without
   * a row is missing, one on which nobody was counted tells nothing.
   */
  code: z.enum(['days-before-2000', 'weeks-from-sunday', 'days-missing', 'days-without-cases']),
  /** How often among the rows looked at; days of the last two. */
  count: z.number().int(),
  /** Of how many days; null where that is not the question. */
  of: z.number().int().nullable(),
  /** The first such cell, and the day it is read as; of missing days the file's first cell and last day. */
  example: z.string(),
  day: z.string(),
});
export type ImportWarning = z.infer<typeof importWarningSchema>;

export const importPreviewSchema = z.object({
  fileName: z.string(),
  sizeBytes: z.number().int(),
  columns: z.array(columnGuessSchema),
  /** The sheets of a spreadsheet; empty for other files. */
  sheets: z.array(z.string()),
  /** How sure the way of reading is, 0 to 1; below 0.6 the person should look. */
  confidence: z.number(),
  /** The profile that knew this kind of file; null when it was read by looking alone. */
  profile: z.object({ id: idSchema, name: z.string(), lastUsedAt: instantSchema }).nullable(),
  mapping: importMappingSchema,
  questions: z.array(importQuestionSchema),
  /** Metrics of the mapping that have figures of another grain: they are fed elsewhere, or the rows cover that grain. */
  grainConflicts: z.array(
    z.object({ at: z.number().int(), metricId: idSchema, name: z.string(), grain: metricGrainSchema }),
  ),
  /** What is taken without an answer can be changed; none while a question is open or a grain in conflict. */
  segmentQuestions: z.array(segmentQuestionSchema),
  /** What can be imported, but is probably not meant. */
  warnings: z.array(importWarningSchema),
  /** Metrics of the feature that this file does not feed, by name. */
  unfed: z.array(z.string()),
  /** Null while a question is open or a grain in conflict. */
  counts: importCountsSchema.nullable(),
  setAside: z.array(setAsideRowSchema),
  /** Some of the figures that would change, the newest days first. */
  changed: z.array(changedFigureSchema),
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
  /** `interrupted`: the app ended in the middle; nothing of it counts. */
  state: z.enum(['done', 'undone', 'interrupted']),
  /** The API or database it was fetched from; null for a file. */
  sourceId: idSchema.nullable(),
  /** The import whose set-aside rows it mends; null otherwise. */
  mendsImportId: idSchema.nullable(),
  counts: importCountsSchema,
});
export type ImportSummary = z.infer<typeof importSummarySchema>;

export const rosterMappingSchema = z.object({
  dialect: dialectSchema,
  nameColumn: columnSchema.nullable(),
  customerNumberColumn: columnSchema.nullable(),
  emailColumn: columnSchema.nullable(),
  roleColumn: columnSchema.nullable(),
  /** The values of the role column that mean own staff. */
  staffValues: z.array(z.string()),
  attributeColumns: z.array(columnSchema).max(200),
  /** What the values of an attribute's column are, by its number; text where nothing is said. */
  attributeKinds: z.record(z.string(), attributeKindSchema).default({}),
  /** Several tags in a cell stand apart by commas, semicolons or bars. */
  tagsColumn: columnSchema.nullable().default(null),
  mendedValues: z.array(mendedValueSchema).max(1000).default([]),
});
export type RosterMapping = z.infer<typeof rosterMappingSchema>;

/** Rows of which something is to be said: how many, and the lines of the first. */
const namedRowsSchema = z.object({ count: z.number().int(), lines: z.array(z.number().int()) });

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
  /** By what the people of this file are recognised when it comes again. */
  key: z.enum(['number', 'email', 'name']),
  /** Rows without that key, which are recognised by something weaker. */
  keyless: namedRowsSchema,
  /** Rows of somebody who stood in an earlier row with the same key and name; the last row counts. */
  repeated: namedRowsSchema,
  /** Values that are not of their column's kind and stay as they are written. */
  oddValues: z.array(
    z.object({
      column: columnSchema,
      count: z.number().int(),
      first: z.array(z.object({ line: z.number().int(), value: z.string() })),
    }),
  ),
  spellings: z.array(spellingsSchema),
  almostYesNo: z.array(almostYesNoSchema),
});
export type RosterPreview = z.infer<typeof rosterPreviewSchema>;

export const profileSchema = z.object({
  id: idSchema,
  name: lineSchema,
  columns: z.array(z.string()),
  featureName: z.string().nullable(),
  lastUsedAt: instantSchema,
});

const NUMBERS_IN = ['imports', 'metrics', 'decisions', 'hypotheses', 'checklists'] as const;
const PEOPLE_IN = ['imports', 'segments', 'features', 'decisions', 'flags'] as const;

export const importsContract = defineContract('imports', {
  /**
   * Looks at the whole file; `mapping` null guesses, under `dialect` where the person said how the table is written or which
   * one it is, otherwise judges the corrected mapping. Writes nothing.
   */
  preview: query(
    z.object({
      file: fileHandleSchema,
      featureId: idSchema,
      mapping: importMappingSchema.nullable(),
      dialect: wantedTableSchema.nullable().default(null),
      mends: z.array(mendedLineSchema).max(1000).default([]),
      /** `anew`: no profile is asked; the file is read by looking alone. */
      reading: z.enum(['by-profile', 'anew']).default('by-profile'),
    }),
    importPreviewSchema,
  ),
  commit: command(
    z.object({
      file: fileHandleSchema,
      featureId: idSchema,
      mapping: importMappingSchema,
      mends: z.array(mendedLineSchema).max(1000).default([]),
      /** Must be said when a standing figure would change. */
      changes: changeRuleSchema.nullable().default(null),
    }),
    z.object({ importId: idSchema, outcome: z.enum(['imported', 'same-file']), counts: importCountsSchema }),
    NUMBERS_IN,
  ),
  previewRoster: query(
    z.object({
      file: fileHandleSchema,
      mapping: rosterMappingSchema.nullable(),
      mends: z.array(mendedLineSchema).max(1000).default([]),
    }),
    rosterPreviewSchema,
  ),
  commitRoster: command(
    z.object({
      file: fileHandleSchema,
      mapping: rosterMappingSchema,
      mends: z.array(mendedLineSchema).max(1000).default([]),
    }),
    z.object({ importId: idSchema, counts: importCountsSchema }),
    PEOPLE_IN,
  ),
  list: query(z.object({ featureId: idSchema.nullable().default(null) }), z.array(importSummarySchema)),
  get: query(
    z.object({ importId: idSchema }),
    z.object({
      summary: importSummarySchema,
      setAside: z.array(setAsideRowSchema),
      /** Metrics made with it that have no figures now that it was undone; nothing else uses them. */
      emptyMetrics: z.array(z.object({ id: idSchema, name: z.string() })),
    }),
  ),
  undo: command(z.object({ importId: idSchema }), z.object({}), ['everything']),
  /**
   * Reads set-aside rows of a standing import again as the person mended them; what can be used now comes in as an import
   * of its own that belongs to it. Rows still wrong stay set aside.
   */
  mend: command(
    z.object({ importId: idSchema, rows: z.array(mendedLineSchema).min(1).max(1000) }),
    z.object({ importId: idSchema.nullable(), used: z.number().int(), setAside: z.array(setAsideRowSchema) }),
    NUMBERS_IN,
  ),
  /** Removes the metrics that an undone import made and that have no figures; see `emptyMetrics`. */
  removeEmptyMetrics: command(
    z.object({ importId: idSchema }),
    z.object({ removed: z.number().int() }),
    NUMBERS_IN,
  ),
  listProfiles: query(z.object({}), z.array(profileSchema)),
  renameProfile: command(z.object({ profileId: idSchema, name: lineSchema }), z.object({}), ['imports']),
  forgetProfile: command(z.object({ profileId: idSchema }), z.object({}), ['imports']),
});
