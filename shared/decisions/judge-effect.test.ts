import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  benefitAtLook,
  type BenefitTest,
  boundsAtLooks,
  chanceOfPassing,
  futilityChances,
  notWorse,
  posteriorOf,
  probabilityBetter,
  probabilityWithin,
} from './judge-effect.ts';
import { DEFAULT_GATE_RULES, type GateRules } from '#shared/features/gate-rules.ts';
import { normalQuantile, normalUpperTail } from '#shared/statistics/normal.ts';

const RULES: GateRules = DEFAULT_GATE_RULES;
const TEST: BenefitTest = { alpha: 0.05, spending: { kind: 'obrien-fleming' } };

function onLogScale(estimate: number, standardError: number) {
  return { scale: 'log', estimate, standardError } as const;
}

describe('what is believed of an effect', () => {
  it('is drawn towards no effect where figures are few: half way when they know as little as the prior', () => {
    const { mean, standardDeviation } = posteriorOf(onLogScale(0.4, RULES.priorSpread), RULES);
    expect(mean).toBeCloseTo(0.2, 12);
    expect(standardDeviation).toBeCloseTo(RULES.priorSpread / Math.SQRT2, 12);
  });

  it('is the figures alone where no ratio exists', () => {
    const effect = { scale: 'absolute', estimate: 3, standardError: 2 } as const;
    expect(posteriorOf(effect, RULES)).toEqual({ mean: 3, standardDeviation: 2 });
  });

  it('turns with the good direction', () => {
    const shorter = onLogScale(Math.log(0.8), 0.1);
    expect(probabilityBetter(shorter, 'lower', RULES)).toBeGreaterThan(0.98);
    expect(probabilityBetter(shorter, 'higher', RULES)).toBeLessThan(0.02);
    const asMuch = { direction: 'lower', margin: Math.log(0.8) } as const;
    expect(probabilityWithin(shorter, asMuch, RULES)).toBeLessThan(0.5);
    expect(probabilityWithin(shorter, { ...asMuch, margin: Math.log(0.9) }, RULES)).toBeGreaterThan(0.8);
  });
});

describe('the benefit at a look of the last gate', () => {
  const first = { effect: onLogScale(0.2, 0.1), fraction: 0.5 };

  it('spends 2 (1 - Φ(1.96 / √.5)) at half of the information, so asks for z 2.5380', () => {
    const { z, bound, isShown, nominalAlpha } = benefitAtLook([first], 'higher', TEST);
    expect(z).toBeCloseTo(2, 12);
    expect(nominalAlpha).toBeCloseTo(2 * normalUpperTail(1.959964 / Math.sqrt(0.5)), 8);
    expect(bound).toBeCloseTo(2.538, 4);
    expect(isShown).toBe(false);
  });

  it('asks for less at the last extension, and calls nothing that goes the wrong way', () => {
    const last = { effect: onLogScale(0.2, 0.1), fraction: 1 };
    expect(benefitAtLook([first, last], 'higher', TEST).bound).toBeCloseTo(1.6621, 3);
    expect(benefitAtLook([first, last], 'higher', TEST).isShown).toBe(true);
    expect(benefitAtLook([first, last], 'lower', TEST).isShown).toBe(false);
  });

  it('stays shown once it was, although the error spent then is not there for a second try', () => {
    const clear = { ...first, effect: onLogScale(0.3, 0.1) };
    const faded = { effect: onLogScale(0.1, 0.08), fraction: 0.75 };
    expect(benefitAtLook([clear, faded], 'higher', TEST).isShown).toBe(true);
    expect(benefitAtLook([first, faded], 'higher', TEST).isShown).toBe(false);
  });

  it('spends nothing twice when the last phase is entered again and knows no more than before', () => {
    const again = { effect: onLogScale(0.4, 0.1), fraction: 0.5 };
    expect(benefitAtLook([first, again], 'higher', TEST)).toMatchObject({ bound: null, isShown: false });
  });

  it('knows the bound of the last look beforehand, and asks for more where more error is spent early', () => {
    const last = { effect: onLogScale(0.2, 0.1), fraction: 1 };
    const cautious = boundsAtLooks([0.5, 1], TEST);
    expect(cautious.at(-1)?.bound).toBe(benefitAtLook([first, last], 'higher', TEST).bound);
    expect(boundsAtLooks([0.5, 1], TEST)).toEqual(cautious);
    const even = boundsAtLooks([0.5, 1], { ...TEST, spending: { kind: 'pocock' } });
    expect(even[0]?.bound).toBeLessThan(cautious[0]?.bound ?? 0);
    expect(even[1]?.bound).toBeGreaterThan(cautious[1]?.bound ?? 9);
  });

  it('cannot be judged without a look', () => {
    expect(() => benefitAtLook([], 'higher', TEST)).toThrow(RangeError);
  });
});

describe('not being worse', () => {
  it('is shown when the bad end of the interval is within the margin', () => {
    const effect = onLogScale(Math.log(1.05), 0.1);
    const { limit } = notWorse(effect, { direction: 'lower', margin: 0.2, alpha: 0.05 });
    expect(limit).toBeCloseTo(0.0488 + 0.1645, 3);
    expect(notWorse(effect, { direction: 'lower', margin: 0.2, alpha: 0.05 }).isShown).toBe(false);
    expect(notWorse(effect, { direction: 'lower', margin: Math.log(1.25), alpha: 0.05 }).isShown).toBe(true);
    expect(notWorse(effect, { direction: 'higher', margin: 0.2, alpha: 0.05 }).limit).toBeLessThan(0);
  });
});

const estimates = fc.double({ min: -1, max: 1, noNaN: true });
const errors = fc.double({ min: 0.02, max: 2, noNaN: true });
const margins = fc.double({ min: -0.3, max: 0.6, noNaN: true });

describe('the chance of passing a later look', () => {
  it('of a benefit, halfway at z 1 under a flat prior, agrees with the reference (scipy quad)', () => {
    const effect = { scale: 'absolute', estimate: 0.1, standardError: 0.1 } as const;
    const hurdle = { kind: 'benefit', direction: 'higher', bound: 1.96 } as const;
    expect(chanceOfPassing(effect, { hurdle, growth: 2 }, RULES)).toBeCloseTo(0.2926063735, 9);
  });

  it('is certain when nothing is to come: exactly what the gate says now', () => {
    fc.assert(
      fc.property(estimates, errors, margins, (estimate, standardError, margin) => {
        const effect = onLogScale(estimate, standardError);
        const asked = { direction: 'lower', margin } as const;
        const within = probabilityWithin(effect, asked, RULES);
        fc.pre(Math.abs(within - 0.8) > 1e-9);
        const certainty = { kind: 'certainty', certainty: 0.8, ...asked } as const;
        expect(chanceOfPassing(effect, { hurdle: certainty, growth: 1 }, RULES)).toBe(within >= 0.8 ? 1 : 0);
        const { limit, isShown } = notWorse(effect, { ...asked, alpha: 0.05 });
        fc.pre(Math.abs(limit - margin) > 1e-9);
        const harmless = { kind: 'not-worse', ...asked, alpha: 0.05 } as const;
        expect(chanceOfPassing(effect, { hurdle: harmless, growth: 1 }, RULES)).toBe(isShown ? 1 : 0);
      }),
    );
  });

  it('of a certainty comes true as often as it says, when the truth is drawn from what is believed', () => {
    const effect = onLogScale(0.12, 0.2);
    const asked = { direction: 'higher', margin: 0.05 } as const;
    const growth = 3;
    const said = chanceOfPassing(
      effect,
      { hurdle: { kind: 'certainty', certainty: 0.9, ...asked }, growth },
      RULES,
    );
    const { mean, standardDeviation } = posteriorOf(effect, RULES);
    const errorToCome = 0.2 / Math.sqrt(growth - 1);
    const spread = Math.hypot(standardDeviation, errorToCome);
    const points = 4000;
    let passed = 0;
    for (let point = 0; point < points; point += 1) {
      const toCome = mean + spread * normalQuantile((point + 0.5) / points);
      const together = onLogScale((0.12 + (growth - 1) * toCome) / growth, 0.2 / Math.sqrt(growth));
      if (probabilityWithin(together, asked, RULES) >= 0.9) passed += 1;
    }
    expect(said).toBeCloseTo(passed / points, 3);
    expect(said).toBeGreaterThan(0.05);
    expect(said).toBeLessThan(0.95);
  });
});

describe('futility', () => {
  const worse = { ...onLogScale(Math.log(1.3), 0.1), days: 7 };
  const question = { direction: 'lower', bound: 1.7, growth: 5 } as const;

  it('is told by a small chance of being better, and of showing it at the end', () => {
    const { better, passing } = futilityChances(worse, question, RULES);
    expect(better).toBeLessThan(RULES.futility.better);
    expect(passing).toBeLessThan(RULES.futility.passing);
    expect(futilityChances(worse, { ...question, growth: null }, RULES)).toEqual({ better, passing: null });
  });

  it('is not judged before a week of days was compared', () => {
    const early = { ...worse, days: RULES.futility.days - 1 };
    expect(futilityChances(early, question, RULES)).toEqual({ better: null, passing: null });
  });
});
