import { command, defineContract, query } from '#shared/contract/define-contract.ts';
import { fileHandleSchema } from '#shared/files/files.contract.ts';
import { idSchema, instantSchema, z } from '#shared/kernel/schema.ts';
import { sourceAnswerSchema } from './source-answer.ts';
import { connectionSchema, sourceDraftSchema, spanSchema } from './source.ts';

const detailsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** Why a run did not bring its figures in: a code of the error sentences, and what fills them. */
export const sourceProblemSchema = z.object({ code: z.string(), details: detailsSchema });
export type SourceProblem = z.infer<typeof sourceProblemSchema>;

/**
 * imported: figures came in · unchanged: nothing new · failed: it can recover by itself · needs-you: only the person can
 * settle it (a question, a password, a column that is gone).
 */
export const runOutcomeSchema = z.enum(['imported', 'unchanged', 'failed', 'needs-you']);

export const sourceRunSchema = z.object({
  id: idSchema,
  startedAt: instantSchema,
  milliseconds: z.number().int(),
  trigger: z.enum(['schedule', 'hand']),
  outcome: runOutcomeSchema,
  /** Rows of the table that was fetched. */
  rows: z.number().int(),
  setAside: z.number().int(),
  importId: idSchema.nullable(),
  problem: sourceProblemSchema.nullable(),
});
export type SourceRun = z.infer<typeof sourceRunSchema>;

export const sourceSummarySchema = z.object({
  id: idSchema,
  name: z.string(),
  featureId: idSchema,
  featureName: z.string(),
  preset: z.string(),
  kind: z.enum(['http', 'postgresql', 'mysql']),
  host: z.string(),
  schedule: sourceDraftSchema.shape.schedule,
  state: z.enum(['waiting', 'running', 'paused', 'failing', 'needs-you', 'needs-secret']),
  lastRun: sourceRunSchema.nullable(),
  lastSuccessAt: instantSchema.nullable(),
  nextRunAt: instantSchema.nullable(),
  /** No success for two intervals of its schedule. */
  freshness: z.enum(['fresh', 'stale']),
});
export type SourceSummary = z.infer<typeof sourceSummarySchema>;

export const staleSourceSchema = z.object({
  sourceId: idSchema,
  name: z.string(),
  featureId: idSchema,
  featureName: z.string(),
  lastSuccessAt: instantSchema.nullable(),
});
export type StaleSource = z.infer<typeof staleSourceSchema>;

/** table: a file for the check of columns, and its first rows · no-table: something came, and why it gives no table. */
export const sourceTrialSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('table'),
    file: fileHandleSchema,
    columns: z.array(z.string()),
    rows: z.array(z.array(z.string())),
    rowCount: z.number().int(),
  }),
  z.object({ outcome: z.literal('no-table'), problem: sourceProblemSchema, answer: sourceAnswerSchema }),
]);
export type SourceTrial = z.infer<typeof sourceTrialSchema>;

const one = z.object({ sourceId: idSchema });
const nothing = z.object({});
const NUMBERS_IN = ['sources', 'imports', 'metrics', 'decisions', 'hypotheses', 'checklists'] as const;

export const sourcesContract = defineContract('sources', {
  list: query(z.object({ featureId: idSchema.nullable().default(null) }), z.array(sourceSummarySchema)),
  get: query(
    one,
    z.object({ summary: sourceSummarySchema, draft: sourceDraftSchema, runs: z.array(sourceRunSchema) }),
  ),
  /** Sources whose figures are older than two intervals of their schedule, the longest first. */
  listStale: query(nothing, z.array(staleSourceSchema)),
  /** Fetches once without keeping anything. */
  tryOut: command(
    z.object({
      name: z.string().max(200),
      connection: connectionSchema,
      span: spanSchema,
      secretId: idSchema.nullable(),
    }),
    sourceTrialSchema,
    [],
  ),
  add: command(z.object({ draft: sourceDraftSchema }), z.object({ sourceId: idSchema }), ['sources']),
  change: command(one.extend({ draft: sourceDraftSchema }), nothing, ['sources']),
  pause: command(one.extend({ paused: z.enum(['running', 'paused']) }), nothing, ['sources']),
  remove: command(one, nothing, ['sources']),
  runNow: command(one, sourceRunSchema, NUMBERS_IN),
});
