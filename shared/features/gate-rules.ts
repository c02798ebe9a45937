import { z } from '#shared/kernel/schema.ts';
import { DEFAULT_DAY_SPREADS } from '#shared/statistics/evidence-of-harm.ts';

const share = z.number().min(0).max(1);
const days = z.number().int().min(0).max(365);

/**
 * Every number a gate is judged by, in one place. They belong to the plan, are frozen with a phase when it starts, and
 * stand in the record of every evaluation. Probabilities and shares between 0 and 1. Source of the defaults: the
 * simulations printed by `benchmarks/decisions/`.
 */
export const gateRulesSchema = z.object({
  data: z.object({
    /** Numbers older than this many days are not trusted for a decision. */
    staleDays: days,
    /** … nor a phase in which more than this share of the days has no number. */
    missingShare: share,
    /** … nor arms whose sizes are this unlikely under the planned shares (chi-square or exact binomial). */
    sampleRatioChance: share,
    /** The same watched daily: evidence from which on the split is suspect. */
    sampleRatioEvidence: z.number().min(1),
    /** More people than this share seen in both arms. */
    bothArmsShare: share,
  }),
  /** Fewer units in an arm, or fewer days, say nothing yet, whatever they show. */
  least: z.object({ units: z.number().int().min(1), days: z.number().int().min(1) }),
  /** A hard limit is passed at this evidence, or by one day that is this unlikely. */
  hardLimit: z.object({ evidence: z.number().min(1), dayChance: share }),
  harm: z.object({
    /** The chance, over the whole rollout, of a false alarm on any guardrail that rolls back. */
    alpha: share,
    /** Evidence of fewer days than this never rolls back. */
    days: z.number().int().min(1),
    warningEvidence: z.number().min(1),
    /** The arms' log ratio may itself vary from day to day, with any one of these spreads, from small to large. */
    daySpreads: z.array(z.number().min(0)).min(1),
    /** A metric without counts is watched from this many units per arm and days on. */
    burnInUnits: z.number().int().min(1),
    burnInDays: z.number().int().min(1),
  }),
  /** A limit that the forecast crosses within a week with this probability is a warning. */
  forecast: z.object({ chance: share }),
  /** One warning steps back one phase; more often than this it only holds. */
  reductionsAtMost: z.number().int().min(0),
  /** Spread of the cautious prior on the logarithm of the ratio of the arms. */
  priorSpread: z.number().positive(),
  /** How the looks of the last gate share the chance of error that its criterion asks for. */
  benefit: z.object({
    spending: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('obrien-fleming') }),
      z.object({ kind: z.literal('pocock') }),
      z.object({ kind: z.literal('power'), rho: z.number().positive() }),
    ]),
  }),
  /** Given up below either probability, but not before so many days were compared: a week has all its weekdays. */
  futility: z.object({ better: share, passing: share, days: z.number().int().min(1) }),
  /** How often a gate that was not passed may be waited for once more, by the phase's own length. */
  extensionsAtMost: z.number().int().min(0).max(12),
  /** What the owner chose beforehand for a gate that stays open after the last extension. */
  ifInconclusive: z.enum(['keep-old', 'ship-not-worse']),
  /** An open note of this severity blocks and asks to step back. */
  catastropheSeverity: z.number().int().min(1).max(4),
});
export type GateRules = z.infer<typeof gateRulesSchema>;

export const DEFAULT_GATE_RULES: GateRules = {
  data: {
    staleDays: 7,
    missingShare: 0.2,
    sampleRatioChance: 0.001,
    sampleRatioEvidence: 1000,
    bothArmsShare: 0.01,
  },
  least: { units: 5, days: 3 },
  hardLimit: { evidence: 20, dayChance: 0.001 },
  harm: {
    alpha: 0.05,
    days: 2,
    warningEvidence: 5,
    daySpreads: [...DEFAULT_DAY_SPREADS],
    burnInUnits: 10,
    burnInDays: 5,
  },
  forecast: { chance: 0.8 },
  reductionsAtMost: 2,
  priorSpread: 0.5,
  benefit: { spending: { kind: 'obrien-fleming' } },
  futility: { better: 0.05, passing: 0.05, days: 7 },
  extensionsAtMost: 2,
  ifInconclusive: 'keep-old',
  catastropheSeverity: 4,
};
