import { growthbookOneSided } from './peers/growthbook.ts';
import { statsigInterval } from './peers/statsig.ts';
import type { RolloutDay } from './made-up-rollouts.ts';
import {
  DEFAULT_TEMPERING,
  DISCOUNT_BY_DISPERSION,
  type Tempering,
} from '#shared/statistics/evidence-of-harm.ts';
import { normalPosterior, probabilityEffectAbove } from '#shared/statistics/normal-posterior.ts';
import { pooledDifference } from '#shared/statistics/pooled-difference.ts';
import { shareOf, type Proportion, type TwoProportions } from '#shared/statistics/proportion.ts';
import { watchTables } from '#shared/statistics/two-arm-e-process.ts';

/** A rule that is asked every day whether to roll back; `watch` starts it anew for each rollout. */
export type RollbackRule = {
  readonly name: string;
  readonly watch: () => (day: RolloutDay) => boolean;
};

const ALPHA = 0.05;

/** The rate the owner knows from before, on which a threshold is set. */
const KNOWN_RATE = 0.02;

export const UNTEMPERED = stratified('pilotbook: E by day >= 20, untempered', {
  tempering: { kind: 'none' },
  reached: 20,
});

export const TEMPERED = stratified('pilotbook: E by day >= 20, tempered', {
  tempering: DEFAULT_TEMPERING,
  reached: 20,
});

/** The simpler tempering of the published comparison, which ours took the place of. */
const DISCOUNTED = stratified('the same, discounted by dispersion instead', {
  tempering: DISCOUNT_BY_DISPERSION,
  reached: 20,
});

export const OURS: readonly RollbackRule[] = [
  UNTEMPERED,
  TEMPERED,
  DISCOUNTED,
  stratified('pilotbook: E by day >= 5 ("reduce"), tempered', { tempering: DEFAULT_TEMPERING, reached: 5 }),
];

/** What others do, on totals of all days so far. */
export const OTHERS: readonly RollbackRule[] = [
  threshold('threshold 1.5 x known rate, n >= 20', { times: 1.5, fewest: 20 }),
  threshold('threshold 2 x known rate, n >= 100', { times: 2, fewest: 100 }),
  onTotals('daily z, one-sided p < .05', (totals) => {
    const { z, pValue } = pooledDifference({ ...totals, confidence: 1 - ALPHA });
    return z > 0 && pValue / 2 < ALPHA;
  }),
  bayes('Bayes, flat prior, P(worse) > .95', 0.95),
  bayes('Bayes, flat prior, P(worse) > .99', 0.99),
  onTotals('GrowthBook one-sided, pooled', (totals) => {
    const effect = relativeEffect(totals);
    if (effect === null) return false;
    const observations = totals.treated.trials + totals.control.trials;
    return growthbookOneSided({ ...effect, observations, alpha: ALPHA, tunedFor: 5000 }).low > 0;
  }),
  onTotals('Statsig one-sided, pooled', ({ treated, control }) => {
    if (treated.successes === 0 || control.successes === 0) return false;
    const difference = shareOf(treated) - shareOf(control);
    const arms = { treated: armOf(treated), control: armOf(control) };
    return statsigInterval({ difference, ...arms, alpha: 2 * ALPHA }).low > 0;
  }),
];

function stratified(
  name: string,
  { tempering, reached }: { tempering: Tempering; reached: number },
): RollbackRule {
  return {
    name,
    watch: () => {
      const evidence = watchTables({ logOddsMargin: 0, tempering });
      return ({ today }) => {
        evidence.addDay(today);
        return evidence.eValue() >= reached;
      };
    },
  };
}

function onTotals(name: string, isWorse: (totals: TwoProportions) => boolean): RollbackRule {
  return { name, watch: () => (day) => isWorse(day.soFar) };
}

function threshold(name: string, { times, fewest }: { times: number; fewest: number }): RollbackRule {
  return onTotals(name, ({ treated }) => treated.trials >= fewest && shareOf(treated) > times * KNOWN_RATE);
}

/** GrowthBook's Bayesian engine as it comes: the relative effect's normal posterior under a flat prior. */
function bayes(name: string, certainty: number): RollbackRule {
  return onTotals(name, (totals) => {
    const effect = relativeEffect(totals);
    if (effect === null) return false;
    return probabilityEffectAbove(0, normalPosterior({ ...effect, prior: 'flat' })) > certainty;
  });
}

/** gbstats' relative difference by the delta method; null while an arm has no bad outcome and so no spread. */
function relativeEffect({
  treated,
  control,
}: TwoProportions): { estimate: number; standardError: number } | null {
  if (treated.successes === 0 || control.successes === 0) return null;
  const base = shareOf(control);
  const ratio = shareOf(treated) / base;
  const arms = { treated: armOf(treated), control: armOf(control) };
  const variance =
    arms.treated.variance / treated.trials + (ratio ** 2 * arms.control.variance) / control.trials;
  return { estimate: ratio - 1, standardError: Math.sqrt(variance) / base };
}

function armOf(arm: Proportion): { variance: number; n: number } {
  const share = shareOf(arm);
  return { variance: share * (1 - share), n: arm.trials };
}
