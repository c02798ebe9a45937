import { criterionSchema } from '#shared/features/criterion.ts';
import { gateRulesSchema } from '#shared/features/gate-rules.ts';
import { phaseSetupSchema } from '#shared/features/phase-setup.ts';
import { phaseAudienceSchema } from '#shared/features/plan.ts';
import { lineSchema, z } from '#shared/kernel/schema.ts';
import { directionSchema, guardrailLimitSchema, onHarmSchema } from '#shared/metrics/metric.ts';

/** A phase as it is simulated. `people` are those who have the feature in it: staff in a staff phase, else customers. */
export const simulatedPhaseSchema = z.object({
  name: lineSchema,
  audience: phaseAudienceSchema,
  people: z.number().int().min(0),
  /** A phase that is entered lasts a day at least. */
  holdDays: z.number().int().min(1).max(365),
  /** whole: only whole weeks of days may be tried. */
  weeks: phaseSetupSchema.shape.weeks,
  /** Customers held back to be compared with; 0 compares with everybody the phase does not reach. */
  heldBack: z.number().int().min(0),
  exitCriteria: z.array(criterionSchema),
});
export type SimulatedPhase = z.infer<typeof simulatedPhaseSchema>;

const simulatedMetric = {
  id: z.string(),
  name: lineSchema,
  unit: z.string(),
  direction: directionSchema,
  /** The level without the feature, in the metric's own scale: a share between 0 and 1, a typical time, … */
  base: z.number(),
  /** Standard deviation of single units, of the logarithms of a duration; not read for shares and counts. */
  spread: z.number().nonnegative(),
  /** Units (inquiries, orders …) that one customer brings in a day, on average. */
  unitsPerCustomerDay: z.number().positive(),
};

export const simulatedPrimarySchema = z.object({
  ...simulatedMetric,
  /** Ratios and plain figures a day are not simulated: nothing is known of the units behind them. */
  kind: z.enum(['proportion', 'mean', 'duration', 'count']),
  /** The change hoped for, signed, in the metric's own scale. */
  expectedEffect: z.number(),
});
export type SimulatedPrimary = z.infer<typeof simulatedPrimarySchema>;

export const simulatedGuardrailSchema = z.object({
  ...simulatedMetric,
  /** Kinds that are watched from their first cases on. */
  kind: z.enum(['proportion', 'count']),
  limit: guardrailLimitSchema,
  onHarm: onHarmSchema,
  /** Guardrails of the feature that share the error allowed with this one, itself included. */
  sharing: z.number().int().min(1),
});
export type SimulatedGuardrail = z.infer<typeof simulatedGuardrailSchema>;

/** Everything a simulation is run from. */
export const simulatedPlanSchema = z.object({
  customers: z.number().int().min(1),
  phases: z.array(simulatedPhaseSchema).min(1).max(20),
  primary: simulatedPrimarySchema.nullable(),
  guardrail: simulatedGuardrailSchema.nullable(),
  /** Days differ, the same for both arms: spread of the logarithm of a day's level, or odds. */
  daySpread: z.number().min(0).max(2),
  /** Spread from day to day of the logarithm of the ratio of the arms. */
  armDaySpread: z.number().min(0).max(2),
  rules: gateRulesSchema,
});
export type SimulatedPlan = z.infer<typeof simulatedPlanSchema>;

/** The days that all phases before everyone last if nothing holds them up. */
export function plannedDays({ phases }: Pick<SimulatedPlan, 'phases'>): number {
  return phases.reduce((sum, phase) => sum + (phase.audience === 'everyone' ? 0 : phase.holdDays), 0);
}

type Reach = Pick<SimulatedPhase, 'audience' | 'people' | 'heldBack'>;

/** Customers who have the feature in a phase: own staff are none. */
export function customersIn({ audience, people }: Pick<Reach, 'audience' | 'people'>): number {
  return audience === 'staff' ? 0 : people;
}

/** Customers a phase is compared with: those held back, as far as there are so many, or all whom it does not reach. */
export function comparedWith(phase: Reach, { customers }: Pick<SimulatedPlan, 'customers'>): number {
  const others = Math.max(0, customers - customersIn(phase));
  return phase.heldBack > 0 ? Math.min(phase.heldBack, others) : others;
}
