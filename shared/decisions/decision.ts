import { adviceVerbSchema, gateSchema } from './gate.ts';
import { daySchema, idSchema, instantSchema, z } from '#shared/kernel/schema.ts';
import { shortfallSchema } from '#shared/segments/shortfall.ts';
import { comparisonSchema } from '#shared/metrics/comparison.ts';

/** What a person decided. start begins the first phase; finish closes after everyone has it. */
export const decisionVerbSchema = z.enum([
  'start',
  'advance',
  'hold',
  'reduce',
  'roll-back',
  'stop',
  'finish',
]);
export type DecisionVerb = z.infer<typeof decisionVerbSchema>;

/** A note a decision points to, as it read then: people of the roster stand in it by code, never by name. */
export const citedNoteSchema = z.object({
  noteId: idSchema,
  text: z.string(),
  personCode: z.string().nullable(),
});
export type CitedNote = z.infer<typeof citedNoteSchema>;

/** Which state of the numbers a record rested on. */
export const dataVersionSchema = z.object({
  /** The last import of the feature that stood, typed figures included; null before the first. */
  lastImport: z.object({ number: z.number().int(), at: instantSchema }).nullable(),
  /** SHA-256 over every figure of the metrics it looked at; null where it looked at none. */
  fingerprint: z.string().nullable(),
});
export type DataVersion = z.infer<typeof dataVersionSchema>;

export const judgementSchema = z.enum(['right', 'wrong', 'cannot-tell']);
export type Judgement = z.infer<typeof judgementSchema>;

/** "Was this call right?", answered; `since` is what the same metrics did from the day it took effect. */
export const reviewSchema = z.object({
  afterDays: z.number().int().positive(),
  judgement: judgementSchema,
  since: z.array(comparisonSchema),
});
export type Review = z.infer<typeof reviewSchema>;

export const decisionSchema = z.object({
  id: idSchema,
  sequence: z.number().int(),
  featureId: idSchema,
  phaseId: idSchema.nullable(),
  toPhaseId: idSchema.nullable(),
  /**
   * A withdrawal takes back an earlier record and names it; a review says later whether a decision was right; nothing
   * is ever erased.
   */
  kind: z.enum(['decision', 'withdrawal', 'review']),
  withdraws: idSchema.nullable(),
  /** The decision a review judges; its withdrawal names it too. */
  reviews: idSchema.nullable(),
  review: reviewSchema.nullable(),
  /** Of a review: what was decided then. */
  verb: decisionVerbSchema,
  adviceVerb: adviceVerbSchema.nullable(),
  reason: z.string(),
  dissent: z.string(),
  decidedBy: z.string(),
  at: instantSchema,
  /** The day it took effect; null in records from before this was kept, which count from `at`. */
  effectiveOn: daySchema.nullable(),
  /** The gate as it stood: criteria, numbers, advice. Null when there was nothing to judge yet. */
  evidence: gateSchema.nullable(),
  notesCited: z.array(citedNoteSchema),
  /** Null in records from before this was kept. */
  dataVersion: dataVersionSchema.nullable(),
  /** The phase it began had fewer people than it asks for; null where it did not, and in records from before this was kept. */
  shortfall: shortfallSchema.nullable(),
  hash: z.string(),
});
export type Decision = z.infer<typeof decisionSchema>;
