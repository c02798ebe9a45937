import type { GateRules } from '#shared/features/gate-rules.ts';
import { binomialExactTest } from '#shared/statistics/binomial.ts';
import { DEFAULT_CONCENTRATION, sampleRatioEvidence } from '#shared/statistics/sample-ratio-evidence.ts';
import { sampleRatioTest } from '#shared/statistics/sample-ratio.ts';

/** Units of both arms. */
export type SplitCounts = { readonly pilot: number; readonly control: number };

export type PlannedSplit = {
  /** Share of the units that should be the pilot's, between 0 and 1. */
  readonly plannedShare: number;
  /** Distinct people in both arms together; null without a roster. */
  readonly peopleInArms: number | null;
};

/** Fewer than this in both arms together are judged exactly. */
const EXACT_BELOW = 50;

/**
 * How unlikely the arms' sizes are under the planned shares, by the chance of the whole split and by the evidence of a
 * daily watch, and whether the rules call that suspect. Null where nobody was counted.
 */
export function judgeSplit(
  seen: SplitCounts,
  { plannedShare, peopleInArms }: PlannedSplit,
  rules: Pick<GateRules['data'], 'sampleRatioChance' | 'sampleRatioEvidence'>,
) {
  const counts = asPeople(seen, peopleInArms);
  const total = counts.pilot + counts.control;
  if (total === 0) return null;
  const chance = chanceOfSplit(counts, plannedShare);
  const evidence = sampleRatioEvidence({
    counts: [counts.pilot, counts.control],
    weights: [plannedShare, 1 - plannedShare],
    concentration: DEFAULT_CONCENTRATION,
  }).eValue;
  const isSuspect = chance < rules.sampleRatioChance || evidence >= rules.sampleRatioEvidence;
  return { total, chance, evidence, isSuspect, method: methodFor(total) };
}

function methodFor(total: number): 'split-exact' | 'split-chi-square' {
  return total < EXACT_BELOW ? 'split-exact' : 'split-chi-square';
}

/**
 * A customer who comes every day is one customer: where there are more units than people, the counts are brought down
 * to as many as there are people, in the proportion seen.
 */
export function asPeople({ pilot, control }: SplitCounts, people: number | null): SplitCounts {
  const units = pilot + control;
  if (people === null || people < 1 || units <= people) return { pilot, control };
  const share = Math.round((pilot / units) * people);
  return { pilot: share, control: people - share };
}

function chanceOfSplit({ pilot, control }: SplitCounts, plannedShare: number): number {
  const total = pilot + control;
  return methodFor(total) === 'split-exact'
    ? binomialExactTest({
        successes: pilot,
        trials: total,
        nullRate: plannedShare,
        alternative: 'two-sided',
      })
    : sampleRatioTest({ counts: [pilot, control], weights: [plannedShare, 1 - plannedShare] }).pValue;
}
