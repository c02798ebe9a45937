import { judgementSchema } from './decision.ts';
import { command, defineContract, query } from '#shared/contract/define-contract.ts';
import { daySchema, idSchema, instantSchema, z } from '#shared/kernel/schema.ts';
import { comparisonSchema } from '#shared/metrics/comparison.ts';

/**
 * Where the record first fails. changed: what the entry says is not what its hash vouches for · not-linked: it does not
 * follow the entry before it · missing: entries between are gone · end-missing: the newest entries are gone ·
 * end-unknown: the record ends with entries nothing else knows of.
 */
export const recordFaultSchema = z.object({
  code: z.enum(['changed', 'not-linked', 'missing', 'end-missing', 'end-unknown']),
  /** The first entry concerned. */
  sequence: z.number().int(),
  /** How many entries are missing; 1 where none is. */
  count: z.number().int(),
  /** When the last sound entry before it was written; null when none is sound. */
  soundUntil: instantSchema.nullable(),
});
export type RecordFault = z.infer<typeof recordFaultSchema>;

export const recordCheckSchema = z.object({
  entries: z.number().int(),
  /** When the first entry was written; null while there is none. */
  since: instantSchema.nullable(),
  /** The last sound entry: kept elsewhere, it proves later that the record was not rewritten as a whole. */
  head: z.object({ sequence: z.number().int(), hash: z.string() }).nullable(),
  fault: recordFaultSchema.nullable(),
});
export type RecordCheck = z.infer<typeof recordCheckSchema>;

export const recordFormatSchema = z.enum(['csv', 'json']);
export type RecordFormat = z.infer<typeof recordFormatSchema>;

/** The record of decisions as evidence: checked, exported, and each call judged again later. */
export const recordContract = defineContract('decisions', {
  /** Recomputes the record of all features from its first entry. */
  verifyRecord: query(
    z.object({
      /** A hash kept from an earlier check; the answer then says whether the record still holds it. */
      keptHead: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .nullable()
        .default(null),
    }),
    recordCheckSchema.extend({
      keptHead: z.enum(['not-asked', 'held', 'not-held']),
      /** Stored judgements of gates, and how many of them come out otherwise when their facts are judged again. */
      evaluations: z.object({ count: z.number().int(), differing: z.number().int() }),
    }),
  ),
  /**
   * The record as a file: CSV to read, in the language and with the separator of its spreadsheets; JSON with everything a
   * stranger needs to verify it. Of one feature, or of all.
   */
  exportRecord: query(
    z.object({
      featureId: idSchema.nullable(),
      format: recordFormatSchema,
      language: z.enum(['en', 'it']),
    }),
    z.object({ fileName: z.string(), content: z.string() }),
  ),
  /** What the feature's metrics did from the day a decision took effect until today, beside what was known then. */
  compareSince: query(
    z.object({ decisionId: idSchema }),
    z.object({
      from: daySchema,
      to: daySchema,
      metrics: z.array(
        z.object({
          metricName: z.string(),
          /** Null where the metric had no numbers then. */
          known: comparisonSchema.nullable(),
          /** Null once the metric was removed. */
          since: comparisonSchema.nullable(),
        }),
      ),
    }),
  ),
  /** Answers the question that waits for a decision. Throws `decision-not-found`, `review-not-due`. */
  review: command(
    z.object({
      decisionId: idSchema,
      judgement: judgementSchema,
      reason: z.string().trim().min(1).max(2000),
    }),
    z.object({ reviewId: idSchema }),
    ['decisions', 'workspace'],
  ),
});
