import { countedDay } from './coverage-by-counting.ts';
import { compareProportions } from '#shared/metrics/compare-proportions.ts';
import { binomialExactTest } from '#shared/statistics/binomial.ts';
import {
  DEFAULT_TEMPERING,
  DISCOUNT_BY_DISPERSION,
  type Tempering,
} from '#shared/statistics/evidence-of-harm.ts';
import { logOddsRatio } from '#shared/statistics/log-odds-ratio.ts';
import { mantelHaenszelRiskRatio } from '#shared/statistics/mantel-haenszel.ts';
import { heterogeneityOf } from '#shared/statistics/pool-effects.ts';
import { shareOf, type Proportion, type TwoProportions } from '#shared/statistics/proportion.ts';
import { twoArmEvidence } from '#shared/statistics/two-arm-e-process.ts';
import { udacityDays } from '#shared/statistics/udacity-free-trial.ts';

/** A fact of an experiment as we find it, beside what is published or was computed with other programs. */
export type KnownFact = { readonly name: string; readonly ours: string; readonly known: string };

/** Kohavi's ramp-up: the treated do better on both days, the pooled totals say worse. */
const RAMP_UP: readonly TwoProportions[] = [
  { treated: { successes: 230, trials: 10_000 }, control: { successes: 20_000, trials: 990_000 } },
  { treated: { successes: 6000, trials: 500_000 }, control: { successes: 5000, trials: 500_000 } },
];

export function rampUpFacts(): readonly KnownFact[] {
  const { estimate, low, high } = mantelHaenszelRiskRatio({ strata: RAMP_UP, confidence: 0.95 });
  const pooled = shareOf(totalOf(RAMP_UP, 'treated')) / shareOf(totalOf(RAMP_UP, 'control'));
  return [
    {
      name: 'risk ratio within days',
      ours: within(estimate, low, high, 4),
      known: '1.1954 [1.1533, 1.2391]',
    },
    { name: 'risk ratio of pooled totals', ours: pooled.toFixed(4), known: '.7281' },
  ];
}

/** The Udacity free-trial screener: 23 days with outcomes. */
export function freeTrialFacts(): readonly KnownFact[] {
  return [
    ...factsOf('enrolments', {
      name: 'gross conversion',
      difference: '-.020555 [-.029123, -.011986]',
      signs: '4 of 23, p .0026',
      dispersion: '1.59',
      untempered: 'not published',
      discounted: 'day 9, ends at 690',
    }),
    ...factsOf('payments', {
      name: 'net conversion',
      difference: '-.004874 [-.011605, .001857]',
      signs: '10 of 23, p .6776',
      dispersion: '3.67',
      untempered: 'day 1 (E 278), ends at .20',
      discounted: 'never, ends at .146',
    }),
  ];
}

type Known = {
  readonly name: string;
  readonly difference: string;
  readonly signs: string;
  readonly dispersion: string;
  readonly untempered: string;
  readonly discounted: string;
};

function factsOf(count: 'enrolments' | 'payments', known: Known): readonly KnownFact[] {
  const kept = udacityDays(count, 'kept');
  const lost = udacityDays(count, 'lost');
  const { difference } = compareProportions({
    pilot: [dayOf(totalOf(kept, 'treated'))],
    reference: [dayOf(totalOf(kept, 'control'))],
  });
  const { estimate = NaN, low, high } = difference ?? {};
  const { dispersion } = heterogeneityOf(kept.map(logOddsRatio).filter((effect) => effect !== null));
  return [
    {
      name: `${known.name}: difference`,
      ours: within(estimate, low ?? NaN, high ?? NaN, 6),
      known: known.difference,
    },
    { name: `${known.name}: sign test of days`, ours: signTest(kept), known: known.signs },
    {
      name: `${known.name}: dispersion between days`,
      ours: (dispersion ?? NaN).toFixed(2),
      known: known.dispersion,
    },
    {
      name: `${known.name}: E >= 20 that fewer, untempered`,
      ours: alarmOf(lost, { kind: 'none' }),
      known: known.untempered,
    },
    {
      name: `${known.name}: E >= 20 that fewer, tempered`,
      ours: alarmOf(lost, DEFAULT_TEMPERING),
      known: 'not published',
    },
    {
      name: `${known.name}: the same, discounted by dispersion`,
      ours: alarmOf(lost, DISCOUNT_BY_DISPERSION),
      known: known.discounted,
    },
  ];
}

function totalOf(days: readonly TwoProportions[], arm: keyof TwoProportions): Proportion {
  return days.reduce(
    (sum, day) => ({
      successes: sum.successes + day[arm].successes,
      trials: sum.trials + day[arm].trials,
    }),
    { successes: 0, trials: 0 },
  );
}

function dayOf({ successes, trials }: Proportion) {
  return countedDay(trials, successes);
}

function signTest(days: readonly TwoProportions[]): string {
  const better = days.filter(({ treated, control }) => shareOf(treated) > shareOf(control)).length;
  const p = binomialExactTest({
    successes: better,
    trials: days.length,
    nullRate: 0.5,
    alternative: 'two-sided',
  });
  return `${better} of ${days.length}, p ${p.toFixed(4)}`;
}

function alarmOf(days: readonly TwoProportions[], tempering: Tempering): string {
  const path = twoArmEvidence({ days, logOddsMargin: 0, tempering }).map(({ eValue }) => eValue);
  const day = path.findIndex((eValue) => eValue >= 20);
  const end = (path.at(-1) ?? NaN).toPrecision(3);
  return day === -1 ? `never, ends at ${end}` : `day ${day + 1} (E ${path[day]?.toFixed(0)}), ends at ${end}`;
}

function within(estimate: number, low: number, high: number, digits: number): string {
  return `${estimate.toFixed(digits)} [${low.toFixed(digits)}, ${high.toFixed(digits)}]`;
}

/** Two experiments whose answers are known, ours beside them. */
export function printKnownExperiments(): void {
  printFacts('A ramp-up in which totals deceive (Kohavi)', rampUpFacts());
  printFacts('The Udacity free-trial screener', freeTrialFacts());
}

function printFacts(title: string, facts: readonly KnownFact[]): void {
  console.log(`\n${title}`);
  console.log(`  ${''.padEnd(58)}${'ours'.padEnd(36)}known`);
  for (const { name, ours, known } of facts) console.log(`  ${name.padEnd(58)}${ours.padEnd(36)}${known}`);
}

if (import.meta.main) printKnownExperiments();
