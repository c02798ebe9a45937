import { hypothesisDraftSchema, hypothesisSchema, prospectsSchema } from './hypothesis.ts';
import { moneyViewSchema } from './money.ts';
import { command, defineContract, query } from '#shared/contract/define-contract.ts';
import { idSchema, z } from '#shared/kernel/schema.ts';

const nothing = z.object({});
const HYPOTHESES_CHANGED = ['hypotheses', 'decisions', 'checklists'] as const;

export const hypothesesContract = defineContract('hypotheses', {
  list: query(z.object({ featureId: idSchema }), z.array(hypothesisSchema)),
  write: command(hypothesisDraftSchema, z.object({ hypothesisId: idSchema }), HYPOTHESES_CHANGED),
  /** A locked hypothesis asks for a reason and keeps both wordings. */
  revise: command(
    z.object({
      hypothesisId: idSchema,
      change: hypothesisDraftSchema.omit({ featureId: true }).partial(),
      reason: z.string().trim().max(500).default(''),
    }),
    nothing,
    HYPOTHESES_CHANGED,
  ),
  remove: command(z.object({ hypothesisId: idSchema }), nothing, HYPOTHESES_CHANGED),
  prospects: query(z.object({ hypothesisId: idSchema }), prospectsSchema),
  /** Null without a value model, or without anything measured or hoped for of the primary metric. */
  moneyView: query(z.object({ featureId: idSchema }), moneyViewSchema.nullable()),
});
