import { totalsOf, type DayFigure } from './arm-totals.ts';
import type { ArmsAnswer, ArmsOfDays } from './arms-answer.ts';
import { commonDays } from './common-days.ts';
import type { Difference } from './comparison.ts';
import { relativeFromRatio } from './relative-from-ratio.ts';
import { CONFIDENCE } from './summarise-arm.ts';
import { commonRateRatio } from '#shared/statistics/common-rate-ratio.ts';
import { effectiveGarwoodInterval } from '#shared/statistics/garwood.ts';
import { rateRatio } from '#shared/statistics/rate-ratio.ts';
import { recoverDifference } from '#shared/statistics/recover-difference.ts';
import { panelNodes } from '#shared/statistics/gauss-legendre.ts';
import { gammaDensity } from '#shared/statistics/large-gamma-tail.ts';
import { betaTail, gammaTail } from '#shared/statistics/special-functions.ts';
import {
  isSteady,
  standardiseArms,
  type Counted,
  type CountedArms,
} from '#shared/statistics/standardise-arms.ts';

/** Jeffreys' prior of a rate adds half an event. */
const HALF_EVENT = 0.5;

/**
 * Difference of two rates, pilot minus reference, in events per unit of exposure. Where both have figures of the same
 * days both arms stand as if they had met the same days (`standardiseArms`), so that a pilot that grows while everybody's
 * rate rises is not taken for the cause; without common days the totals are compared. The interval is built from the two
 * exact ones (Garwood 1936; `recoverDifference`), so that it is honest at no event at all. The ratio of the rates is
 * listed as the other method, exact or of many events, and the totals where they are something else. Worked value: 9 in
 * 500 against 7 in 1000 gives 0.011, 95 % interval -0.000278 to 0.027681.
 */
export function compareCounts(arms: ArmsOfDays): ArmsAnswer {
  const totals = { treated: countedOf(totalsOf(arms.pilot)), control: countedOf(totalsOf(arms.reference)) };
  const days = commonDays(arms).map(({ pilot, reference }) => ({
    treated: countedOf(pilot),
    control: countedOf(reference),
  }));
  const standard = standardiseArms(days);
  const isWhole =
    standard === null ||
    isSteady(days.map(({ treated, control }) => ({ treated: treated.size, control: control.size })));
  if (isWhole) {
    return {
      difference: differenceOf(totals, 'poisson'),
      otherMethods: ratioOf(totals),
      probabilityAbove: (shift) => probabilityRateAbove(totals, shift),
    };
  }
  return {
    difference: differenceOf(standard, 'poisson-standardised'),
    otherMethods: [...ratioWithinDays(days), differenceOf(totals, 'poisson')],
    probabilityAbove: (shift) => probabilityRateAbove(standard, shift),
  };
}

function countedOf({ units, total }: Pick<DayFigure, 'units' | 'total'>): Counted {
  return { count: total, size: units };
}

function differenceOf({ treated, control }: CountedArms, method: Difference['method']): Difference {
  const { estimate, low, high } = recoverDifference({ treated: rateOf(treated), control: rateOf(control) });
  return { estimate, low, high, method, scale: 'absolute' };
}

function rateOf({ count, size }: Counted) {
  return effectiveGarwoodInterval({ events: count, exposure: size, confidence: CONFIDENCE });
}

function ratesOf({ treated, control }: CountedArms) {
  const sideOf = ({ count, size }: Counted) => ({ events: count, exposure: size });
  return { treated: sideOf(treated), control: sideOf(control) };
}

function ratioOf(totals: CountedArms): Difference[] {
  const found = rateRatio({ ...ratesOf(totals), confidence: CONFIDENCE });
  return found === null ? [] : [relativeFromRatio(found, 'rate-ratio')];
}

function ratioWithinDays(days: readonly CountedArms[]): Difference[] {
  const found = commonRateRatio({ days: days.map(ratesOf), confidence: CONFIDENCE });
  return found === null ? [] : [relativeFromRatio(found, 'rate-ratio-days')];
}

/**
 * P(treated rate > control rate + shift) for independent gamma posteriors. Without a shift it is a beta tail (a gamma
 * variable's share of the sum of two is beta); with one it is integrated over the square root of the control's rate,
 * whose spread is about a half whatever the counts.
 */
function probabilityRateAbove({ treated, control }: CountedArms, shift: number): number {
  const a = { treated: treated.count + HALF_EVENT, control: control.count + HALF_EVENT };
  if (shift === 0) {
    const line = treated.size / (treated.size + control.size);
    return betaTail(line, { a: a.treated, b: a.control }, 'upper');
  }
  const middle = Math.sqrt(a.control);
  const nodes = panelNodes({
    low: Math.max(0, middle - REACH),
    high: middle + REACH,
    // A far larger treated arm turns from never to surely within a shorter stretch.
    panelWidth: Math.max(NARROWEST_PANEL, Math.min(1, Math.sqrt(control.size / treated.size)) * PANEL),
  });
  const chance = nodes.reduce((sum, { x, weight }) => {
    const limit = Math.max(0, x ** 2 / control.size + shift);
    const density = 2 * x * gammaDensity(x ** 2, a.control);
    return sum + weight * density * gammaTail(limit * treated.size, a.treated, 'upper');
  }, 0);
  return Math.min(1, Math.max(0, chance));
}

/** Fourteen standard deviations of the square root of a rate. */
const REACH = 7;
const PANEL = 1.5;
const NARROWEST_PANEL = 0.05;
