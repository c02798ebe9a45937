import { phaseAudienceSchema } from './plan.ts';
import { idSchema, lineSchema, z } from '#shared/kernel/schema.ts';

/** A step of a plan without days and numbers: who, what share of all customers (or staff), and how long at least. */
export const templateStepSchema = z.object({
  name: lineSchema,
  audience: phaseAudienceSchema,
  /** Of all staff in a staff step, of all customers in all others. */
  share: z.number().gt(0).max(1),
  holdDays: z.number().int().min(0).max(365),
});
export type TemplateStep = z.infer<typeof templateStepSchema>;

/** A plan kept to begin others from. */
export const planTemplateSchema = z.object({
  id: idSchema,
  name: lineSchema,
  steps: z.array(templateStepSchema).min(1).max(12),
});
export type PlanTemplate = z.infer<typeof planTemplateSchema>;

export const builtInTemplateSchema = z.enum(['standard', 'cautious', 'fast', 'internal-tool']);
export type BuiltInTemplate = z.infer<typeof builtInTemplateSchema>;

/** The steps of the built-in templates; their names are words of the interface. */
export type BuiltInStep =
  | 'internal'
  | 'closed-beta'
  | 'early-adopters'
  | 'broader'
  | 'half'
  | 'everyone'
  | 'first-team'
  | 'more-teams'
  | 'all-staff';

type Step = Omit<TemplateStep, 'name'> & { readonly step: BuiltInStep };

const INTERNAL: Step = { step: 'internal', audience: 'staff', share: 1, holdDays: 7 };
const EVERYONE: Step = { step: 'everyone', audience: 'everyone', share: 1, holdDays: 14 };

/**
 * Where plans begin. cautious has a 50 % step, which catches more than longer waiting does; fast has whole weeks and few
 * steps, for what can be undone and harms nobody; internal-tool reaches staff alone, team by team.
 */
export const BUILT_IN_TEMPLATES: Readonly<Record<BuiltInTemplate, readonly Step[]>> = {
  standard: [
    INTERNAL,
    { step: 'closed-beta', audience: 'picked', share: 0.04, holdDays: 14 },
    { step: 'early-adopters', audience: 'picked', share: 0.15, holdDays: 21 },
    { step: 'broader', audience: 'sample', share: 0.3, holdDays: 21 },
    EVERYONE,
  ],
  cautious: [
    { ...INTERNAL, holdDays: 14 },
    { step: 'closed-beta', audience: 'picked', share: 0.03, holdDays: 21 },
    { step: 'early-adopters', audience: 'picked', share: 0.1, holdDays: 21 },
    { step: 'broader', audience: 'sample', share: 0.25, holdDays: 21 },
    { step: 'half', audience: 'sample', share: 0.5, holdDays: 21 },
    { ...EVERYONE, holdDays: 28 },
  ],
  fast: [
    INTERNAL,
    { step: 'early-adopters', audience: 'sample', share: 0.1, holdDays: 7 },
    { step: 'half', audience: 'sample', share: 0.5, holdDays: 7 },
    { ...EVERYONE, holdDays: 7 },
  ],
  'internal-tool': [
    { step: 'first-team', audience: 'staff', share: 0.15, holdDays: 7 },
    { step: 'more-teams', audience: 'staff', share: 0.5, holdDays: 14 },
    { step: 'all-staff', audience: 'staff', share: 1, holdDays: 14 },
  ],
};
