import { criterionSchema } from '#shared/features/criterion.ts';
import { daySchema, idSchema, instantSchema, z } from '#shared/kernel/schema.ts';
import { comparisonSchema } from '#shared/metrics/comparison.ts';

export const verdictSchema = z.enum(['pass', 'fail', 'not-enough-yet']);
export type Verdict = z.infer<typeof verdictSchema>;

/** What the app advises; the decision is a person's. */
export const adviceVerbSchema = z.enum(['advance', 'hold', 'reduce', 'roll-back', 'stop']);
export type AdviceVerb = z.infer<typeof adviceVerbSchema>;

/** A sentence by its code, with what fills it; the words stand in `shared/words`. */
export const sentenceSchema = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export type Sentence = z.infer<typeof sentenceSchema>;

export const criterionVerdictSchema = z.object({
  criterion: criterionSchema,
  verdict: verdictSchema,
  /** The number that stands now. */
  now: sentenceSchema,
  /** What is asked. */
  asked: sentenceSchema,
  /** What is missing, with the cheapest next action; null when nothing is. */
  missing: sentenceSchema.nullable(),
  metricId: idSchema.nullable(),
});
export type CriterionVerdict = z.infer<typeof criterionVerdictSchema>;

export const badgeSchema = z.enum(['sample-data', 'volunteers', 'before-after']);
export type Badge = z.infer<typeof badgeSchema>;

export const gateSchema = z.object({
  featureId: idSchema,
  phaseId: idSchema,
  nextPhaseId: idSchema.nullable(),
  verb: adviceVerbSchema,
  /** The one sentence of reason. */
  reason: sentenceSchema,
  /** The one next action. */
  next: sentenceSchema,
  criteria: z.array(criterionVerdictSchema),
  speaksFor: z.array(sentenceSchema),
  speaksAgainst: z.array(sentenceSchema),
  /** What the data already rule out with 95 % certainty. */
  ruledOut: z.array(sentenceSchema),
  comparisons: z.array(comparisonSchema),
  badges: z.array(badgeSchema),
  gateDay: daySchema.nullable(),
  dataUpTo: daySchema.nullable(),
  judgedAt: instantSchema,
});
export type Gate = z.infer<typeof gateSchema>;
