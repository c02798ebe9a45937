import { criterionSchema } from './criterion.ts';
import { entryCriterionSchema } from './entry-criterion.ts';
import { daySchema, idSchema, instantSchema, lineSchema, z } from '#shared/kernel/schema.ts';

/** Who a phase reaches: own staff, hand-picked customers, a random sample, or everybody. */
export const phaseAudienceSchema = z.enum(['staff', 'picked', 'sample', 'everyone']);
export type PhaseAudience = z.infer<typeof phaseAudienceSchema>;

/** The fewest days a phase holds: customers have it for a day at least; with staff it may be over at once. */
export function leastHoldDays(audience: PhaseAudience): number {
  return audience === 'staff' ? 0 : 1;
}

export const phaseStateSchema = z.enum(['planned', 'current', 'reached', 'rolled-back']);
export type PhaseState = z.infer<typeof phaseStateSchema>;

export const phaseSchema = z.object({
  id: idSchema,
  featureId: idSchema,
  /** 0 is the first phase. */
  position: z.number().int().min(0),
  name: lineSchema,
  audience: phaseAudienceSchema,
  /** People who have the feature at the end of this phase: staff in a staff phase, customers in all others. */
  people: z.number().int().min(0),
  holdDays: z.number().int().min(0).max(365),
  plannedStart: daySchema.nullable(),
  startedOn: daySchema.nullable(),
  endedOn: daySchema.nullable(),
  state: phaseStateSchema,
  /** What must hold before it starts, and before it ends. */
  entryCriteria: z.array(entryCriterionSchema),
  exitCriteria: z.array(criterionSchema),
  /** Set when the phase starts: criteria and hypotheses are frozen with this fingerprint. */
  locked: z.object({ at: instantSchema, hash: z.string() }).nullable(),
});
export type Phase = z.infer<typeof phaseSchema>;

/** A change of a locked phase: shown ever after. */
export const amendmentSchema = z.object({
  id: idSchema,
  phaseId: idSchema,
  at: instantSchema,
  actor: z.string(),
  reason: z.string(),
  before: z.string(),
  after: z.string(),
});
export type Amendment = z.infer<typeof amendmentSchema>;

export const planSchema = z.object({
  version: z.number().int().min(1),
  phases: z.array(phaseSchema),
  amendments: z.array(amendmentSchema),
});
export type Plan = z.infer<typeof planSchema>;

/** What the dial draws for one step; `off` was reached, but the kill switch holds the feature off for everybody. */
export const dialStepSchema = z.object({
  phaseId: idSchema,
  name: z.string(),
  audience: phaseAudienceSchema,
  people: z.number().int(),
  /** People of this step who have the feature now. */
  reached: z.number().int(),
  /** People named in the ledger who have it by this step, or had it since the step began. */
  listed: z.number().int(),
  state: z.enum(['planned', 'current', 'paused', 'reached', 'off', 'rolled-back']),
});
export type DialStep = z.infer<typeof dialStepSchema>;
