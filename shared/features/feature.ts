import { idSchema, instantSchema, lineSchema, textSchema, z } from '#shared/kernel/schema.ts';

export const featureKindSchema = z.enum(['ai', 'process', 'pricing', 'product']);
export type FeatureKind = z.infer<typeof featureKindSchema>;

const answerSchema = z.enum(['yes', 'no', 'unsure']);

/** Five questions whose answers shape the checklist; "unsure" is treated as the careful answer. */
export const riskAnswersSchema = z.object({
  touchesMoney: answerSchema,
  touchesPersonalData: answerSchema,
  reversible: answerSchema,
  changesStaffWork: answerSchema,
  supportContact: z.string().trim().max(120),
});
export type RiskAnswers = z.infer<typeof riskAnswersSchema>;

export const CAREFUL_RISK_ANSWERS: RiskAnswers = {
  touchesMoney: 'unsure',
  touchesPersonalData: 'unsure',
  reversible: 'unsure',
  changesStaffWork: 'unsure',
  supportContact: '',
};

/** What one unit of the primary metric is worth, for the money view; amounts in the workspace's currency. */
export const valueModelSchema = z.object({
  unitName: z.string().trim().max(60),
  unitsPerYear: z.number().nonnegative(),
  valuePerUnit: z.number(),
  costPerYear: z.number().nonnegative(),
});

export const featureStateSchema = z.enum([
  'draft',
  'running',
  'paused',
  'rolled-back',
  'stopped',
  'finished',
  'archived',
]);
export type FeatureState = z.infer<typeof featureStateSchema>;

/** Lower-case words joined by hyphens: what the product's code asks for. */
export const flagKeySchema = z.string().regex(/^[a-z][a-z0-9-]{0,62}$/);

export const featureSchema = z.object({
  id: idSchema,
  name: lineSchema,
  summary: textSchema,
  ownerName: z.string().trim().max(120),
  kind: featureKindSchema,
  riskAnswers: riskAnswersSchema,
  valueModel: valueModelSchema.nullable(),
  flagKey: flagKeySchema,
  state: featureStateSchema,
  /** Engaged: everybody is off, whatever the plan says. */
  killSwitch: z.enum(['armed', 'engaged']),
  createdAt: instantSchema,
});
export type Feature = z.infer<typeof featureSchema>;

/** A flag key from a name: "AI lead scoring!" becomes `ai-lead-scoring`; nothing usable becomes `feature`. */
export function flagKeyFromName(name: string): string {
  const key = name
    .normalize('NFKD')
    .replace(/[̀-ͯ]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .replace(/-+$/, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return key === '' ? 'feature' : key;
}
