import { binomialLogPmf } from './binomial.ts';
import type { TwoProportions } from './proportion.ts';

/** What is held fixed of a table of two arms: people per arm and successes in both arms together. */
export type Margins = { readonly treated: number; readonly control: number; readonly successes: number };

/** The successes of the treated arm as a random number, once the margins are given. */
export type ConditionalLaw = {
  readonly mean: number;
  /** The likeliest count. */
  readonly mode: number;
  readonly logPmf: (count: number) => number;
  readonly atMost: (count: number) => number;
  readonly atLeast: (count: number) => number;
};

export function marginsOf({ treated, control }: TwoProportions): Margins {
  return {
    treated: treated.trials,
    control: control.trials,
    successes: treated.successes + control.successes,
  };
}

/** The fewest and the most successes the treated arm can have under these margins. */
export function possibleCounts({ treated, control, successes }: Margins): { least: number; most: number } {
  return { least: Math.max(0, successes - control), most: Math.min(successes, treated) };
}

/**
 * Fisher's noncentral hypergeometric law of the treated arm's successes at the odds ratio exp(`logOdds`), treated over
 * control; 0 gives the ordinary hypergeometric law (Fisher 1935; McCullagh & Nelder 1989, 7.3). Each tail is summed
 * outwards, so that a tail of 1e-200 keeps its digits; takes a number of terms like the law's spread, also for
 * millions of people. Worked value: 8 or more of the 10 successes among 50 and 50 at log odds 0 = 0.0458235776440667.
 */
export function conditionalLaw(margins: Margins, logOdds: number): ConditionalLaw {
  const { least, most } = possibleCounts(margins);
  const odds = Math.exp(logOdds);
  const mode = mostLikely(margins, odds);
  const above = sumBeyond({ margins, odds, from: mode, towards: 'most' });
  const below = sumBeyond({ margins, odds, from: mode, towards: 'least' });
  const mass = 1 + above.mass + below.mass;
  const atMode = logCount(mode, margins);
  const logPmf = (count: number): number =>
    count < least || count > most
      ? Number.NEGATIVE_INFINITY
      : logCount(count, margins) - atMode + (count - mode) * logOdds - Math.log(mass);
  const tail = (from: number, towards: Towards): number =>
    Math.exp(logPmf(from)) * (1 + sumBeyond({ margins, odds, from, towards }).mass);
  const atMost = (count: number): number => {
    if (count < least) return 0;
    if (count >= most) return 1;
    return count < mode ? tail(count, 'least') : 1 - tail(count + 1, 'most');
  };
  const atLeast = (count: number): number => {
    if (count > most) return 0;
    if (count <= least) return 1;
    return count > mode ? tail(count, 'most') : 1 - tail(count - 1, 'least');
  };
  return { mean: mode + (above.moment - below.moment) / mass, mode, logPmf, atMost, atLeast };
}

type Towards = 'least' | 'most';

type Walk = {
  readonly margins: Margins;
  readonly odds: number;
  readonly from: number;
  readonly towards: Towards;
};

const NEGLIGIBLE = 1e-19;

/** Probabilities beyond `from`, as multiples of its own, and the same times their distance. Falls from the mode on. */
function sumBeyond({ margins, odds, from, towards }: Walk): { mass: number; moment: number } {
  const { least, most } = possibleCounts(margins);
  let weight = 1;
  let mass = 0;
  let moment = 0;
  const length = towards === 'most' ? most - from : from - least;
  for (let distance = 1; distance <= length; distance += 1) {
    weight *=
      towards === 'most'
        ? ratioUp(from + distance - 1, margins) * odds
        : 1 / (ratioUp(from - distance, margins) * odds);
    mass += weight;
    moment += weight * distance;
    if (weight * distance < NEGLIGIBLE * moment) break;
  }
  return { mass, moment };
}

/** How much likelier count + 1 is than count when the odds ratio is 1. */
function ratioUp(count: number, { treated, control, successes }: Margins): number {
  return ((treated - count) * (successes - count)) / ((count + 1) * (control - successes + count + 1));
}

/** The ratio of neighbours falls along the counts, so the mode is found by halving. */
function mostLikely(margins: Margins, odds: number): number {
  let { least: low, most: high } = possibleCounts(margins);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (ratioUp(middle, margins) * odds > 1) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Log probability at odds ratio 1, up to a constant of the margins, by the saddle-point form of each arm. */
function logCount(count: number, { treated, control, successes }: Margins): number {
  const probability = successes / (treated + control);
  return (
    armLogPmf(count, { trials: treated, probability }) +
    armLogPmf(successes - count, { trials: control, probability })
  );
}

function armLogPmf(count: number, law: { trials: number; probability: number }): number {
  return law.trials === 0 ? 0 : binomialLogPmf(count, law);
}
