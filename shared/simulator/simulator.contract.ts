import { assumptionSchema, ownAssumptionsSchema } from './assumptions.ts';
import { simulatedPlanSchema } from './simulated-plan.ts';
import { simulationSchema } from './simulation.ts';
import { suggestionSchema } from './suggestion.ts';
import { command, defineContract, query } from '#shared/contract/define-contract.ts';
import { phaseAudienceSchema } from '#shared/features/plan.ts';
import { idSchema, lineSchema, z } from '#shared/kernel/schema.ts';

/** A phase of a draft: one of the plan with other numbers, or (without an id) one that does not exist yet. */
export const draftPhaseSchema = z.object({
  phaseId: idSchema.nullable(),
  name: lineSchema,
  audience: phaseAudienceSchema,
  people: z.number().int().min(1).max(10_000_000),
  holdDays: z.number().int().min(1).max(365),
});
export type DraftPhase = z.infer<typeof draftPhaseSchema>;

/** A feature's plan, or a draft of it, with what is assumed about its numbers. */
const question = z.object({
  featureId: idSchema,
  /** Null takes the plan as it stands. */
  phases: z.array(draftPhaseSchema).min(1).max(20).nullable().default(null),
  own: ownAssumptionsSchema.default({}),
});
export type SimulatorQuestion = z.infer<typeof question>;

export const describedPlanSchema = z.object({
  plan: simulatedPlanSchema,
  assumptions: z.array(assumptionSchema),
  /** Names of metrics that a gate asks about and that are taken as being in order. */
  notSimulated: z.array(z.string()),
});

const MOST_RUNS = 10_000;
const seed = z.number().int().min(0).max(2_147_483_646).default(1);

export const simulatorContract = defineContract('simulator', {
  /** What a simulation would be run from, without running it. */
  describe: query(question, describedPlanSchema),
  /** Runs the plan; reports how many runs are done, and can be cancelled. Two plans are compared by two calls. */
  simulate: query(
    question.extend({
      runs: z.number().int().min(100).max(MOST_RUNS).default(2000),
      seed,
    }),
    simulationSchema,
  ),
  /** Looks for a better plan than the one that stands; reports its runs, and can be cancelled. Changes nothing. */
  suggest: query(question.omit({ phases: true }).extend({ seed }), suggestionSchema),
  /** Makes a draft the plan: changed numbers, and phases that are new. One undo takes all of it back. */
  keep: command(
    z.object({ featureId: idSchema, phases: z.array(draftPhaseSchema).min(1).max(20) }),
    z.object({ version: z.number().int() }),
    ['features', 'decisions', 'checklists', 'flags', 'hypotheses', 'segments', 'simulator'],
  ),
});
