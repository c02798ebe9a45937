import { totalsOf, type ArmTotals } from './arm-totals.ts';
import type { ArmsAnswer, ArmsOfDays } from './arms-answer.ts';
import type { Difference } from './comparison.ts';
import { relativeFromRatio } from './relative-from-ratio.ts';
import { CONFIDENCE } from './summarise-arm.ts';
import { garwoodInterval } from '#shared/statistics/garwood.ts';
import { rateRatio } from '#shared/statistics/rate-ratio.ts';
import { betaTail, gammaTail, gammaTailInverse } from '#shared/statistics/special-functions.ts';
import { integrate } from '#shared/statistics/tanh-sinh.ts';

/** Jeffreys' prior of a rate adds half an event. */
const HALF_EVENT = 0.5;

/**
 * Difference of two rates, pilot minus reference, in events per unit of exposure. The interval is built from the two
 * exact ones (Garwood 1936) as Newcombe's is from Wilson's (method of variance estimates recovery: Li, Tang & Wong
 * 2014), so that it is honest at no event at all. The exact ratio of the rates is listed as the other method. Worked value: 9 in 500 against 7 in 1000 gives 0.011, 95 % interval
 * -0.000278 to 0.027681.
 */
export function compareCounts({ pilot, reference }: ArmsOfDays): ArmsAnswer {
  const arms = { treated: totalsOf(pilot), control: totalsOf(reference) };
  const treated = rateOf(arms.treated);
  const control = rateOf(arms.control);
  const estimate = treated.estimate - control.estimate;
  return {
    difference: {
      estimate,
      low: estimate - Math.hypot(treated.estimate - treated.low, control.high - control.estimate),
      high: estimate + Math.hypot(treated.high - treated.estimate, control.estimate - control.low),
      method: 'poisson',
      scale: 'absolute',
    },
    otherMethods: ratioOf(arms),
    probabilityAbove: (shift) => probabilityRateAbove(arms, shift),
  };
}

function ratioOf({ treated, control }: { treated: ArmTotals; control: ArmTotals }): Difference[] {
  const sideOf = ({ total, units }: ArmTotals) => ({ events: total, exposure: units });
  const found = rateRatio({
    treated: sideOf(treated),
    control: sideOf(control),
    confidence: CONFIDENCE,
  });
  return found === null ? [] : [relativeFromRatio(found, 'rate-ratio')];
}

function rateOf({ total, units }: ArmTotals) {
  return garwoodInterval({ events: total, exposure: units, confidence: CONFIDENCE });
}

/**
 * P(treated rate > control rate + shift) for independent gamma posteriors. Without a shift it is a beta tail (a gamma
 * variable's share of the sum of two is beta); with one it is integrated over the control's own probability scale.
 */
function probabilityRateAbove(arms: { treated: ArmTotals; control: ArmTotals }, shift: number): number {
  const { treated, control } = arms;
  const a = { treated: treated.total + HALF_EVENT, control: control.total + HALF_EVENT };
  if (shift === 0) {
    const line = treated.units / (treated.units + control.units);
    return betaTail(line, { a: a.treated, b: a.control }, 'upper');
  }
  const chance = integrate(
    (share) => {
      // The quadrature rounds its outermost points to 0 and 1, where the quantile does not exist.
      const inside = Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, share));
      const controlRate = gammaTailInverse(inside, a.control, 'lower') / control.units;
      const limit = Math.max(0, controlRate + shift);
      return gammaTail(limit * treated.units, a.treated, 'upper');
    },
    { low: 0, high: 1 },
  );
  return Math.min(1, Math.max(0, chance));
}
