import { daySchema, z } from '#shared/kernel/schema.ts';

/** What must hold before a phase may start, as data; each is judged by `shared/decisions/judge-entry.ts`. */
export const entryCriterionSchema = z.discriminatedUnion('kind', [
  /** Every blocking item of the phase's own checklist. */
  z.object({ kind: z.literal('checklist-complete') }),
  /** Signed off, before the phase starts, by whoever has to: a role or a name. */
  z.object({ kind: z.literal('signed-off'), who: z.string().trim().min(1).max(120) }),
  z.object({ kind: z.literal('not-before'), day: daySchema }),
  /** Going back was rehearsed within so many days. */
  z.object({ kind: z.literal('rollback-rehearsed'), withinDays: z.number().int().min(1).max(365) }),
  /** As many people are named as the phase is to reach. */
  z.object({ kind: z.literal('people-named') }),
]);
export type EntryCriterion = z.infer<typeof entryCriterionSchema>;

export const entryCriterionKindSchema = z.enum([
  'checklist-complete',
  'signed-off',
  'not-before',
  'rollback-rehearsed',
  'people-named',
]) satisfies z.ZodType<EntryCriterion['kind']>;
