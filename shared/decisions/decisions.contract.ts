import { alertSchema } from './alert.ts';
import { decisionSchema, decisionVerbSchema } from './decision.ts';
import {
  adviceVerbSchema,
  badgeSchema,
  criterionVerdictSchema,
  gateSchema,
  sentenceSchema,
  stepNameSchema,
} from './gate.ts';
import { command, defineContract, query } from '#shared/contract/define-contract.ts';
import { featureKindSchema, riskAnswersSchema } from '#shared/features/feature.ts';
import { phaseDraftSchema } from '#shared/features/features.contract.ts';
import { gateRulesSchema } from '#shared/features/gate-rules.ts';
import { comparisonBasisSchema } from '#shared/hypotheses/hypothesis.ts';
import { daySchema, idSchema, instantSchema, lineSchema, textSchema, z } from '#shared/kernel/schema.ts';
import { metricChangeSchema, metricDraftSchema } from '#shared/metrics/metric.ts';

const DECIDED = [
  'decisions',
  'features',
  'segments',
  'flags',
  'checklists',
  'hypotheses',
  'metrics',
  'notes',
  'workspace',
] as const;

/** The guided first plan: what, who, what should get better, when. */
export const rolloutDraftSchema = z.object({
  name: lineSchema,
  summary: textSchema.default(''),
  ownerName: z.string().trim().max(120).default(''),
  kind: featureKindSchema,
  riskAnswers: riskAnswersSchema,
  /** Null where nothing can be counted yet; the plan then waits for voices, checklist and days alone. */
  metric: metricDraftSchema.omit({ featureId: true, role: true, limit: true }).nullable(),
  hypothesis: z
    .object({
      baseline: z.number().nullable(),
      expectedEffect: z.number(),
      smallestWorthwhile: z.number(),
      basis: comparisonBasisSchema,
      because: textSchema,
    })
    .nullable(),
  guardrail: metricDraftSchema.omit({ featureId: true, role: true, target: true }).nullable(),
  phases: z.array(phaseDraftSchema).min(1).max(12),
});
export type RolloutDraft = z.infer<typeof rolloutDraftSchema>;

export const todayItemSchema = z.object({
  kind: z.enum([
    'decide-harm',
    'gate-due',
    'start-rollout',
    'start-by-hand',
    'pick-people',
    'checklist-open',
    'severe-note-open',
    'people-to-hear',
    'rows-set-aside',
    'numbers-stale',
    'kill-switch-engaged',
    'people-to-tell',
    'loss-to-tell',
    'review-due',
    'first-numbers',
  ]),
  featureId: idSchema.nullable(),
  featureName: z.string().nullable(),
  phaseId: idSchema.nullable(),
  /** Import or note the item is about. */
  subjectId: idSchema.nullable(),
  values: sentenceSchema.shape.values,
  badges: z.array(badgeSchema),
  /** When it is due; null when it is due now or has no day. */
  day: daySchema.nullable(),
});
export type TodayItem = z.infer<typeof todayItemSchema>;

export const listedDecisionSchema = decisionSchema.extend({
  effectiveOn: daySchema,
  /** The day it was recorded, later than `effectiveOn` where it is dated back. */
  recordedOn: daySchema,
  /** The metrics whose numbers of the days it rested on are others today. */
  changedSince: z.array(z.string()),
  /** The question "Was this call right?" waits, so many days after it took effect; null when none does. */
  reviewDue: z.number().int().nullable(),
});
export type ListedDecision = z.infer<typeof listedDecisionSchema>;

const amendmentReason = z.string().trim().min(1).max(500);

export const decisionsContract = defineContract('decisions', {
  /** Makes feature, plan, metrics, hypothesis, criteria and checklists in one step that one undo takes back. */
  planRollout: command(rolloutDraftSchema, z.object({ featureId: idSchema }), DECIDED),
  /** The gate of the current phase, judged now; null before the rollout starts and after it ends. */
  evaluate: query(z.object({ featureId: idSchema }), gateSchema.nullable()),
  /** What must hold before a phase starts, judged now. */
  judgeEntry: query(z.object({ phaseId: idSchema }), z.array(criterionVerdictSchema)),
  /** The rules a feature's gates are judged by, and since when they are frozen for the phase that runs. */
  rules: query(
    z.object({ featureId: idSchema }),
    z.object({
      /** For phases that have not started. */
      chosen: gateRulesSchema,
      frozen: z
        .object({
          rules: gateRulesSchema,
          at: instantSchema,
          hash: z.string(),
          /** The metrics whose definitions were frozen with them. */
          metricIds: z.array(idSchema),
        })
        .nullable(),
      /** Names of metrics defined otherwise than when the phase started. */
      changed: z.array(z.string()),
    }),
  ),
  /** What an owner may choose beforehand; a phase that runs keeps what was frozen with it. */
  setRules: command(
    z.object({
      featureId: idSchema,
      extensionsAtMost: gateRulesSchema.shape.extensionsAtMost.optional(),
      ifInconclusive: gateRulesSchema.shape.ifInconclusive.optional(),
    }),
    z.object({}),
    DECIDED,
  ),
  /** Changes a metric, and judges the running phase by that from now on; kept among its amendments with the reason. */
  redefineMetric: command(
    z.object({ metricId: idSchema, change: metricChangeSchema, reason: amendmentReason }),
    z.object({}),
    DECIDED,
  ),
  /** Judges the running phase by its metrics as they are defined today; kept among its amendments with the reason. */
  acceptDefinitions: command(
    z.object({ featureId: idSchema, reason: amendmentReason }),
    z.object({}),
    DECIDED,
  ),
  /** Every stored judgement of a feature, newest first, and whether judging its facts again gives the same. */
  listEvaluations: query(
    z.object({ featureId: idSchema }),
    z.array(
      z.object({
        id: idSchema,
        day: daySchema,
        at: instantSchema,
        phaseId: idSchema,
        verb: adviceVerbSchema,
        step: stepNameSchema,
        reason: sentenceSchema,
        replay: z.enum(['same', 'differs', 'other-engine']),
      }),
    ),
  ),
  listAdvice: query(
    z.object({}),
    z.array(
      z.object({
        featureId: idSchema,
        verb: adviceVerbSchema,
        reason: sentenceSchema,
        badges: z.array(badgeSchema),
        gateDay: daySchema.nullable(),
      }),
    ),
  ),
  decide: command(
    z.object({
      featureId: idSchema,
      verb: decisionVerbSchema,
      /** The phase to go to, for reduce and roll-back; null goes to the natural one. */
      toPhaseId: idSchema.nullable().default(null),
      /** Required when the decision is not what was advised, or what its phase asks before it starts does not hold. */
      reason: z.string().trim().max(2000),
      dissent: z.string().trim().max(2000).default(''),
      decidedBy: z.string().trim().max(120),
      /** Notes the decision points to; kept with it as they read now. */
      noteIds: z.array(idSchema).max(20).default([]),
      /** The day it takes effect: today unless said; never in the future. A pilot already running starts in the past. */
      day: daySchema.nullable().default(null),
      /** meant: also with the computer's clock set back, or a day before the last one on which a phase began or ended. */
      earlierDay: z.enum(['ask', 'meant']).default('ask'),
      /** meant: also with fewer people of the roster than the phase asks for. Without a roster nobody can be picked, and none is asked. */
      fewerPeople: z.enum(['ask', 'meant']).default('ask'),
    }),
    z.object({ decisionId: idSchema, peopleToTell: z.number().int() }),
    DECIDED,
  ),
  list: query(z.object({ featureId: idSchema.nullable() }), z.array(listedDecisionSchema)),
  today: query(
    z.object({}),
    z.object({
      /** Worst first; what an alert says stands in no item. */
      alerts: z.array(alertSchema),
      items: z.array(todayItemSchema),
      /** Today and the six days after it. */
      days: z.array(z.object({ day: daySchema, events: z.array(todayItemSchema) })),
    }),
  ),
});
