import { measureSchema, planOutcomeSchema } from './plan-outcome.ts';
import { z } from '#shared/kernel/schema.ts';

/** A sample a phase asks for and cannot bring; see `samplesOutOfReach`. fixed: it has started, so its numbers stay. */
const obstacleSchema = z.object({
  phase: z.string(),
  metric: z.string(),
  asked: z.number().int(),
  brought: z.number().int(),
  days: z.number().int(),
  enoughDays: z.number().int().nullable(),
  enoughPeople: z.number().int().nullable(),
  numbers: z.enum(['fixed', 'free']),
});

/** A plan in which phases are of other sizes and lengths, held against the one that stands, or why there is none. */
export const suggestionSchema = z.object({
  /**
   * better: better in something and worse in nothing, beyond the error · trade: it reaches everyone more often if it works,
   * and costs something · none: no plan that was tried is worth changing for · fixed: nothing is left to change.
   */
  kind: z.enum(['better', 'trade', 'none', 'fixed']),
  /** The numbers of all phases in their order; those of the plan itself where there is no other. */
  phases: z.array(z.object({ people: z.number().int(), holdDays: z.number().int() })),
  before: planOutcomeSchema,
  /** Null where there is no other plan. */
  after: planOutcomeSchema.nullable(),
  gains: z.array(measureSchema),
  costs: z.array(measureSchema),
  obstacles: z.array(obstacleSchema),
  /** Plans tried beside the one that stands. */
  tried: z.number().int(),
  /** Runs of each scenario behind `before` and `after`. */
  runs: z.number().int(),
});
export type Suggestion = z.infer<typeof suggestionSchema>;
