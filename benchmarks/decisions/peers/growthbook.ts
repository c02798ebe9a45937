import {
  asymptoticLowerLimit,
  type EstimateSoFar,
} from '#shared/statistics/asymptotic-confidence-sequence.ts';

/**
 * The one-sided sequential p value as GrowthBook's gbstats reports it: not the exact alpha at which the lower limit is
 * 0 (`asymptoticLowerLimit` has it in closed form) but the first alpha, halving from .00001 to .4999, whose limit lies
 * between 0 and .00001 above it. Worked value: uplift .7073170731707317, SE .3787943616681428, n 6868, tuned for 5000:
 * .4123185641479493 (exactly .41230465). When no alpha below .4999 will do it is .4999.
 */
export function growthbookOneSidedPValue(question: EstimateSoFar): number {
  const { estimate, standardError, observations, alpha, tunedFor } = question;
  // The tuning stays with the alpha asked for, so the limit at another alpha follows from the exact p value's formula.
  const doubled = -2 * Math.log(2 * alpha);
  const spread = (doubled + Math.log(doubled + 1)) / tunedFor;
  const growth = observations * spread + 1;
  const scale = standardError * Math.sqrt((2 * growth) / (observations * spread));
  const limitAt = (level: number): number =>
    estimate - scale * Math.sqrt(Math.log1p(Math.sqrt(growth) / (2 * level)));
  if (limitAt(WIDEST) <= 0) return WIDEST;
  return searchedAlpha(limitAt);
}

const NARROWEST = 1e-5;
const WIDEST = 0.4999;
const CLOSE = 1e-5;

function searchedAlpha(limitAt: (level: number) => number): number {
  let low = NARROWEST;
  let high = WIDEST;
  for (let step = 0; step < 100; step += 1) {
    const middle = (low + high) / 2;
    const limit = limitAt(middle);
    if (limit > 0 && limit < CLOSE) return middle;
    if (limit > 0) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** GrowthBook's one-sided limit is our own; only its p value is searched. */
export function growthbookOneSided(question: EstimateSoFar): {
  readonly low: number;
  readonly pValue: number;
} {
  return { low: asymptoticLowerLimit(question).low, pValue: growthbookOneSidedPValue(question) };
}
