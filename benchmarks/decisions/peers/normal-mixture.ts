import { checkNotNegative, checkOpenShare, checkPositive } from '#shared/statistics/argument-checks.ts';
import { normalCdf } from '#shared/statistics/normal.ts';

/**
 * Normal mixture boundaries for a sum with variance process v, as in confseq (Howard, Ramdas, McAuliffe & Sekhon 2021,
 * eq. 14 and prop. 5): the sum crosses the two-sided one upwards or downwards, or the one-sided one upwards, ever, with
 * probability at most alpha. Worked values: v 100, alpha .05, tuned there: two-sided 30.3520899037625, one-sided
 * 27.6607088306946. RangeError for a variance below 0, a tuning not above 0, or alpha outside (0, 1).
 */
export function twoSidedBoundary(question: Boundary): number {
  const rho = checkedRho(question, 1);
  const total = question.variance + rho;
  return Math.sqrt(total * (Math.log(total / rho) - 2 * Math.log(question.alpha)));
}

/** See `twoSidedBoundary`; the alpha it is tuned for must be below 0.5. */
export function oneSidedBoundary(question: Boundary): number {
  checkedRho(question, 2);
  const limit = -Math.log(question.alpha);
  let low = 0;
  let high = 1;
  while (oneSidedLogMixture(high, question) < limit) high *= 2;
  while (high - low > 1e-13 * high) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (oneSidedLogMixture(middle, question) < limit) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

type Tuning = { readonly variance: number; readonly tunedFor: number; readonly tunedAlpha: number };

export type Boundary = Tuning & { readonly alpha: number };

/** Log of the mixed evidence at a sum. Worked value: sum 25 at v 100, tuned there for .05 = 1.68024432682582. */
export function twoSidedLogMixture(sum: number, tuning: Tuning): number {
  const rho = rhoOf(tuning, 1);
  const total = tuning.variance + rho;
  return Math.log(rho / total) / 2 + sum ** 2 / (2 * total);
}

/** As above, mixed over positive drifts only. Worked value: 2.38570503537775. */
export function oneSidedLogMixture(sum: number, tuning: Tuning): number {
  const rho = rhoOf(tuning, 2);
  const total = tuning.variance + rho;
  const mass = normalCdf(sum / Math.sqrt(total));
  return Math.log((4 * rho) / total) / 2 + sum ** 2 / (2 * total) + Math.log(mass);
}

function checkedRho(question: Boundary, factor: 1 | 2): number {
  checkOpenShare({ name: 'alpha', value: question.alpha });
  return rhoOf(question, factor);
}

function rhoOf({ variance, tunedFor, tunedAlpha }: Tuning, factor: 1 | 2): number {
  checkNotNegative({ name: 'variance', value: variance });
  checkPositive({ name: 'tunedFor', value: tunedFor });
  checkOpenShare({ name: 'tunedAlpha', value: factor * tunedAlpha });
  const doubled = -2 * Math.log(factor * tunedAlpha);
  return tunedFor / (doubled + Math.log1p(doubled));
}
