import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialPmf } from './binomial.ts';
import { DEFAULT_TEMPERING, evidenceIn, startTwoArmEvidence, type TwoArmState } from './evidence-of-harm.ts';
import { logGammaTail } from './log-gamma-tail.ts';
import { logRateRatio, type TwoRates } from './log-rate-ratio.ts';
import {
  evidenceRateAboveLimit,
  evidenceRateBelowLimit,
  ratePriorAtLimit,
} from './one-arm-poisson-e-process.ts';
import { poissonPmf } from './poisson.ts';
import { relativeError } from './relative-error.ts';
import { addRateDays, twoArmRateEvidence } from './two-arm-poisson-e-process.ts';

function day(treated: readonly [number, number], control: readonly [number, number]): TwoRates {
  return {
    treated: { events: treated[0], exposure: treated[1] },
    control: { events: control[0], exposure: control[1] },
  };
}

describe('the evidence of one arm’s events against their limit', () => {
  it('for 9 in 500 above 0.01 agrees with the reference (gamma mixture, scipy)', () => {
    const question = { events: 9, exposure: 500, limit: 0.01, prior: ratePriorAtLimit(0.01) };
    expect(relativeError(evidenceRateAboveLimit(question).eValue, 2.2179355281206936)).toBeLessThan(1e-12);
  });

  it('for 0 in 500 below 0.01 agrees with the reference (50 digits, mpmath)', () => {
    const question = { events: 0, exposure: 500, limit: 0.01, prior: { shape: 1, rate: 100 } };
    expect(relativeError(evidenceRateBelowLimit(question).eValue, 39.03403066438307)).toBeLessThan(1e-12);
  });

  it('is 1 before there is any exposure', () => {
    const question = { events: 0, exposure: 0, limit: 0.2, prior: ratePriorAtLimit(0.2) };
    expect(evidenceRateAboveLimit(question).eValue).toBeCloseTo(1, 14);
    expect(evidenceRateBelowLimit(question).eValue).toBeCloseTo(1, 14);
  });

  it('expects nothing at the limit: averaged over what chance brings there, it is 1', () => {
    const limit = fc.double({ min: 0.01, max: 2, noNaN: true });
    fc.assert(
      fc.property(limit, fc.double({ min: 0.1, max: 5, noNaN: true }), (limit, expected) => {
        const exposure = expected / limit;
        const prior = ratePriorAtLimit(limit);
        let above = 0;
        let below = 0;
        for (let events = 0; events < 200; events += 1) {
          const chance = poissonPmf(events, expected);
          if (chance === 0) break;
          above += chance * evidenceRateAboveLimit({ events, exposure, limit, prior }).eValue;
          below += chance * evidenceRateBelowLimit({ events, exposure, limit, prior }).eValue;
        }
        expect(above).toBeCloseTo(1, 8);
        expect(below).toBeCloseTo(1, 8);
      }),
      { numRuns: 40 },
    );
  });

  it('stays a number at huge counts and after years without an event', () => {
    const prior = ratePriorAtLimit(0.01);
    for (const [events, exposure] of [
      [0, 1e9],
      [2_000_000, 1e8],
      [10_000, 10],
    ] as const) {
      expect(evidenceRateAboveLimit({ events, exposure, limit: 0.01, prior }).logEValue).not.toBeNaN();
      expect(evidenceRateBelowLimit({ events, exposure, limit: 0.01, prior }).logEValue).not.toBeNaN();
    }
  });

  it('refuses impossible counts, exposures and limits', () => {
    const question = { events: 1, exposure: 10, limit: 0.1, prior: ratePriorAtLimit(0.1) };
    expect(() => evidenceRateAboveLimit({ ...question, events: 1.5 })).toThrow(RangeError);
    expect(() => evidenceRateAboveLimit({ ...question, events: -1 })).toThrow(RangeError);
    expect(() => evidenceRateAboveLimit({ ...question, exposure: -1 })).toThrow(RangeError);
    expect(() => evidenceRateAboveLimit({ ...question, exposure: 0 })).toThrow('events without exposure');
    expect(() => evidenceRateAboveLimit({ ...question, limit: 0 })).toThrow(RangeError);
    expect(() => ratePriorAtLimit(0)).toThrow(RangeError);
  });
});

describe('the logarithm of a gamma tail too small for a number', () => {
  it.each([
    [2000, 1, 'upper', -2000],
    [2581.29, 600.3, 'upper', -1110.695773479083],
    [1, 300, 'lower', -1415.9025221917655],
    [2, 3, 'lower', Math.log(1 - 5 * Math.exp(-2))],
  ] as const)('at %d of shape %d, %s', (...[x, shape, tail, expected]) => {
    expect(relativeError(logGammaTail(x, shape, tail), expected)).toBeLessThan(1e-11);
  });
});

const FOUR_DAYS = [
  day([3, 100], [4, 300]),
  day([5, 110], [3, 290]),
  day([2, 120], [5, 310]),
  day([6, 100], [4, 280]),
];

const side = fc.tuple(fc.nat({ max: 40 }), fc.double({ min: 0.5, max: 500, noNaN: true }));
const anyDays = fc.array(
  fc.tuple(side, side).map(([treated, control]) => day(treated, control)),
  { maxLength: 12 },
);

describe('the evidence of two arms’ events compared within days', () => {
  const untempered = { logRatioMargin: 0, tempering: { kind: 'none' } } as const;

  it('agrees with the reference on four days (same grid; Bernoulli label per event, scipy)', () => {
    const path = twoArmRateEvidence({ days: FOUR_DAYS, ...untempered });
    expect(relativeError(path.at(-1)?.eValue ?? 0, 19.234273463050627)).toBeLessThan(1e-12);
  });

  it('expects nothing where the rates are at the margin: averaged over the day’s events, it is 1', () => {
    const exposure = fc.double({ min: 0.1, max: 100, noNaN: true });
    const margin = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), exposure, exposure, margin, (...row) => {
        const [events, eT, eC, logRatioMargin] = row;
        const share = (Math.exp(logRatioMargin) * eT) / (Math.exp(logRatioMargin) * eT + eC);
        let mean = 0;
        for (let treated = 0; treated <= events; treated += 1) {
          const days = [day([treated, eT], [events - treated, eC])];
          const { eValue } = twoArmRateEvidence({ days, ...untempered, logRatioMargin })[0] ?? { eValue: 0 };
          mean += binomialPmf(treated, { trials: events, probability: share }) * eValue;
        }
        expect(mean).toBeCloseTo(1, 9);
      }),
      { numRuns: 50 },
    );
  });

  it('is the same day by day, through storage, as replayed from all days', () => {
    fc.assert(
      fc.property(anyDays, (days) => {
        const rules = { logRatioMargin: 0.1, tempering: DEFAULT_TEMPERING };
        let state = startTwoArmEvidence();
        const carried = days.map((today) => {
          state = addRateDays(JSON.parse(JSON.stringify(state)) as TwoArmState, [today], rules);
          return evidenceIn(state, rules.tempering);
        });
        expect(carried).toEqual(twoArmRateEvidence({ days, ...rules }));
      }),
      { numRuns: 50 },
    );
  });

  it('is weaker against a margin and when tempered', () => {
    const last = (margin: number, tempering: typeof DEFAULT_TEMPERING) =>
      twoArmRateEvidence({ days: FOUR_DAYS, logRatioMargin: margin, tempering }).at(-1)?.eValue ?? 0;
    const plain = last(0, { kind: 'none' });
    expect(last(Math.log(1.5), { kind: 'none' })).toBeLessThan(plain);
    expect(last(0, DEFAULT_TEMPERING)).toBeLessThan(plain);
    expect(last(0, DEFAULT_TEMPERING)).toBeGreaterThan(1);
  });

  it('does not move on a day with one arm only, or without an event', () => {
    const state = addRateDays(startTwoArmEvidence(), [day([3, 10], [1, 20])], untempered);
    for (const quiet of [day([0, 0], [3, 40]), day([0, 10], [0, 40]), day([2, 10], [0, 0])]) {
      expect(addRateDays(state, [quiet], untempered)).toEqual(state);
    }
  });

  it('stays a number when millions of events come in a day', () => {
    const state = addRateDays(startTwoArmEvidence(), [day([3e6, 1e6], [1e6, 1e6])], untempered);
    const { logEValue } = evidenceIn(state, untempered.tempering);
    expect(logEValue).toBeGreaterThan(1e5);
  });

  it('refuses impossible counts, exposures and margins', () => {
    const start = startTwoArmEvidence();
    expect(() => addRateDays(start, [day([-1, 2], [1, 2])], untempered)).toThrow(RangeError);
    expect(() => addRateDays(start, [day([1, -2], [1, 2])], untempered)).toThrow(RangeError);
    expect(() => addRateDays(start, [day([1, 0], [1, 2])], untempered)).toThrow('events without exposure');
    const endless = { ...untempered, logRatioMargin: Number.NaN };
    expect(() => addRateDays(start, [day([1, 2], [1, 2])], endless)).toThrow(RangeError);
  });
});

describe('a day’s log ratio of rates', () => {
  it('is ln 1.6545 for 23 in 1011 against 11 in 800', () => {
    const effect = logRateRatio(day([23, 1011], [11, 800]));
    expect(relativeError(effect?.estimate ?? 0, Math.log(1.65452747055121))).toBeLessThan(1e-12);
    expect(effect?.variance).toBeCloseTo(1 / 23 + 1 / 11, 14);
  });

  it('adds half an event to each arm when one has none', () => {
    expect(logRateRatio(day([0, 10], [2, 20]))?.estimate).toBeCloseTo(Math.log((0.5 * 20) / (2.5 * 10)), 14);
  });

  it.each([
    ['an arm has no exposure', day([0, 0], [2, 10])],
    ['nothing happened', day([0, 4], [0, 10])],
  ])('is none when %s', (_name, rates) => {
    expect(logRateRatio(rates)).toBeNull();
  });
});
