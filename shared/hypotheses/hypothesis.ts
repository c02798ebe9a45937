import { idSchema, instantSchema, lineSchema, textSchema, z } from '#shared/kernel/schema.ts';

export const comparisonBasisSchema = z.enum(['control-group', 'before-after', 'fixed-target']);

/** "We believe that [change] for [segment] will move [metric] by [expected] because [why]." */
export const hypothesisDraftSchema = z.object({
  featureId: idSchema,
  change: lineSchema,
  segmentId: idSchema.nullable(),
  metricId: idSchema,
  /** The level before the pilot, in the metric's own scale; null when unknown. */
  baseline: z.number().nullable(),
  /** The change hoped for, in the metric's own scale and signed (+0.05 is five points more). */
  expectedEffect: z.number(),
  /** The smallest change worth having, same scale and sign. */
  smallestWorthwhile: z.number(),
  basis: comparisonBasisSchema,
  because: textSchema,
});
export type HypothesisDraft = z.infer<typeof hypothesisDraftSchema>;

export const hypothesisSchema = hypothesisDraftSchema.extend({
  id: idSchema,
  locked: z.object({ at: instantSchema, hash: z.string() }).nullable(),
  amendments: z.array(
    z.object({
      at: instantSchema,
      actor: z.string(),
      reason: z.string(),
      before: z.string(),
      after: z.string(),
    }),
  ),
});
export type Hypothesis = z.infer<typeof hypothesisSchema>;

/**
 * larger: so many times the customers or days · paired: so many of the same customers before and after · frequent: a
 * metric met by `share` of cases would need so many units per arm for the same relative change · do-no-harm: the
 * planned units show that it is at most `margin` worse, in the metric's own scale.
 */
export const insteadSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('larger'), times: z.number() }),
  z.object({ kind: z.literal('paired'), pairs: z.number().int() }),
  z.object({ kind: z.literal('frequent'), share: z.number(), units: z.number().int() }),
  z.object({ kind: z.literal('do-no-harm'), margin: z.number() }),
]);
export type Instead = z.infer<typeof insteadSchema>;

/** What the pilot can and cannot show, before anyone is exposed. Units are the metric's (requests, customers …). */
export const prospectsSchema = z.object({
  /** Units each arm needs to see the expected effect (two-sided 5 %, power 80 %); null when it cannot be computed. */
  unitsPerArm: z.number().nullable(),
  /** Units a day each arm has brought lately; null without numbers. */
  unitsPerDay: z.number().nullable(),
  days: z.number().int().nullable(),
  /** Units the plan brings to the pilot arm before the last gate. */
  plannedUnits: z.number().nullable(),
  /** The smallest change visible with the planned units at 80 %; null when unknown. */
  smallestDetectable: z.number().nullable(),
  verdict: z.enum(['likely', 'only-large-effects', 'cannot-be-shown', 'unknown']),
  /** What to do instead where the pilot would probably miss the expected effect; otherwise empty. */
  instead: z.array(insteadSchema),
  /** For each phase: with no problem seen among its people, problems more frequent than this are ruled out (95 %). */
  ruledOut: z.array(z.object({ phaseName: z.string(), people: z.number().int(), rate: z.number() })),
});
export type Prospects = z.infer<typeof prospectsSchema>;
