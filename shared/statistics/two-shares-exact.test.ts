import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialPmf, type Alternative } from './binomial.ts';
import { R_SEARCH_TOLERANCE } from './brent-root.ts';
import { conditionalOddsRatio } from './conditional-odds-ratio.ts';
import { conditionalLaw, marginsOf, type ConditionalLaw } from './conditional-table.ts';
import { fisherExactTest } from './fisher-exact.ts';
import { fisherPower } from './fisher-power.ts';
import type { TwoProportions } from './proportion.ts';
import { relativeError } from './relative-error.ts';
import { barnardExactTest, boschlooExactTest } from './unconditional-exact.ts';

const ALTERNATIVES: readonly Alternative[] = ['less', 'greater', 'two-sided'];

function arms(yesT: number, treated: number, yesC: number, control: number): TwoProportions {
  return {
    treated: { successes: yesT, trials: treated },
    control: { successes: yesC, trials: control },
  };
}

const smallArms = fc
  .record({ treated: fc.integer({ min: 1, max: 25 }), control: fc.integer({ min: 1, max: 25 }) })
  .chain(({ treated, control }) =>
    fc
      .record({ yesT: fc.nat({ max: treated }), yesC: fc.nat({ max: control }) })
      .map(({ yesT, yesC }) => arms(yesT, treated, yesC, control)),
  );

function exchanged({ treated, control }: TwoProportions): TwoProportions {
  return { treated: control, control: treated };
}

const OPPOSITE = { less: 'greater', greater: 'less', 'two-sided': 'two-sided' } as const;

describe('Fisher’s exact test', () => {
  it.each<[TwoProportions, Alternative, number, string]>([
    [arms(8, 50, 2, 50), 'two-sided', 0.0916471552881333, 'R 4.2.2: fisher.test(matrix(c(8,42,2,48),…))'],
    [arms(8, 50, 2, 50), 'greater', 0.04582357764406659, 'half of it, the margins being symmetric'],
    [arms(7, 10, 2, 10), 'two-sided', 0.069778518694927336, 'R 4.2.2: fisher.test(matrix(c(7,3,2,8),…))'],
    [arms(3, 15, 0, 15), 'greater', 0.1120689655172414, 'R 4.2.2: fisher.test(…, alternative=greater)'],
  ])('of %j, %s, agrees with the reference', (table, alternative, expected) => {
    expect(relativeError(fisherExactTest({ ...table, alternative }), expected)).toBeLessThan(1e-12);
  });

  it('says nothing where the margins allow one table only', () => {
    for (const table of [arms(0, 5, 0, 7), arms(5, 5, 7, 7), arms(0, 0, 3, 7), arms(0, 0, 0, 0)]) {
      for (const alternative of ALTERNATIVES) expect(fisherExactTest({ ...table, alternative })).toBe(1);
    }
  });

  it('stays a probability for millions of people', () => {
    const near = fisherExactTest({ ...arms(5e6, 1e7, 5_005_000, 1e7), alternative: 'two-sided' });
    // Two-sided normal tail of (5000 - 1) / sqrt(5e6), the continuity corrected form.
    expect(near).toBeCloseTo(0.02538, 4);
    expect(fisherExactTest({ ...arms(1, 1e9, 1e9 - 1, 1e9), alternative: 'two-sided' })).toBe(0);
  });

  it('exchanges lower and higher when the arms change places', () => {
    fc.assert(
      fc.property(smallArms, fc.constantFrom(...ALTERNATIVES), (table, alternative) => {
        const p = fisherExactTest({ ...table, alternative });
        const mirrored = fisherExactTest({ ...exchanged(table), alternative: OPPOSITE[alternative] });
        expect(relativeError(mirrored, p)).toBeLessThan(1e-10);
      }),
    );
  });

  it('refuses impossible counts', () => {
    expect(() => fisherExactTest({ ...arms(6, 5, 0, 5), alternative: 'less' })).toThrow('at most trials');
    expect(() => fisherExactTest({ ...arms(-1, 5, 0, 5), alternative: 'less' })).toThrow(RangeError);
    expect(() => fisherExactTest({ ...arms(1, 5.5, 0, 5), alternative: 'less' })).toThrow(RangeError);
  });
});

describe('the law of a table given its margins', () => {
  it('has probabilities that add up to 1 and the mean they say, at any odds', () => {
    fc.assert(
      fc.property(smallArms, fc.double({ min: -8, max: 8, noNaN: true }), (table, logOdds) => {
        const law = conditionalLaw(marginsOf(table), logOdds);
        const counts = Array.from({ length: table.treated.trials + 1 }, (_, count) => count);
        const masses = counts.map((count) => Math.exp(law.logPmf(count)));
        expect(masses.reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(1, 11);
        expect(masses.reduce((sum, mass, count) => sum + mass * count, 0)).toBeCloseTo(law.mean, 9);
        for (const count of counts) expect(law.atMost(count) + law.atLeast(count + 1)).toBeCloseTo(1, 11);
      }),
    );
  });
});

describe('the conditional odds ratio', () => {
  it('has R’s digits when it stops as early as R (R 4.2.2: fisher.test(matrix(c(8,42,2,48),2,byrow=TRUE)))', () => {
    const question = { ...arms(8, 50, 2, 50), alternative: 'two-sided', confidence: 0.95 } as const;
    const found = conditionalOddsRatio({ ...question, searchTolerance: R_SEARCH_TOLERANCE });
    expect(relativeError(found?.estimate ?? 0, 4.508585474981)).toBeLessThan(1e-12);
    expect(relativeError(found?.low ?? 0, 0.835545873519424)).toBeLessThan(1e-12);
    expect(relativeError(found?.high ?? 0, 45.89009371023276)).toBeLessThan(1e-12);
  });

  it('otherwise ends exactly where each one-sided test has its share of the error', () => {
    fc.assert(
      fc.property(smallArms, fc.double({ min: 0.5, max: 0.99, noNaN: true }), (table, confidence) => {
        const found = conditionalOddsRatio({ ...table, alternative: 'two-sided', confidence });
        fc.pre(found !== null);
        const tail = (1 - confidence) / 2;
        const seen = table.treated.successes;
        const lawAt = (odds: number) => conditionalLaw(marginsOf(table), Math.log(odds));
        expect(found.low).toBeLessThanOrEqual(found.estimate);
        expect(found.estimate).toBeLessThanOrEqual(found.high);
        const misses = [
          { odds: found.low, miss: (law: ConditionalLaw) => law.atLeast(seen) - tail },
          { odds: found.high, miss: (law: ConditionalLaw) => law.atMost(seen) - tail },
          { odds: found.estimate, miss: (law: ConditionalLaw) => law.mean - seen },
        ]
          .filter(({ odds }) => odds > 0 && odds < Infinity)
          .map(({ odds, miss }) => Math.abs(miss(lawAt(odds))));
        expect(Math.max(0, ...misses)).toBeLessThan(1e-9);
      }),
    );
  });

  it('is 0 or infinite at the ends of what the margins allow, and none where they allow one table', () => {
    const question = { alternative: 'two-sided', confidence: 0.95 } as const;
    expect(conditionalOddsRatio({ ...arms(0, 5, 3, 7), ...question })).toMatchObject({ estimate: 0, low: 0 });
    const all = conditionalOddsRatio({ ...arms(5, 5, 0, 7), ...question });
    expect(all).toMatchObject({ estimate: Infinity, high: Infinity });
    expect(all?.low).toBeGreaterThan(1);
    expect(conditionalOddsRatio({ ...arms(0, 5, 0, 7), ...question })).toBeNull();
    expect(conditionalOddsRatio({ ...arms(0, 0, 3, 7), ...question })).toBeNull();
  });

  it('has limits also for millions of people who could not differ more', () => {
    const question = { alternative: 'two-sided', confidence: 0.95 } as const;
    const found = conditionalOddsRatio({ ...arms(1e9 - 1, 1e9, 1, 1e9), ...question });
    const mirrored = conditionalOddsRatio({ ...arms(1, 1e9, 1e9 - 1, 1e9), ...question });
    expect(found?.estimate).toBeGreaterThan(1e16);
    expect(relativeError(1 / (found?.low ?? 0), mirrored?.high ?? 0)).toBeLessThan(1e-9);
  });

  it('leaves one side open for a one-sided claim', () => {
    const question = { ...arms(8, 50, 2, 50), confidence: 0.95 };
    expect(conditionalOddsRatio({ ...question, alternative: 'less' })?.low).toBe(0);
    expect(conditionalOddsRatio({ ...question, alternative: 'greater' })?.high).toBe(Infinity);
  });
});

describe('the unconditional exact tests', () => {
  it.each<[TwoProportions, Alternative, number, number, number]>([
    [arms(7, 10, 2, 10), 'two-sided', 0.0413894653320313, 0.0413894653320313, 0.04138946533203129],
    [arms(7, 10, 2, 10), 'greater', 0.020694732666015646, 0.020694732666015646, 0.020694732666015646],
    [arms(1, 15, 5, 12), 'two-sided', 0.03147925144373517, 0.046628345513700827, 0.0397698887777238],
    [arms(1, 15, 5, 12), 'less', 0.018416619715481985, 0.028352362560605252, 0.0198849443888619],
  ])(
    'of %j, %s, agree with scipy 1.17.1 (barnard pooled and not, boschloo)',
    (table, alternative, ...expected) => {
      // scipy compares its statistics as computed.
      const question = { ...table, alternative, tieTolerance: 0 };
      const found = [
        barnardExactTest({ ...question, spread: 'pooled' }).pValue,
        barnardExactTest({ ...question, spread: 'separate' }).pValue,
        boschlooExactTest(question).pValue,
      ];
      for (const [index, p] of expected.entries())
        expect(relativeError(found[index] ?? 0, p)).toBeLessThan(1e-9);
    },
  );

  it('find for 8 against 2 of 50 what the reference finds', () => {
    const question = { ...arms(8, 50, 2, 50), alternative: 'two-sided' } as const;
    const boschloo = boschlooExactTest(question);
    expect(relativeError(boschloo.statistic, 0.045823577644066686)).toBeLessThan(1e-12);
    expect(relativeError(boschloo.pValue, 0.059221058298839016)).toBeLessThan(1e-10);
    // scipy 1.10.1 barnard_exact compares z to the last digit and loses the tie with 20 against 30 of 50.
    const asComputed = barnardExactTest({ ...question, spread: 'pooled', tieTolerance: 0 });
    expect(asComputed.statistic).toBeCloseTo(2, 14);
    expect(relativeError(asComputed.pValue, 0.0535512868911552)).toBeLessThan(1e-10);
    const withTies = barnardExactTest({ ...question, spread: 'pooled' });
    expect(relativeError(withTies.pValue, 0.05688809477083624)).toBeLessThan(1e-10);
  });

  const ordered = [
    ['Barnard’s pooled', (q: Question) => barnardExactTest({ ...q, spread: 'pooled' }).pValue],
    ['Barnard’s separate', (q: Question) => barnardExactTest({ ...q, spread: 'separate' }).pValue],
    ['Boschloo’s', (q: Question) => boschlooExactTest(q).pValue],
    ['Fisher’s', fisherExactTest],
  ] as const;

  it.each(ordered)('by %s never raise more false alarms than promised, at any shared rate', (_name, test) => {
    const [treated, control] = [9, 6];
    for (const alternative of ALTERNATIVES) {
      const pValues: { p: number; yesT: number; yesC: number }[] = [];
      for (let yesT = 0; yesT <= treated; yesT += 1) {
        for (let yesC = 0; yesC <= control; yesC += 1) {
          pValues.push({ p: test({ ...arms(yesT, treated, yesC, control), alternative }), yesT, yesC });
        }
      }
      for (const alpha of [0.01, 0.05, 0.2]) {
        for (let percent = 2; percent < 100; percent += 7) {
          const rate = percent / 100;
          const alarms = pValues
            .filter(({ p }) => p <= alpha)
            .reduce(
              (sum, { yesT, yesC }) =>
                sum +
                binomialPmf(yesT, { trials: treated, probability: rate }) *
                  binomialPmf(yesC, { trials: control, probability: rate }),
              0,
            );
          expect(alarms).toBeLessThanOrEqual(alpha + 1e-9);
        }
      }
    }
  });

  it('never find less than Fisher’s one-sided test does', () => {
    fc.assert(
      fc.property(smallArms, fc.constantFrom('less' as const, 'greater' as const), (table, alternative) => {
        const question = { ...table, alternative };
        expect(boschlooExactTest(question).pValue).toBeLessThanOrEqual(fisherExactTest(question) + 1e-9);
      }),
      { numRuns: 50 },
    );
  });

  it('exchange lower and higher when the arms change places', () => {
    fc.assert(
      fc.property(smallArms, fc.constantFrom(...ALTERNATIVES), (table, alternative) => {
        const opposite = { ...exchanged(table), alternative: OPPOSITE[alternative] };
        const p = barnardExactTest({ ...table, alternative, spread: 'pooled' }).pValue;
        expect(barnardExactTest({ ...opposite, spread: 'pooled' }).pValue).toBeCloseTo(p, 8);
        expect(boschlooExactTest(opposite).pValue).toBeCloseTo(
          boschlooExactTest({ ...table, alternative }).pValue,
          8,
        );
      }),
      { numRuns: 50 },
    );
  });

  it('find nothing in equal shares and something even where neither arm has spread', () => {
    const equal = { ...arms(0, 5, 0, 5), alternative: 'two-sided', spread: 'separate' } as const;
    expect(barnardExactTest(equal).pValue).toBeCloseTo(1, 12);
    const apart = barnardExactTest({ ...equal, ...arms(5, 5, 0, 5) });
    expect(apart).toEqual({ statistic: Infinity, pValue: expect.closeTo(2 / 1024, 12) });
    expect(barnardExactTest({ ...equal, ...arms(1, 1, 1, 1) }).pValue).toBeCloseTo(1, 12);
  });

  it('refuse an empty arm, a negative tolerance and crowds', () => {
    const question = { ...arms(1, 5, 0, 5), alternative: 'less' } as const;
    expect(() => boschlooExactTest({ ...question, ...arms(0, 0, 1, 5) })).toThrow('trials must be a whole');
    expect(() => barnardExactTest({ ...question, spread: 'pooled', tieTolerance: -1 })).toThrow(RangeError);
    expect(() => boschlooExactTest({ ...question, ...arms(1, 1e6, 0, 5) })).toThrow('at most 4000 people');
  });
});

type Question = TwoProportions & { readonly alternative: Alternative };

describe('the power of Fisher’s one-sided test', () => {
  const plan = { treated: { people: 25, share: 0.3 }, control: { people: 25, share: 0.05 }, alpha: 0.05 };

  it('is the sum over all rejected tables (enumeration with scipy fisher_exact, alternative greater)', () => {
    expect(relativeError(fisherPower(plan), 0.6921534582883311)).toBeLessThan(1e-12);
  });

  it('is 0 where too few people can never be significant', () => {
    const two = { treated: { people: 2, share: 1 }, control: { people: 2, share: 0 }, alpha: 0.05 };
    expect(fisherPower(two)).toBe(0);
    expect(fisherPower({ ...two, alpha: 0.2 })).toBeCloseTo(1, 12);
  });

  it('never exceeds alpha when nothing differs, and grows with the difference', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const at = (share: number) => fisherPower({ ...plan, treated: { people: 25, share } });
        expect(
          fisherPower({ ...plan, treated: { people: 25, share: a }, control: { people: 25, share: a } }),
        ).toBeLessThanOrEqual(0.05);
        expect(at(high)).toBeGreaterThanOrEqual(at(low) - 1e-12);
      }),
    );
  });

  it('refuses nobody and impossible shares', () => {
    expect(() => fisherPower({ ...plan, control: { people: 0, share: 0.1 } })).toThrow(RangeError);
    expect(() => fisherPower({ ...plan, control: { people: 5, share: 1.1 } })).toThrow(RangeError);
    expect(() => fisherPower({ ...plan, alpha: 1 })).toThrow(RangeError);
  });
});
