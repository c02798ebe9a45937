import { poissonPmf } from './poisson.ts';
import { checkRateComparison, rateScore, type RateComparison } from './rate-comparison.ts';

/**
 * Test of the ratio of two rates that needs few events: the probability, at the rates estimated under the null, of all
 * pairs of counts whose score is at least as extreme (Krishnamoorthy & Thomson 2004, the E-test; Gu et al. 2008 with
 * the score; statsmodels test_poisson_2indep, method etest-score). Less conservative than the exact conditional test.
 * Worked value: 23 in 1011 against 11 in 800, ratio 1, two-sided = 0.158444676692915. 1 without any event.
 * P values below 1e-30 are not told apart from 0. RangeError for impossible counts, or an exposure or ratio not above 0.
 */
export function rateETest(question: RateComparison): number {
  checkRateComparison(question);
  if (question.treated.events + question.control.events === 0) return 1;
  const seen = rateScore(question);
  // Exchanged arms have the opposite score, so the upper tail is the lower one of the exchanged question.
  const exchanged = {
    ...question,
    treated: question.control,
    control: question.treated,
    nullRatio: 1 / question.nullRatio,
  };
  if (question.alternative === 'less') return lowerTail(question, seen);
  if (question.alternative === 'greater') return lowerTail(exchanged, -seen);
  if (seen === 0) return 1;
  const extreme = -Math.abs(seen);
  return Math.min(1, lowerTail(question, extreme) + lowerTail(exchanged, extreme));
}

/** Probability that the score is at most `limit`, at the rates estimated under the null. */
function lowerTail({ treated, control, nullRatio }: RateComparison, limit: number): number {
  const events = treated.events + control.events;
  const treatedShare = 1 / (1 + control.exposure / (nullRatio * treated.exposure));
  const treatedLaw = likelyCounts(events * treatedShare);
  const controlLaw = likelyCounts(events * (1 - treatedShare));
  // Equal scores of different counts differ in their last digits.
  const slack = 1e-13 * Math.max(1, Math.abs(limit));
  const belongs = (treatedEvents: number, controlEvents: number): boolean =>
    rateScore({
      treated: { ...treated, events: treatedEvents },
      control: { ...control, events: controlEvents },
      nullRatio,
    }) <=
    limit + slack;
  // The score falls as control events rise, so the treated counts that belong only grow in number.
  let counted = 0;
  let atMost = 0;
  let sum = 0;
  for (const [index, probability] of controlLaw.masses.entries()) {
    while (
      counted < treatedLaw.masses.length &&
      belongs(treatedLaw.first + counted, controlLaw.first + index)
    ) {
      atMost += treatedLaw.masses[counted] ?? 0;
      counted += 1;
    }
    sum += probability * atMost;
  }
  return Math.min(1, sum);
}

/** The Poisson probabilities of all counts that are not beyond any doubt, from `first` on. */
function likelyCounts(mean: number): { readonly first: number; readonly masses: readonly number[] } {
  const reach = 14 * Math.sqrt(mean) + 40;
  const first = Math.max(0, Math.floor(mean - reach));
  const length = Math.ceil(mean + reach) - first + 1;
  return { first, masses: Array.from({ length }, (_, index) => poissonPmf(first + index, mean)) };
}
