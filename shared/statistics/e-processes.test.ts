import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialPmf } from './binomial.ts';
import {
  DEFAULT_TEMPERING,
  DISCOUNT_BY_DISPERSION,
  evidenceIn,
  startTwoArmEvidence,
  type Tempering,
  type TwoArmState,
} from './evidence-of-harm.ts';
import { logBetaTail } from './log-beta-tail.ts';
import { normalQuantile } from './normal.ts';
import {
  anytimeUpperBound,
  evidenceAboveLimit,
  evidenceBelowLimit,
  priorAtLimit,
} from './one-arm-e-process.ts';
import type { TwoProportions } from './proportion.ts';
import { relativeError } from './relative-error.ts';
import { addTableDays, twoArmEvidence } from './two-arm-e-process.ts';
import { udacityDays } from './udacity-free-trial.ts';

const REFERENCE = 'E=B(a+s,b+f)/B(a,b)*betasf(p0;a+s,b+f)/betasf(p0;a,b)/(p0^s(1-p0)^f), scipy';
const UNTEMPERED: Tempering = { kind: 'none' };

function day(treated: readonly [number, number], control: readonly [number, number]): TwoProportions {
  return {
    treated: { successes: treated[0], trials: treated[1] },
    control: { successes: control[0], trials: control[1] },
  };
}

describe('the evidence of one arm against its limit', () => {
  it.each([
    [4, 50, 0.02, 5.550524233106982, REFERENCE],
    [9, 60, 0.05, 24.333168242426105, REFERENCE],
  ])('for %d of %d above %d agrees with the reference', (...[successes, trials, limit, expected]) => {
    const { eValue } = evidenceAboveLimit({ successes, trials, limit, prior: priorAtLimit(limit) });
    expect(relativeError(eValue, expected)).toBeLessThan(1e-10);
  });

  it('for 0 of 60 below 0.1 agrees with the reference (same with betacdf instead of betasf)', () => {
    const { eValue } = evidenceBelowLimit({ successes: 0, trials: 60, limit: 0.1, prior: { a: 1, b: 9 } });
    expect(relativeError(eValue, 118.4071491843295)).toBeLessThan(1e-10);
  });

  it('is 1 before anybody was seen', () => {
    const question = { successes: 0, trials: 0, limit: 0.05, prior: priorAtLimit(0.05) };
    expect(evidenceAboveLimit(question)).toEqual({ eValue: 1, logEValue: 0 });
  });

  it('expects nothing at the limit: averaged over what chance brings there, it is 1', () => {
    const limit = fc.double({ min: 0.01, max: 0.9, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), limit, (trials, limit) => {
        const prior = priorAtLimit(limit);
        let above = 0;
        let below = 0;
        for (let successes = 0; successes <= trials; successes += 1) {
          const chance = binomialPmf(successes, { trials, probability: limit });
          above += chance * evidenceAboveLimit({ successes, trials, limit, prior }).eValue;
          below += chance * evidenceBelowLimit({ successes, trials, limit, prior }).eValue;
        }
        expect(above).toBeCloseTo(1, 9);
        expect(below).toBeCloseTo(1, 9);
      }),
    );
  });

  it('stays a number after 20,000 customers without the event (25-digit integration, mpmath)', () => {
    const { eValue } = evidenceAboveLimit({
      successes: 0,
      trials: 20_000,
      limit: 0.05,
      prior: { a: 1, b: 19 },
    });
    expect(relativeError(eValue, 0.0009490983565612668)).toBeLessThan(1e-9);
  });

  it('refuses impossible counts and limits', () => {
    const question = { successes: 1, trials: 2, limit: 0.1, prior: { a: 1, b: 9 } };
    expect(() => evidenceAboveLimit({ ...question, successes: 3 })).toThrow(RangeError);
    expect(() => evidenceAboveLimit({ ...question, limit: 1 })).toThrow(RangeError);
    expect(() => priorAtLimit(0)).toThrow(RangeError);
  });
});

describe('the upper bound that holds at every look', () => {
  it.each([
    [10, 0.3535168481236338],
    [30, 0.13815343362663507],
    [50, 0.08572859284251777],
    [100, 0.04397868032644877],
    [300, 0.01491567995981272],
  ])('without events in %d agrees (largest p0 with e_lower(p0)<1/alpha, Beta(1,1))', (trials, expected) => {
    const bound = anytimeUpperBound({ successes: 0, trials, alpha: 0.05, prior: { a: 1, b: 1 } });
    expect(relativeError(bound, expected)).toBeLessThan(1e-10);
  });

  it('is 1 where nothing is ruled out', () => {
    expect(anytimeUpperBound({ successes: 3, trials: 3, alpha: 0.05, prior: { a: 1, b: 1 } })).toBe(1);
    expect(() => anytimeUpperBound({ successes: 0, trials: 0, alpha: 0.05, prior: { a: 1, b: 1 } })).toThrow(
      RangeError,
    );
  });
});

describe('the logarithm of a beta tail too small for a number', () => {
  it.each([
    [0.1, { a: 1, b: 20_000 }, 'upper', 20_000 * Math.log(0.9)],
    [0.5, { a: 3000, b: 9000 }, 'upper', -1574.8107577954845],
    [0.01, { a: 900, b: 9000 }, 'lower', -1223.46032944997],
    [0.3, { a: 2, b: 3 }, 'upper', Math.log(0.6517)],
  ] as const)('at %d of %j, %s', (...[x, shape, tail, expected]) => {
    expect(relativeError(logBetaTail(x, shape, tail), expected)).toBeLessThan(1e-12);
  });
});

const SEVEN_DAYS = [
  day([1, 10], [0, 40]),
  day([2, 12], [1, 38]),
  day([0, 9], [2, 41]),
  day([3, 11], [1, 39]),
  day([2, 10], [0, 40]),
  day([4, 13], [2, 37]),
  day([3, 12], [1, 38]),
];

/** Law of the treated arm's bad outcomes on a day whose log odds ratio is normal around 0, by the midpoint rule. */
function oddsOfDays(
  spread: number,
  { treated, control, bad }: { treated: number; control: number; bad: number },
): number[] {
  const points = spread === 0 ? 1 : 400;
  const law = Array.from({ length: bad + 1 }, () => 0);
  for (let point = 0; point < points; point += 1) {
    const odds = Math.exp(spread * normalQuantile((point + 0.5) / points));
    const weights = law.map(
      (_, k) =>
        binomialPmf(k, { trials: treated, probability: 0.5 }) *
        binomialPmf(bad - k, { trials: control, probability: 0.5 }) *
        odds ** k,
    );
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    for (const [k, weight] of weights.entries()) law[k] = (law[k] ?? 0) + weight / total / points;
  }
  return law;
}

describe('the evidence of two arms compared within days', () => {
  it('agrees with the reference on seven days', () => {
    const path = twoArmEvidence({ days: SEVEN_DAYS, logOddsMargin: 0, tempering: UNTEMPERED });
    expect(relativeError(path.at(-1)?.eValue ?? 0, 4362.438919775399)).toBeLessThan(1e-10);
  });

  it('finds the real drop in gross conversion on day 9 (noncentral hypergeometric grid mixture, scipy)', () => {
    const days = udacityDays('enrolments', 'lost');
    const raw = twoArmEvidence({ days, logOddsMargin: 0, tempering: UNTEMPERED }).map(({ eValue }) => eValue);
    const tempered = twoArmEvidence({ days, logOddsMargin: 0, tempering: DISCOUNT_BY_DISPERSION }).map(
      ({ eValue }) => eValue,
    );
    expect(relativeError(raw.at(-1) ?? 0, 6771.895597814227)).toBeLessThan(1e-9);
    expect(relativeError(Math.max(...raw), 3518355.190870997)).toBeLessThan(1e-9);
    expect(relativeError(tempered.at(-1) ?? 0, 689.8763400731827)).toBeLessThan(1e-9);
    expect(relativeError(Math.max(...tempered), 143564.81242339243)).toBeLessThan(1e-9);
    expect(tempered.findIndex((eValue) => eValue >= 20) + 1).toBe(9);
  });

  it('cries harm over net conversion on day 1 untempered and never when discounted for its dispersion', () => {
    const days = udacityDays('payments', 'lost');
    const raw = twoArmEvidence({ days, logOddsMargin: 0, tempering: UNTEMPERED }).map(({ eValue }) => eValue);
    const tempered = twoArmEvidence({ days, logOddsMargin: 0, tempering: DISCOUNT_BY_DISPERSION });
    expect(raw[0]).toBeCloseTo(278, 0);
    expect(raw.at(-1)).toBeCloseTo(0.2, 2);
    expect(Math.max(...tempered.map(({ eValue }) => eValue))).toBeLessThan(20);
    expect(tempered.at(-1)?.eValue).toBeCloseTo(0.146, 3);
  });

  it('allowing for effects of days finds the real drop within nine days, and no harm in net conversion', () => {
    const path = (count: 'enrolments' | 'payments') =>
      twoArmEvidence({
        days: udacityDays(count, 'lost'),
        logOddsMargin: 0,
        tempering: DEFAULT_TEMPERING,
      }).map(({ eValue }) => eValue);
    const found = path('enrolments').findIndex((eValue) => eValue >= 20) + 1;
    expect(found).toBeGreaterThan(1);
    expect(found).toBeLessThanOrEqual(9);
    expect(Math.max(...path('payments'))).toBeLessThan(5);
  });

  it('expects nothing where the arms are alike: averaged over a day’s possible tables, it is 1', () => {
    const sizes = fc.integer({ min: 1, max: 25 });
    fc.assert(
      fc.property(sizes, sizes, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (nT, nC, share) => {
        const bad = Math.round(share * (nT + nC));
        let mean = 0;
        let total = 0;
        for (let k = Math.max(0, bad - nC); k <= Math.min(bad, nT); k += 1) {
          // Any common rate gives the same conditional law of k given the total.
          const chance =
            binomialPmf(k, { trials: nT, probability: share }) *
            binomialPmf(bad - k, { trials: nC, probability: share });
          const days = [day([k, nT], [bad - k, nC])];
          mean +=
            chance * (twoArmEvidence({ days, logOddsMargin: 0, tempering: UNTEMPERED })[0]?.eValue ?? 0);
          total += chance;
        }
        expect(mean / total).toBeCloseTo(1, 9);
      }),
    );
  });

  it('with the single spread 0 is the plain process, on half as many harms', () => {
    const question = { days: SEVEN_DAYS, logOddsMargin: 0.2 };
    const single: Tempering = { kind: 'by-day-effects', spreads: [0] };
    const coarse = twoArmEvidence({ ...question, tempering: single }).at(-1)?.logEValue ?? 0;
    const plain = twoArmEvidence({ ...question, tempering: UNTEMPERED }).at(-1)?.logEValue ?? 0;
    expect(Math.abs(coarse - plain)).toBeLessThan(0.1);
  });

  it.each([0, 0.25, 0.5])('expects no gain while days differ with spread %d around no harm', (spread) => {
    const treated = 30;
    const control = 30;
    const bad = 12;
    const chances = oddsOfDays(spread, { treated, control, bad });
    let mean = 0;
    for (const [first, chanceOfFirst] of chances.entries()) {
      for (const [second, chanceOfSecond] of chances.entries()) {
        const days = [first, second].map((k) => day([k, treated], [bad - k, control]));
        const path = twoArmEvidence({ days, logOddsMargin: 0, tempering: DEFAULT_TEMPERING });
        mean += chanceOfFirst * chanceOfSecond * (path[1]?.eValue ?? 0);
      }
    }
    expect(mean).toBeLessThan(1);
    expect(mean).toBeGreaterThan(0.5);
  });

  it('is weaker against a margin, and weaker when tempered for days that differ', () => {
    const question = { days: SEVEN_DAYS, logOddsMargin: 0, tempering: UNTEMPERED };
    const plain = twoArmEvidence(question).at(-1)?.eValue ?? 0;
    const margin = twoArmEvidence({ ...question, logOddsMargin: Math.log(2) }).at(-1)?.eValue ?? 0;
    const tempered = twoArmEvidence({ ...question, tempering: DEFAULT_TEMPERING }).at(-1)?.eValue ?? 0;
    expect(margin).toBeLessThan(plain);
    expect(tempered).toBeLessThan(plain);
  });

  it('does not move on a day that tells nothing', () => {
    const quiet = [day([0, 0], [3, 40]), day([0, 10], [0, 40]), day([10, 10], [40, 40]), day([0, 5], [0, 0])];
    const path = twoArmEvidence({
      days: [...SEVEN_DAYS.slice(0, 3), ...quiet, ...SEVEN_DAYS.slice(3)],
      logOddsMargin: 0,
      tempering: DEFAULT_TEMPERING,
    });
    const without = twoArmEvidence({ days: SEVEN_DAYS, logOddsMargin: 0, tempering: DEFAULT_TEMPERING });
    expect(path[6]).toEqual(path[2]);
    expect(path.at(-1)).toEqual(without.at(-1));
  });

  it('is the same day by day, through storage, as replayed from all days', () => {
    const rules = { logOddsMargin: 0, tempering: DEFAULT_TEMPERING };
    for (const days of [SEVEN_DAYS, udacityDays('payments', 'lost')]) {
      let state = startTwoArmEvidence();
      expect(evidenceIn(state, rules.tempering).eValue).toBe(1);
      const carried = days.map((today) => {
        state = addTableDays(JSON.parse(JSON.stringify(state)) as TwoArmState, [today], rules);
        return evidenceIn(state, rules.tempering);
      });
      expect(carried).toEqual(twoArmEvidence({ days, ...rules }));
    }
  });

  it('refuses spreads that are none or below 0', () => {
    const spoiled = (spreads: readonly number[]) => () =>
      addTableDays(startTwoArmEvidence(), [day([1, 2], [1, 2])], {
        logOddsMargin: 0,
        tempering: { kind: 'by-day-effects', spreads },
      });
    expect(spoiled([])).toThrow(RangeError);
    expect(spoiled([0, -0.1])).toThrow(RangeError);
  });

  it('refuses impossible counts and margins', () => {
    const rules = { logOddsMargin: 0, tempering: DEFAULT_TEMPERING };
    expect(() => addTableDays(startTwoArmEvidence(), [day([3, 2], [1, 2])], rules)).toThrow(RangeError);
    const endless = { ...rules, logOddsMargin: Number.POSITIVE_INFINITY };
    expect(() => addTableDays(startTwoArmEvidence(), [day([1, 2], [1, 2])], endless)).toThrow(RangeError);
  });
});
