import { checkOpenShare, checkPositiveCount } from './argument-checks.ts';
import { binomialAtLeast, binomialCdf } from './binomial.ts';

type PilotGateQuestion = {
  /** People in the pilot, 5 to 50. */
  readonly trials: number;
  /** Rate of bad outcomes that is fine, and the higher one that is not. */
  readonly okRate: number;
  readonly badRate: number;
  /** Largest acceptable probability of advancing at the bad rate, and of rolling back at the fine one. */
  readonly mostAdvancingIfBad: number;
  readonly mostRollingBackIfOk: number;
};

/** The two counts that decide a small pilot and the exact probabilities of crossing them. Between the two: neither. */
export type PilotGate = {
  /** Null when even no bad outcome at all is not good enough. */
  readonly advanceAtMost: number | null;
  /** Null when even nothing but bad outcomes would be too likely by chance. */
  readonly rollBackAtLeast: number | null;
  readonly probabilityAdvancing: { readonly ifOk: number; readonly ifBad: number };
  readonly probabilityRollingBack: { readonly ifOk: number; readonly ifBad: number };
};

export const DEFAULT_PILOT_GATE = {
  okRate: 0.05,
  badRate: 0.2,
  mostAdvancingIfBad: 0.2,
  mostRollingBackIfOk: 0.05,
} as const;

/**
 * Operating characteristics of a pilot of a handful of people, by exact binomial probabilities. Worked values for
 * 5 % against 20 %: 5 people can never advance and roll back at 2 (found .263 of the time when bad); 20 people
 * advance at 1 or fewer and roll back at 4 or more. RangeError unless okRate is below badRate.
 */
export function pilotGate(question: PilotGateQuestion): PilotGate {
  checkQuestion(question);
  const { trials, okRate, badRate, mostAdvancingIfBad, mostRollingBackIfOk } = question;
  const ok = { trials, probability: okRate };
  const bad = { trials, probability: badRate };
  const rollBackAtLeast = firstCount(trials, (count) => binomialAtLeast(count, ok) <= mostRollingBackIfOk);
  // The first count too likely at the bad rate; everything below it may advance, but never what rolls back.
  const tooMany = firstCount(trials, (count) => binomialCdf(count, bad) > mostAdvancingIfBad) ?? trials;
  const highest = Math.min(tooMany, rollBackAtLeast ?? trials) - 1;
  const advanceAtMost = highest < 0 ? null : highest;
  return {
    advanceAtMost,
    rollBackAtLeast,
    probabilityAdvancing: {
      ifOk: advanceAtMost === null ? 0 : binomialCdf(advanceAtMost, ok),
      ifBad: advanceAtMost === null ? 0 : binomialCdf(advanceAtMost, bad),
    },
    probabilityRollingBack: {
      ifOk: rollBackAtLeast === null ? 0 : binomialAtLeast(rollBackAtLeast, ok),
      ifBad: rollBackAtLeast === null ? 0 : binomialAtLeast(rollBackAtLeast, bad),
    },
  };
}

function firstCount(trials: number, holds: (count: number) => boolean): number | null {
  for (let count = 0; count <= trials; count += 1) if (holds(count)) return count;
  return null;
}

function checkQuestion(question: PilotGateQuestion): void {
  checkPositiveCount({ name: 'trials', value: question.trials });
  checkOpenShare({ name: 'okRate', value: question.okRate });
  checkOpenShare({ name: 'badRate', value: question.badRate });
  checkOpenShare({ name: 'mostAdvancingIfBad', value: question.mostAdvancingIfBad });
  checkOpenShare({ name: 'mostRollingBackIfOk', value: question.mostRollingBackIfOk });
  if (question.okRate >= question.badRate) {
    throw new RangeError(`okRate must be below badRate; got ${question.okRate} and ${question.badRate}.`);
  }
}
