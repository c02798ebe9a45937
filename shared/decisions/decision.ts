import { adviceVerbSchema, gateSchema } from './gate.ts';
import { idSchema, instantSchema, z } from '#shared/kernel/schema.ts';

/** What a person decided. start begins the first phase; finish closes after everyone has it. */
export const decisionVerbSchema = z.enum([
  'start',
  'advance',
  'hold',
  'reduce',
  'roll-back',
  'stop',
  'finish',
]);
export type DecisionVerb = z.infer<typeof decisionVerbSchema>;

export const decisionSchema = z.object({
  id: idSchema,
  sequence: z.number().int(),
  featureId: idSchema,
  phaseId: idSchema.nullable(),
  toPhaseId: idSchema.nullable(),
  /** A withdrawal takes back an earlier decision and names it; nothing is ever erased. */
  kind: z.enum(['decision', 'withdrawal']),
  withdraws: idSchema.nullable(),
  verb: decisionVerbSchema,
  adviceVerb: adviceVerbSchema.nullable(),
  reason: z.string(),
  dissent: z.string(),
  decidedBy: z.string(),
  at: instantSchema,
  /** The gate as it stood: criteria, numbers, advice. Null when there was nothing to judge yet. */
  evidence: gateSchema.nullable(),
  hash: z.string(),
});
export type Decision = z.infer<typeof decisionSchema>;
