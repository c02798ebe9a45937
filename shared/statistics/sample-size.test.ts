import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { peoplePerArmByArcsine } from './arcsine-sample-size.ts';
import { R_SEARCH_TOLERANCE } from './brent-root.ts';
import { eventsNeeded, exposurePerArmForRates } from './events-needed.ts';
import { peopleForScoreTest } from './farrington-manning-sample-size.ts';
import {
  pairsNeeded,
  peoplePerArmForNoninferiorMeans,
  powerForMeans,
  smallestDetectableMeanDifference,
  treatedNeededForMeans,
} from './mean-sample-size.ts';
import { miettinenNurminenTest } from './miettinen-nurminen.ts';
import { noncentralTUpperTail } from './noncentral-t.ts';
import {
  peoplePerArmForNoninferiorShares,
  peoplePerArmForShares,
  powerForShares,
  smallestDetectableShareChange,
} from './proportion-sample-size.ts';
import { relativeError } from './relative-error.ts';
import { studentTUpperTail } from './student-t.ts';

const USUAL = { alpha: 0.05, power: 0.8, sides: 2 } as const;

describe('people needed to compare two proportions', () => {
  it.each([
    [0.7, 0.77, 622.805703524289, 'R 4.2.2: power.prop.test(p1=.70,p2=.77,power=.8)$n'],
    [0.02, 0.023, 36692.7698673285, 'R 4.2.2: power.prop.test(p1=.02,p2=.023,power=.8)$n'],
    [0.03, 0.0315, 207937.883714768, 'R 4.2.2: power.prop.test(p1=.03,p2=.0315,power=.8)$n'],
  ])('from %d to %d agree with the reference', (controlShare, treatedShare, expected) => {
    const needed = peoplePerArmForShares({ ...USUAL, controlShare, treatedShare });
    expect(relativeError(needed, expected)).toBeLessThan(1e-8);
  });

  it('have in 500 per arm a power of .709 (R 4.2.2: power.prop.test(n=500,p1=.70,p2=.77)$power)', () => {
    const power = powerForShares({
      alpha: 0.05,
      sides: 2,
      controlShare: 0.7,
      treatedShare: 0.77,
      perArm: 500,
    });
    expect(relativeError(power, 0.708708748796429)).toBeLessThan(1e-12);
  });

  it('show among 2500 per arm a rise of 1.5 points from 3 % (power.prop.test formula solved for p2)', () => {
    const rise = smallestDetectableShareChange({
      ...USUAL,
      controlShare: 0.03,
      perArm: 2500,
      change: 'rise',
    });
    expect(relativeError(rise ?? 0, 0.015056329240847606)).toBeLessThan(1e-10);
  });

  it('cannot show among ten that 3 % fell to nothing', () => {
    const question = { ...USUAL, controlShare: 0.03, perArm: 10 };
    expect(smallestDetectableShareChange({ ...question, change: 'fall' })).toBeNull();
    expect(smallestDetectableShareChange({ ...question, change: 'rise' })).toBeGreaterThan(0.3);
  });

  it('are those whose power is the planned one, and the smallest change is the planned change', () => {
    const share = fc.double({ min: 0.02, max: 0.98, noNaN: true });
    fc.assert(
      fc.property(share, share, (controlShare, treatedShare) => {
        fc.pre(Math.abs(controlShare - treatedShare) > 0.01);
        const perArm = peoplePerArmForShares({ ...USUAL, controlShare, treatedShare });
        expect(powerForShares({ ...USUAL, controlShare, treatedShare, perArm })).toBeCloseTo(0.8, 9);
        const change = treatedShare > controlShare ? 'rise' : 'fall';
        const smallest = smallestDetectableShareChange({ ...USUAL, controlShare, perArm, change });
        expect(smallest).toBeCloseTo(Math.abs(treatedShare - controlShare), 7);
      }),
    );
  });

  it('show an equal error rate not to be 2 points worse ((z_a+z_b)^2*2p(1-p)/margin^2)', () => {
    const needed = peoplePerArmForNoninferiorShares({ share: 0.05, margin: 0.02, alpha: 0.05, power: 0.8 });
    expect(relativeError(needed, 1468.3573426046955)).toBeLessThan(1e-12);
  });

  it.each([
    [0.7, 0.77, 2, 621.5528394197568, 'statsmodels 0.13.5 NormalIndPower().solve_power(…)'],
    [0.5, 0.6477601033306698, 1, 137.3901597406879, 'the same at h = .3, alternative larger'],
  ] as const)(
    'from %d to %d, %d-sided, on the arcsine scale agree',
    (...[controlShare, treatedShare, sides, expected]) => {
      const question = { controlShare, treatedShare, alpha: 0.05, power: 0.8, sides };
      expect(relativeError(peoplePerArmByArcsine(question), expected)).toBeLessThan(1e-8);
      expect(() => peoplePerArmByArcsine({ ...question, treatedShare: controlShare })).toThrow(
        'equal shares',
      );
      expect(() => peoplePerArmByArcsine({ ...question, power: 0.04 })).toThrow('power must be above alpha');
    },
  );

  it('rule out 2 points by the score test (rpact 3.3.4: getSampleSizeRates(…, thetaH0=.02)$nFixed)', () => {
    const plan = { treatedShare: 0.05, controlShare: 0.05, nullDifference: 0.02, controlPerTreated: 1 };
    const people = peopleForScoreTest({ ...USUAL, ...plan, sides: 1 });
    expect(relativeError(people, 2999.594)).toBeLessThan(1e-6);
    const mirrored = { treatedShare: 0.95, controlShare: 0.95, nullDifference: -0.02, controlPerTreated: 1 };
    expect(peopleForScoreTest({ ...USUAL, ...mirrored, sides: 1 })).toBeCloseTo(people, 6);
  });

  it('are so many that the score of the expected counts lies as far out as the plan asks at half power', () => {
    const plan = { treatedShare: 0.12, controlShare: 0.1, nullDifference: 0.05, controlPerTreated: 2 };
    const people = peopleForScoreTest({ alpha: 0.05, power: 0.5, sides: 1, ...plan });
    // A hundredfold plan with whole people: its score is ten times as large.
    const treated = Math.round((100 * people) / 3 / 50) * 50;
    const { zFarringtonManning } = miettinenNurminenTest({
      treated: { successes: 0.12 * treated, trials: treated },
      control: { successes: 0.2 * treated, trials: 2 * treated },
      nullDifference: 0.05,
    });
    expect(
      relativeError(zFarringtonManning, -1.6448536269514722 * Math.sqrt((3 * treated) / people)),
    ).toBeLessThan(1e-9);
  });

  it('cannot rule out the difference that is expected', () => {
    const plan = {
      ...USUAL,
      treatedShare: 0.25,
      controlShare: 0.25,
      nullDifference: 0,
      controlPerTreated: 1,
    };
    expect(() => peopleForScoreTest(plan)).toThrow('the one to be ruled out');
    expect(() => peopleForScoreTest({ ...plan, nullDifference: 1 })).toThrow(RangeError);
    expect(() => peopleForScoreTest({ ...plan, controlShare: 0 })).toThrow(RangeError);
  });

  it('are refused for equal or impossible shares', () => {
    const question = { ...USUAL, controlShare: 0.2, treatedShare: 0.2 };
    expect(() => peoplePerArmForShares(question)).toThrow('equal shares');
    expect(() => peoplePerArmForShares({ ...question, treatedShare: 1 })).toThrow(RangeError);
    expect(() => peoplePerArmForShares({ ...question, treatedShare: 0.3, power: 1 })).toThrow(RangeError);
  });
});

describe('people needed to compare two means', () => {
  it.each([
    [0.2, 0.6, 1, 142.246595877152, 1e-8, 'R 4.2.2: power.t.test(delta=.2,sd=.6,power=.8)$n'],
    [0.2, 0.8, 1, 252.128116122658, 1e-8, 'R 4.2.2: power.t.test(delta=.2,sd=.8,power=.8)$n'],
  ])('for a difference of %d at spread %d, %d controls each, agree', (...row) => {
    const [difference, standardDeviation, controlPerTreated, expected, tolerance] = row;
    const needed = treatedNeededForMeans({ ...USUAL, difference, standardDeviation, controlPerTreated });
    expect(relativeError(needed, expected)).toBeLessThan(tolerance);
  });

  it('are a little fewer where the wrong direction counts (statsmodels 0.13.5 TTestIndPower, ratio=4)', () => {
    const question = { ...USUAL, difference: 0.25, standardDeviation: 1, controlPerTreated: 4 };
    const needed = treatedNeededForMeans({ ...question, wrongDirection: 'counted' });
    expect(relativeError(needed, 157.3622780118572)).toBeLessThan(1e-9);
    expect(treatedNeededForMeans(question)).toBeGreaterThan(needed);
    const pairs = { ...question, sides: 1 } as const;
    expect(pairsNeeded({ ...pairs, wrongDirection: 'counted' })).toBe(pairsNeeded(pairs));
  });

  it('have in 25 per arm a power of .21 (R 4.2.2: power.t.test(n=25,delta=.2,sd=.6)$power)', () => {
    const question = { alpha: 0.05, sides: 2, difference: 0.2, standardDeviation: 0.6 } as const;
    const power = powerForMeans({ ...question, treated: 25, control: 25 });
    expect(relativeError(power, 0.21042625384617)).toBeLessThan(1e-10);
  });

  it('see a fall as well as a rise of the same size', () => {
    const question = { alpha: 0.05, sides: 2, standardDeviation: 0.6, treated: 25, control: 30 } as const;
    expect(powerForMeans({ ...question, difference: -0.2 })).toBe(
      powerForMeans({ ...question, difference: 0.2 }),
    );
  });

  it('show in 25 per arm .81 of the spread (R 4.2.2: power.t.test(n=25,sd=1,power=.8)$delta)', () => {
    const question = { ...USUAL, standardDeviation: 1, treated: 25, control: 25 };
    const difference = smallestDetectableMeanDifference(question);
    // R stops its search early here: at its 0.808710907761471 the power is .8000021, at this one .8 to 12 digits.
    const asEarly = smallestDetectableMeanDifference({ ...question, searchTolerance: R_SEARCH_TOLERANCE });
    expect(relativeError(asEarly, 0.808710907761471)).toBeLessThan(1e-10);
    expect(relativeError(difference, 0.808708759075)).toBeLessThan(1e-12);
    expect(powerForMeans({ ...question, difference })).toBeCloseTo(0.8, 10);
  });

  it('need fewer pairs than strangers (R 4.2.2: power.t.test(delta=.2,sd=.5,type=paired)$n)', () => {
    const pairs = pairsNeeded({ ...USUAL, difference: -0.2, standardDeviation: 0.5 });
    expect(relativeError(pairs, 51.0095670753887)).toBeLessThan(1e-8);
  });

  it('show equal means not to be worse ((z_a+z_b)^2*2sd^2/margin^2)', () => {
    const question = { standardDeviation: 0.6, margin: 0.1, alpha: 0.05, power: 0.8 };
    expect(relativeError(peoplePerArmForNoninferiorMeans(question), 445.1441207054235)).toBeLessThan(1e-12);
  });

  it('are never fewer than two, and refused for no difference', () => {
    const question = { ...USUAL, difference: 500, standardDeviation: 1, controlPerTreated: 1 };
    expect(treatedNeededForMeans(question)).toBe(2);
    expect(() => treatedNeededForMeans({ ...question, difference: 0 })).toThrow('a difference of 0');
    expect(() => treatedNeededForMeans({ ...question, standardDeviation: 0 })).toThrow(RangeError);
    expect(() => treatedNeededForMeans({ ...question, difference: 1e-9 })).toThrow(
      'too small for any sample size',
    );
    expect(() => powerForMeans({ ...question, treated: 1, control: 1 })).toThrow('at least 3 people');
    expect(() =>
      smallestDetectableMeanDifference({ ...question, power: 0.02, treated: 9, control: 9 }),
    ).toThrow('power must be above');
  });
});

describe('the noncentral t distribution', () => {
  it.each([
    [2, 10, 2.5, 0.6930383113109179],
    [12.706, 1, 3, 0.18611099998287464],
    [1.96, 1e6, 2.8, 0.7995457179448205],
    [-1, 3, 0.5, 0.9078787901856405],
    [2.5, 1.7, 30, 1],
  ])('beyond %d at %d degrees and noncentrality %d agrees (scipy 1.17.1 nct.sf)', (...row) => {
    const [t, degreesOfFreedom, noncentrality, expected] = row;
    const tail = noncentralTUpperTail(t, { degreesOfFreedom, noncentrality });
    expect(relativeError(tail, expected)).toBeLessThan(1e-10);
  });

  it('without noncentrality is Student’s t', () => {
    const t = fc.double({ min: -6, max: 6, noNaN: true });
    fc.assert(
      fc.property(t, fc.double({ min: 2, max: 500, noNaN: true }), (t, degreesOfFreedom) => {
        const tail = noncentralTUpperTail(t, { degreesOfFreedom, noncentrality: 0 });
        expect(tail).toBeCloseTo(studentTUpperTail(t, degreesOfFreedom), 10);
      }),
    );
  });
});

describe('events needed to compare two rates', () => {
  it('come from 3091 units of exposure per arm at 2 % against 3 % ((z_a+z_b)^2*(l1+l0)/(l1-l0)^2)', () => {
    const question = { alpha: 0.05, power: 0.8, sides: 1, rateRatio: 1.5 } as const;
    const exposure = exposurePerArmForRates({ ...question, controlRate: 0.02 });
    expect(relativeError(exposure, 3091.2786160098854)).toBeLessThan(1e-12);
    expect(eventsNeeded(question)).toBeCloseTo(exposure * 0.05, 9);
  });

  it('are 70.64 for a doubling and as many for a halving', () => {
    expect(eventsNeeded({ ...USUAL, rateRatio: 2 })).toBeCloseTo(70.6399, 4);
    expect(eventsNeeded({ ...USUAL, rateRatio: 0.5 })).toBeCloseTo(70.6399, 4);
  });

  it('are refused for equal rates', () => {
    expect(() => eventsNeeded({ ...USUAL, rateRatio: 1 })).toThrow('equal rates');
    expect(() => exposurePerArmForRates({ ...USUAL, rateRatio: 2, controlRate: 0 })).toThrow(RangeError);
  });
});
