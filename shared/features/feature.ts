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

const assumedSchema = z.object({
  unitName: z.string().trim().max(60),
  unitsPerYear: z.number().nonnegative(),
  valuePerUnit: z.number(),
  /** How far volume and worth may be off together, either way: 0.2 is 20 %. */
  offBy: z.number().min(0).max(1),
  /** What running it for everybody costs a year. */
  costPerYear: z.number().nonnegative(),
  /** What building and introducing it costs, once. */
  introductionCost: z.number().nonnegative(),
  /** What trying it costs besides its running: training, interviews, hours; once. */
  pilotCost: z.number().nonnegative(),
  /** If it goes wrong: the share (0 to 1) of the customers who have it that meets a problem in a month. */
  harmedPerMonth: z.number().min(0).max(1),
  /** What one such problem costs. */
  costPerHarm: z.number().nonnegative(),
});
const assumed = assumedSchema.shape;

/**
 * What the money view assumes; amounts in the workspace's currency. The gain of a year is the change of the primary
 * metric, in its own scale, times `unitsPerYear` times `valuePerUnit`: 0.05 more of 28,000 inquiries won, worth 24
 * each, is 33,600.
 */
export const valueModelSchema = assumedSchema.extend({
  offBy: assumed.offBy.default(0.2),
  introductionCost: assumed.introductionCost.default(0),
  pilotCost: assumed.pilotCost.default(0),
  harmedPerMonth: assumed.harmedPerMonth.default(0),
  costPerHarm: assumed.costPerHarm.default(0),
});
export type ValueModel = z.infer<typeof valueModelSchema>;

/** Without defaults: one would write over what the change does not name. */
export const valueModelChangeSchema = assumedSchema.partial();

/** What a value model begins from. */
export const NOTHING_ASSUMED: ValueModel = valueModelSchema.parse({
  unitName: '',
  unitsPerYear: 0,
  valuePerUnit: 0,
  costPerYear: 0,
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
