import { checkCount, checkNotNegative, checkOpenShare, checkPositive } from './argument-checks.ts';
import type { Alternative } from './binomial.ts';
import { deviance, stirlingError } from './saddle-point.ts';
import { gammaTail } from './special-functions.ts';

/** P(N = events) when `mean` events are expected. Worked value: 6 events at mean 2 = 0.012029802954365573. */
export function poissonPmf(events: number, mean: number): number {
  checkArguments(events, mean);
  if (mean === 0) return events === 0 ? 1 : 0;
  if (events === 0) return Math.exp(-mean);
  return Math.exp(-stirlingError(events) - deviance(events, mean)) / Math.sqrt(2 * Math.PI * events);
}

/** P(N <= events). */
export function poissonCdf(events: number, mean: number): number {
  checkArguments(events, mean);
  return gammaTail(mean, events + 1, 'upper');
}

/** P(N >= events), the events themselves included, a tail of its own. Worked: 6 at mean 2 = 0.0165636084806144. */
export function poissonAtLeast(events: number, mean: number): number {
  checkArguments(events, mean);
  return events === 0 ? 1 : gammaTail(mean, events, 'lower');
}

type ExactTest = {
  readonly events: number;
  readonly exposure: number;
  readonly nullRate: number;
  readonly alternative: Alternative;
};

/**
 * Exact p value of `events` in `exposure` units against `nullRate` events per unit. Two-sided: all counts no
 * likelier than the one seen (R 4.2.2 poisson.test). Worked: 9 in 500 against 0.01, greater = 0.0680936347218486.
 */
export function poissonExactTest({ events, exposure, nullRate, alternative }: ExactTest): number {
  checkPositive({ name: 'exposure', value: exposure });
  checkPositive({ name: 'nullRate', value: nullRate });
  const mean = nullRate * exposure;
  if (alternative === 'less') return poissonCdf(events, mean);
  if (alternative === 'greater') return poissonAtLeast(events, mean);
  if (events === mean) return 1;
  const limit = poissonPmf(events, mean) * TIE_ALLOWANCE;
  if (events > mean) {
    const below = lastNoLikelierBelow(limit, mean);
    return Math.min(1, poissonAtLeast(events, mean) + (below === null ? 0 : poissonCdf(below, mean)));
  }
  return Math.min(1, poissonCdf(events, mean) + poissonAtLeast(firstNoLikelierAbove(limit, mean), mean));
}

const TIE_ALLOWANCE = 1 + 1e-7;

function lastNoLikelierBelow(limit: number, mean: number): number | null {
  if (poissonPmf(0, mean) > limit) return null;
  let low = 0;
  let high = Math.floor(mean);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (poissonPmf(middle, mean) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

function firstNoLikelierAbove(limit: number, mean: number): number {
  let low = Math.ceil(mean);
  let high = low + 1;
  while (poissonPmf(high, mean) > limit) high *= 2;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (poissonPmf(middle, mean) <= limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

function checkArguments(events: number, mean: number): void {
  checkCount({ name: 'events', value: events });
  checkNotNegative({ name: 'mean', value: mean });
}

export function checkRateQuestion(question: {
  readonly events: number;
  readonly exposure: number;
  readonly confidence: number;
}): void {
  checkCount({ name: 'events', value: question.events });
  checkPositive({ name: 'exposure', value: question.exposure });
  checkOpenShare({ name: 'confidence', value: question.confidence });
}
