import { scenarioSchema } from './scenario.ts';
import { z } from '#shared/kernel/schema.ts';

const share = z.number().min(0).max(1);

/** A share of the runs, with the standard error that so many runs leave it with. */
export const chanceSchema = z.object({ share, standardError: z.number().nonnegative() });
export type Chance = z.infer<typeof chanceSchema>;

/** How the runs of one scenario went; the chances add up to 1. */
export const scenarioResultSchema = z.object({
  scenario: scenarioSchema,
  chances: z.object({
    everyone: chanceSchema,
    /** Rolled back, because harm was shown. */
    harm: chanceSchema,
    /** Stopped as without hope of a benefit. */
    futile: chanceSchema,
    /** The last look was past, and the old was kept. */
    undecided: chanceSchema,
    /** Nothing left to look at, and something still missing that only a person can settle. */
    held: chanceSchema,
  }),
  /** Median day on which everybody had it; null if it never came to that. */
  daysToEveryone: z.number().nullable(),
  /** Of the runs that ended otherwise: the median day, and the median of the customers who had it at most. */
  daysToStop: z.number().nullable(),
  customersTouched: z.number().nullable(),
  /** Bad outcomes the feature caused before the end or before everyone: mean, and the range of 80 % of the runs. */
  extraBad: z.object({ mean: z.number(), low: z.number(), high: z.number() }),
  /** For each phase of the plan: the share of the runs that ever reached it, and that ended in it. */
  phases: z.array(z.object({ name: z.string(), reached: share, ended: share })),
});
export type ScenarioResult = z.infer<typeof scenarioResultSchema>;

/** A problem that strikes this share of people is met at least once in the phase with 80 % chance. */
export const smallestProblemSchema = z.object({ name: z.string(), people: z.number().int(), rate: share });

/** What the plan cannot tell, as a code with its numbers; the words stand in the interface's files. */
export const cannotTellSchema = z.object({
  code: z.enum([
    'gain-too-small-for-units',
    'harm-missed',
    'rare-problems',
    'volunteers-only',
    'no-guardrail',
    'already-beyond-limit',
    'no-primary',
    'benefit-not-asked',
    'phase-without-criteria',
    'sample-out-of-reach',
  ]),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export type CannotTell = z.infer<typeof cannotTellSchema>;

/** A plan, run many times over. The same plan, runs and seed give the same simulation. */
export const simulationSchema = z.object({
  runs: z.number().int().min(1),
  seed: z.number().int(),
  scenarios: z.array(scenarioResultSchema),
  smallestProblems: z.array(smallestProblemSchema),
  cannotTell: z.array(cannotTellSchema),
});
export type Simulation = z.infer<typeof simulationSchema>;
