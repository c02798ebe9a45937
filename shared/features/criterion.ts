import { entryCriterionSchema } from './entry-criterion.ts';
import { daySchema, idSchema, z } from '#shared/kernel/schema.ts';

/**
 * What must hold before the next phase may start, as data. Each is judged PASS, FAIL or NOT ENOUGH YET by
 * `shared/decisions/`; thresholds are fixed before data arrives and lock when their phase starts.
 */
export const criterionSchema = z.discriminatedUnion('kind', [
  /** The primary metric moves the right way with at least this probability (percent). */
  z.object({
    kind: z.literal('metric-improves'),
    metricId: idSchema,
    certaintyPercent: z.number().min(50).max(99),
  }),
  /** The guardrail is within its limit with at least this probability (percent). */
  z.object({
    kind: z.literal('guardrail-holds'),
    metricId: idSchema,
    certaintyPercent: z.number().min(50).max(99),
  }),
  /**
   * The benefit is shown at a planned look, its chance of error shared out over the gate's looks (percent, one-sided):
   * asked at the gate before everyone. Needs a control group.
   */
  z.object({
    kind: z.literal('benefit-shown'),
    metricId: idSchema,
    alphaPercent: z.number().min(0.1).max(20),
  }),
  /** The guardrail is shown not to be worse than control by more than its margin (percent, one-sided). */
  z.object({
    kind: z.literal('not-worse-shown'),
    metricId: idSchema,
    alphaPercent: z.number().min(0.1).max(20),
  }),
  /** At least this many units (customers, requests …) in each arm. */
  z.object({ kind: z.literal('sample-reached'), metricId: idSchema, unitsPerArm: z.number().int().min(1) }),
  /** Distinct people heard in this phase. */
  z.object({ kind: z.literal('people-heard'), people: z.number().int().min(1) }),
  /** No unresolved note of this severity or worse. */
  z.object({ kind: z.literal('no-open-severity'), severity: z.number().int().min(1).max(4) }),
  /** At least this share of the phase's people heard in it (percent), so that silence is not taken for health. */
  z.object({ kind: z.literal('participation'), percent: z.number().int().min(1).max(100) }),
  /** Distinct people of a segment heard in this phase; the segment's name as it was when the criterion was set. */
  z.object({
    kind: z.literal('segment-heard'),
    segment: z.object({ id: idSchema, name: z.string() }),
    people: z.number().int().min(1),
  }),
  /** The last so many notes with themes brought at most one theme nobody had named before. */
  z.object({ kind: z.literal('few-new-themes'), notes: z.number().int().min(2).max(100) }),
  /** The day the next phase starts by the plan; it comes from there and is not chosen among the criteria. */
  z.object({ kind: z.literal('not-before'), day: daySchema }),
  z.object({ kind: z.literal('checklist-complete') }),
  /** Signed off, in this phase, by whoever has to: a role or a name. */
  z.object({ kind: z.literal('signed-off'), who: z.string().trim().min(1).max(120) }),
  z.object({ kind: z.literal('days-elapsed'), days: z.number().int().min(0).max(365) }),
]);
export type Criterion = z.infer<typeof criterionSchema>;

/** A criterion of a gate: of the phase itself, or what the next one asks for before it starts. */
export const gateCriterionSchema = z.discriminatedUnion('kind', [
  ...criterionSchema.options,
  z.object({ kind: z.literal('entry'), phase: z.string(), asks: entryCriterionSchema }),
]);
export type GateCriterion = z.infer<typeof gateCriterionSchema>;

/** The name under which the words of a criterion stand. */
export function criterionCode(criterion: GateCriterion): string {
  return criterion.kind === 'entry' ? `entry-${criterion.asks.kind}` : criterion.kind;
}
