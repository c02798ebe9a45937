import { criterionSchema } from './criterion.ts';
import { entryCriterionKindSchema, entryCriterionSchema } from './entry-criterion.ts';
import { featureSchema, riskAnswersSchema, valueModelChangeSchema } from './feature.ts';
import { portfolioCalendarSchema } from './portfolio-calendar.ts';
import { blackoutNameSchema, blackoutSchema } from './blackout.ts';
import { phaseSetupChangeSchema, phaseSetupSchema } from './phase-setup.ts';
import { planTemplateSchema } from './plan-template.ts';
import { dialStepSchema, phaseAudienceSchema, planSchema } from './plan.ts';
import { command, defineContract, query } from '#shared/contract/define-contract.ts';
import { daySchema, idSchema, lineSchema, textSchema, z } from '#shared/kernel/schema.ts';

const nothing = z.object({});
/** As many exit criteria as one phase may ask. */
export const MOST_CRITERIA = 30;
const PLAN_CHANGED = ['features', 'decisions', 'checklists', 'flags', 'hypotheses', 'segments'] as const;

export const featureSummarySchema = z.object({
  feature: featureSchema,
  dial: z.array(dialStepSchema),
  currentPhaseId: idSchema.nullable(),
  /** Customers who have the feature today, out of all. */
  exposedCustomers: z.number().int(),
  customerBase: z.number().int(),
  /** The day the current phase may end at the earliest by its hold time. */
  gateDay: daySchema.nullable(),
});
export type FeatureSummary = z.infer<typeof featureSummarySchema>;

export const reachSchema = z.object({
  customerBase: z.number().int(),
  /** With at least one feature; without a roster the least it can be, if several features run. */
  withOne: z.number().int(),
  /** With two or more; null when that cannot be known. */
  withTwo: z.number().int().nullable(),
});
export type Reach = z.infer<typeof reachSchema>;

export const phaseDraftSchema = z.object({
  name: lineSchema,
  audience: phaseAudienceSchema,
  people: z.number().int().min(0).max(10_000_000),
  holdDays: z.number().int().min(0).max(365),
  plannedStart: daySchema.nullable(),
});
export type PhaseDraft = z.infer<typeof phaseDraftSchema>;

/** A locked phase asks why it is changed; an unlocked one does not. */
const amendmentReason = z.string().trim().max(500).default('');

export const featuresContract = defineContract('features', {
  list: query(
    z.object({ include: z.enum(['active', 'all']).default('active') }),
    z.array(featureSummarySchema),
  ),
  get: query(z.object({ featureId: idSchema }), featureSummarySchema.extend({ plan: planSchema })),
  /** Customers who have any feature today, each counted once. */
  countReach: query(nothing, reachSchema),
  /** Every gate ahead, how many customers are in how many pilots at once, and features in each other’s way. */
  calendar: query(nothing, portfolioCalendarSchema),
  /**
   * What is not named stays, among the risk answers and the value model too; the first change of a value model makes it,
   * null takes it away. Throws `flag-key-taken`.
   */
  edit: command(
    z.object({
      featureId: idSchema,
      name: lineSchema.optional(),
      summary: textSchema.optional(),
      ownerName: z.string().trim().max(120).optional(),
      kind: featureSchema.shape.kind.optional(),
      riskAnswers: riskAnswersSchema.partial().optional(),
      valueModel: valueModelChangeSchema.nullable().optional(),
      flagKey: featureSchema.shape.flagKey.optional(),
    }),
    nothing,
    PLAN_CHANGED,
  ),
  archive: command(z.object({ featureId: idSchema }), nothing, PLAN_CHANGED),
  addPhase: command(
    z.object({ featureId: idSchema, position: z.number().int().min(0), phase: phaseDraftSchema }),
    z.object({ phaseId: idSchema }),
    PLAN_CHANGED,
  ),
  editPhase: command(
    z.object({ phaseId: idSchema, change: phaseDraftSchema.partial(), reason: amendmentReason }),
    nothing,
    PLAN_CHANGED,
  ),
  removePhase: command(z.object({ phaseId: idSchema }), nothing, PLAN_CHANGED),
  /** Moves a phase that has not started to another place among those not started. */
  movePhase: command(
    z.object({ phaseId: idSchema, position: z.number().int().min(0) }),
    nothing,
    PLAN_CHANGED,
  ),
  /** All that must hold before the phase is left, in other words: how a phase that has started is amended, with a reason. */
  setCriteria: command(
    z.object({
      phaseId: idSchema,
      criteria: z.array(criterionSchema).max(MOST_CRITERIA),
      reason: amendmentReason,
    }),
    nothing,
    PLAN_CHANGED,
  ),
  /**
   * One exit criterion of a phase that has not started: another wording of the one with its key (`criterionKey`), or one
   * more; the others stay. Throws `phase-locked`, `too-many-criteria`, `criterion-subject-unknown`.
   */
  putCriterion: command(z.object({ phaseId: idSchema, criterion: criterionSchema }), nothing, PLAN_CHANGED),
  /** Takes away the exit criterion with this key (`criterionKey`); one that is gone already is no error. Throws `phase-locked`. */
  removeCriterion: command(
    z.object({ phaseId: idSchema, key: z.string().min(1).max(200) }),
    nothing,
    PLAN_CHANGED,
  ),
  /** As `putCriterion`, for what must hold before the phase starts. Throws `phase-started`. */
  putEntryCriterion: command(
    z.object({ phaseId: idSchema, criterion: entryCriterionSchema }),
    nothing,
    PLAN_CHANGED,
  ),
  removeEntryCriterion: command(
    z.object({ phaseId: idSchema, kind: entryCriterionKindSchema }),
    nothing,
    PLAN_CHANGED,
  ),
  /** Makes two steps of one that has not started; `name` is the first one's. Throws `phase-too-small`. */
  splitPhase: command(
    z.object({ phaseId: idSchema, name: lineSchema }),
    z.object({ phaseId: idSchema }),
    PLAN_CHANGED,
  ),
  /** Another plan in place of the one that has not started. Throws `phase-started`. */
  replacePlan: command(
    z.object({ featureId: idSchema, phases: z.array(phaseDraftSchema).min(1).max(12) }),
    nothing,
    PLAN_CHANGED,
  ),
  /** Own templates by name. */
  listTemplates: query(nothing, z.array(planTemplateSchema)),
  /** Keeps the feature's plan as a template of its own. Throws `template-name-taken`, `template-without-people`. */
  keepTemplate: command(z.object({ featureId: idSchema, name: lineSchema }), nothing, ['features']),
  renameTemplate: command(z.object({ templateId: idSchema, name: lineSchema }), nothing, ['features']),
  removeTemplate: command(z.object({ templateId: idSchema }), nothing, ['features']),
  /** Days on which nothing starts: of the workspace and, where a feature is named, of that feature too; by their first day. */
  listBlackouts: query(z.object({ featureId: idSchema.nullable() }), z.array(blackoutSchema)),
  addBlackout: command(
    z.object({
      featureId: idSchema.nullable(),
      name: blackoutNameSchema,
      firstDay: daySchema,
      lastDay: daySchema,
    }),
    nothing,
    ['features', 'decisions'],
  ),
  removeBlackout: command(z.object({ blackoutId: idSchema }), nothing, ['features', 'decisions']),
  /**
   * The person at this computer signs the phase off for `who`: that it may start (entry) or be left (exit). Throws
   * `phase-not-running`, `phase-started`.
   */
  signOff: command(
    z.object({
      phaseId: idSchema,
      who: z.string().trim().min(1).max(120),
      about: z.enum(['entry', 'exit']).default('exit'),
    }),
    nothing,
    PLAN_CHANGED,
  ),
  /** How a phase is run. */
  getSetup: query(z.object({ phaseId: idSchema }), phaseSetupSchema),
  /**
   * What is not named stays, of the way back too. Whole weeks round the phase's days up. Once it has started, a change wants a reason (`phase-locked`), and when it
   * starts and its weeks cannot change any more (`phase-started`).
   */
  changeSetup: command(
    z.object({ phaseId: idSchema, change: phaseSetupChangeSchema, reason: amendmentReason }),
    nothing,
    PLAN_CHANGED,
  ),
  pause: command(
    z.object({ featureId: idSchema, reason: z.string().trim().max(500) }),
    nothing,
    PLAN_CHANGED,
  ),
  resume: command(z.object({ featureId: idSchema }), nothing, PLAN_CHANGED),
});
