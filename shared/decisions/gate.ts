import { gateCriterionSchema } from '#shared/features/criterion.ts';
import { gateRulesSchema } from '#shared/features/gate-rules.ts';
import { daySchema, idSchema, instantSchema, z } from '#shared/kernel/schema.ts';
import { comparisonSchema } from '#shared/metrics/comparison.ts';

/** not-answerable: no number to come can answer it, so that it is not waited for. */
export const verdictSchema = z.enum(['pass', 'fail', 'not-enough-yet', 'not-answerable']);
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

/** A figure behind a judgement: its name by code, and how it is to be written. */
export const workingFigureSchema = z.object({
  name: z.string(),
  value: z.union([z.number(), z.string(), z.null()]),
  as: z.enum(['count', 'number', 'share', 'level', 'change', 'evidence', 'day', 'days']),
});
export type WorkingFigure = z.infer<typeof workingFigureSchema>;

/** How a judgement came about: the method, why this one, and every figure that went into it. */
export const workingSchema = z.object({
  /** Code of the method; its name and what a statistician wants to know stand in the word files. */
  method: z.string(),
  /** Why this method and not another. */
  why: sentenceSchema,
  /** The metric whose scale levels and changes are in; empty where there is none. */
  metric: z.object({ kind: z.string(), unit: z.string() }),
  figures: z.array(workingFigureSchema),
  /** What the range among the figures includes, and where the judgement asks another question than it; none in old records. */
  notes: z.array(sentenceSchema).default([]),
});
export type Working = z.infer<typeof workingSchema>;

export const criterionVerdictSchema = z.object({
  criterion: gateCriterionSchema,
  verdict: verdictSchema,
  /** The number that stands now. */
  now: sentenceSchema,
  /** What is asked. */
  asked: sentenceSchema,
  /** What is missing, with the cheapest next action; null when nothing is. */
  missing: sentenceSchema.nullable(),
  metricId: idSchema.nullable(),
  /** Null for criteria that only count; and in records from before there were any. */
  working: workingSchema.nullable().default(null),
  /** Probability (0 to 1) that it passes, at today's pace, with the numbers that `waitsForLook` tells; null when unknown. */
  ifWeWait: z.number().nullable().default(null),
});
export type CriterionVerdict = z.infer<typeof criterionVerdictSchema>;

/** A guardrail under daily watch: evidence that the pilot fares worse, valid at any look. */
export const watchedSchema = z.object({
  metricId: idSchema,
  metric: z.string(),
  state: z.enum(['calm', 'warning', 'harm', 'cannot-tell']),
  /** What a watch that cannot tell lacks; null for every other state, and in records from before it was kept. */
  lacks: z.enum(['numbers', 'more-numbers', 'comparison']).nullable().default(null),
  /** Evidence so far; 1 is none. Null while nothing can be watched. */
  evidence: z.number().nullable(),
  /** From here on harm is taken as shown. */
  needed: z.number(),
  warningAt: z.number(),
  /** What the plan says for shown harm; hold where the method is too weak to step back by itself. */
  onHarm: z.enum(['roll-back', 'reduce', 'hold']),
  /** Chance that its limit is crossed within the days of the rule; null without a forecast. */
  crossing: z.number().nullable(),
  working: workingSchema.nullable(),
});
export type Watched = z.infer<typeof watchedSchema>;

/** Why the data carry no decision (blocking), or what to keep in mind reading them (note). */
export const dataFindingSchema = z.object({
  code: z.enum([
    'numbers-stale',
    'days-missing',
    'sample-ratio',
    'both-arms',
    'impossible-figures',
    'definition-changed',
    'one-day-dominates',
    'days-without-cases',
    'days-missing-few',
  ]),
  weight: z.enum(['blocking', 'note']),
  sentence: sentenceSchema,
  metricId: idSchema.nullable(),
  working: workingSchema.nullable(),
});
export type DataFinding = z.infer<typeof dataFindingSchema>;

/** The planned looks at this gate. `upTo` is the last day whose numbers belong to a look. */
export const gateLooksSchema = z.object({
  all: z.array(z.object({ index: z.number().int(), day: daySchema, upTo: daySchema, fraction: z.number() })),
  /** Index of the latest look whose day has come; null before the gate day. */
  reached: z.number().int().nullable(),
  /** Day of the next look; null once the last extension's is past. */
  nextDay: daySchema.nullable(),
  /** The gate before everyone: benefit must be shown, and every guardrail shown not to be worse. */
  isLast: z.boolean(),
  /** Whether the numbers of the reached look have all come. */
  isComplete: z.boolean(),
});
export type GateLooks = z.infer<typeof gateLooksSchema>;

export const stepNameSchema = z.enum([
  'kill-switch',
  'hard-limit',
  'data',
  'harm',
  'catastrophe',
  'warning',
  'gate',
  'guardrail-failed',
  'futility',
  'inconclusive',
  'hold',
]);
export type StepName = z.infer<typeof stepNameSchema>;

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
  /** Which step of the rule matched; null in records from before it was kept. */
  step: stepNameSchema.nullable().default(null),
  /** The metric that step is about; null where it is about none, and in records from before it was kept. */
  stepMetricId: idSchema.nullable().default(null),
  looks: gateLooksSchema.nullable().default(null),
  /** What was changed after the phase had started, with the reasons; oldest first. */
  amendments: z
    .array(
      z.object({
        at: instantSchema,
        actor: z.string(),
        reason: z.string(),
        /** A promise was changed, or the phase started although not all it asks for held. */
        about: z.enum(['promise', 'started-anyway']).default('promise'),
      }),
    )
    .default([]),
  watched: z.array(watchedSchema).default([]),
  data: z.array(dataFindingSchema).default([]),
  /** The look that `ifWeWait` speaks of, here and in each criterion; null for a week from today, as in older records. */
  waitsForLook: daySchema.nullable().default(null),
  /** Chance that all open criteria over numbers pass with numbers up to `day`; null when unknown or nothing is open. */
  ifWeWait: z.object({ chance: z.number(), day: daySchema }).nullable().default(null),
  /** The numbers the rule is judged by: those frozen when the phase started, or the plan's while none are. */
  rules: gateRulesSchema.nullable().default(null),
  /** Fingerprint of everything that was judged from, so that equal inputs are known as such; empty where not kept. */
  inputHash: z.string().default(''),
});
export type Gate = z.infer<typeof gateSchema>;
