import { z } from '#shared/kernel/schema.ts';

/** The numbers a simulation stands on besides the plan; each may be replaced by the person's own. */
export const assumptionNameSchema = z.enum([
  'primary-base',
  'primary-spread',
  'primary-units',
  'expected-effect',
  'guardrail-base',
  'guardrail-units',
  'day-spread',
  'arm-day-spread',
]);
export type AssumptionName = z.infer<typeof assumptionNameSchema>;

/**
 * numbers: from the last four weeks of the metric · hypothesis: written there · assumed: nothing is known, a usual
 * figure stands in · own: typed by the person.
 */
export const originSchema = z.enum(['numbers', 'hypothesis', 'assumed', 'own']);

export const assumptionSchema = z.object({
  name: assumptionNameSchema,
  value: z.number(),
  origin: originSchema,
});
export type Assumption = z.infer<typeof assumptionSchema>;

/** Own values by name; what is missing comes from the feature. */
export const ownAssumptionsSchema = z.partialRecord(assumptionNameSchema, z.number().finite());
export type OwnAssumptions = z.infer<typeof ownAssumptionsSchema>;
