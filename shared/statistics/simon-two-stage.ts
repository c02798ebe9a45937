import { checkCount, checkPositiveCount, checkShare } from './argument-checks.ts';
import { binomialAtLeast, binomialCdf, binomialPmf } from './binomial.ts';

/** A pilot in two stages: stop after the first with too few successes, and after all of it go on only with enough. */
export type TwoStagePilot = {
  readonly firstPeople: number;
  /** So many successes or fewer in the first stage end the pilot. */
  readonly firstStopAtMost: number;
  /** Of both stages together, the first included. */
  readonly allPeople: number;
  /** So many successes or fewer in both stages together mean "not good enough". */
  readonly allStopAtMost: number;
};

/** What a two-stage pilot does at one true success rate. */
export type TwoStageOutlook = {
  readonly probabilityOfEarlyStop: number;
  readonly expectedPeople: number;
  /** That the pilot ends with "go on": its error rate at a rate too low, its power at a rate worth having. */
  readonly probabilityOfGoing: number;
};

/**
 * Exact operating characteristics of a two-stage pilot at a true success `rate` (Simon 1989, equation 1).
 * Worked values for 10 people and 1, 29 people and 5: at .1 it stops early with 0.7360989291, needs 15.0141203471
 * people and goes on with 0.0470863066; at .3 it goes on with 0.8050629132. RangeError unless the counts are whole,
 * the first stage is within the whole, no limit is above its people, and the rate is within 0 to 1.
 */
export function twoStageOutlook(pilot: TwoStagePilot, rate: number): TwoStageOutlook {
  checkPilot(pilot);
  checkShare({ name: 'rate', value: rate });
  const { firstPeople, firstStopAtMost, allPeople, allStopAtMost } = pilot;
  const first = { trials: firstPeople, probability: rate };
  const secondPeople = allPeople - firstPeople;
  const probabilityOfEarlyStop = binomialCdf(firstStopAtMost, first);
  let probabilityOfGoing = 0;
  for (let seen = firstStopAtMost + 1; seen <= firstPeople; seen += 1) {
    const missing = Math.max(0, allStopAtMost + 1 - seen);
    const enough =
      secondPeople === 0
        ? Number(missing === 0)
        : binomialAtLeast(missing, { trials: secondPeople, probability: rate });
    probabilityOfGoing += binomialPmf(seen, first) * enough;
  }
  return {
    probabilityOfEarlyStop,
    expectedPeople: firstPeople + (1 - probabilityOfEarlyStop) * secondPeople,
    probabilityOfGoing,
  };
}

function checkPilot({ firstPeople, firstStopAtMost, allPeople, allStopAtMost }: TwoStagePilot): void {
  checkPositiveCount({ name: 'firstPeople', value: firstPeople });
  checkCount({ name: 'firstStopAtMost', value: firstStopAtMost });
  checkPositiveCount({ name: 'allPeople', value: allPeople });
  checkCount({ name: 'allStopAtMost', value: allStopAtMost });
  if (firstPeople > allPeople || firstStopAtMost > firstPeople || allStopAtMost > allPeople) {
    throw new RangeError('the first stage must be within the whole pilot, and each limit within its people.');
  }
}
