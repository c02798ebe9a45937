import { checkBetaShape, logBeta, type BetaShape } from './beta.ts';
import { checkFinite, checkPositive } from './argument-checks.ts';
import { betaTail } from './special-functions.ts';
import { integrate } from './tanh-sinh.ts';

/** Two independent posteriors of a share and the line treated = ratio * control + shift that divides them. */
export type PosteriorLine = {
  readonly treated: BetaShape;
  readonly control: BetaShape;
  readonly ratio: number;
  readonly shift: number;
};

/**
 * P(treated share > ratio * control share + shift) for independent beta posteriors, by numerical integration to about
 * 1e-12: the density of the narrower posterior against the tail of the other, on the log-odds scale, where densities
 * are smooth even for shapes below 1 (from 0.05 on). Worked value: Beta(29, 93) above Beta(19, 101) = 0.9413181082141473.
 * RangeError for shapes or a ratio not above 0.
 */
export function probabilityAbove(line: PosteriorLine): number {
  return probabilityOnSide(line, 'above');
}

/** P(treated share <= ratio * control share + shift), integrated on its own and not taken as 1 minus the other. */
export function probabilityAtMost(line: PosteriorLine): number {
  return probabilityOnSide(line, 'below');
}

type Side = 'above' | 'below';

function probabilityOnSide(line: PosteriorLine, side: Side): number {
  checkBetaShape(line.treated);
  checkBetaShape(line.control);
  checkPositive({ name: 'ratio', value: line.ratio });
  checkFinite({ name: 'shift', value: line.shift });
  const { treated, control, ratio, shift } = line;
  const value =
    variance(treated) <= variance(control)
      ? expectationOver(treated, {
          // treated > ratio * control + shift, seen from a fixed treated share, bounds the control share from above.
          of: (share) => tailAt((share - shift) / ratio, control, side === 'above' ? 'lower' : 'upper'),
          kinks: isBell(control) ? [] : [shift, shift + ratio],
        })
      : expectationOver(control, {
          of: (share) => tailAt(ratio * share + shift, treated, side === 'above' ? 'upper' : 'lower'),
          kinks: isBell(treated) ? [] : [-shift / ratio, (1 - shift) / ratio],
        });
  return Math.min(1, Math.max(0, value));
}

type Expectation = { readonly of: (share: number) => number; readonly kinks: readonly number[] };

/**
 * Expected value over a beta distribution of a function that is smooth between its kinks. Dividing by the integral of
 * the density itself removes the rounding of its normalising constant, which matters from 100,000 trials on.
 */
function expectationOver(shape: BetaShape, { of, kinks }: Expectation): number {
  const scale = logBeta(shape);
  const density = (logOdds: number): number => {
    const logShare = -Math.log1p(Math.exp(-logOdds));
    const logRest = -Math.log1p(Math.exp(logOdds));
    return Math.exp(shape.a * logShare + shape.b * logRest - scale);
  };
  const bends = kinks.filter((kink) => kink > 0 && kink < 1).map((kink) => Math.log(kink / (1 - kink)));
  const bell = bellOf(shape);
  if (bell !== null && bends.every((bend) => bend < bell.low || bend > bell.high)) {
    return expectationOverBell(bell, density, of);
  }
  const low = effectiveEnd(shape);
  const high = -effectiveEnd({ a: shape.b, b: shape.a });
  const inner = bends.filter((bend) => bend > low && bend < high);
  const ends = [low, ...inner.toSorted((a, b) => a - b), high];
  let sum = 0;
  for (const [index, end] of ends.entries()) {
    const weighted = (logOdds: number): number => density(logOdds) * of(1 / (1 + Math.exp(-logOdds)));
    sum += integrate(weighted, { low: ends[index - 1] ?? end, high: end });
  }
  return sum / integrate(density, { low, high });
}

type Bell = { readonly low: number; readonly high: number; readonly step: number };

/** From so many of either outcome on the log odds are all but normal. */
const BELL_FROM = 30;

/** The tail of such a shape leaves 0 and 1 too gently to make a kink. */
function isBell({ a, b }: BetaShape): boolean {
  return Math.min(a, b) >= BELL_FROM;
}

/** Standard deviations of the log odds on either side, and the points in each. */
const REACH = 12;
const POINTS = 2.5;

/** Null for shapes that are no bell. */
function bellOf(shape: BetaShape): Bell | null {
  if (!isBell(shape)) return null;
  const { a, b } = shape;
  const middle = Math.log(a / b);
  const deviation = Math.sqrt(1 / a + 1 / b);
  return { low: middle - REACH * deviation, high: middle + REACH * deviation, step: deviation / POINTS };
}

/**
 * The same on points at equal distances, which for a bell are as exact as any others (Trefethen & Weideman 2014): many
 * times as fast, and charts and gates ask it by the dozen.
 */
function expectationOverBell(
  bell: Bell,
  density: (logOdds: number) => number,
  of: (share: number) => number,
): number {
  let [sum, mass] = [0, 0];
  const points = Math.round((bell.high - bell.low) / bell.step);
  for (let point = 0; point <= points; point += 1) {
    const x = bell.low + point * bell.step;
    const own = bell.step * density(x);
    mass += own;
    // Far out nothing adds to the twelfth digit.
    if (own > NEGLIGIBLE) sum += own * of(1 / (1 + Math.exp(-x)));
  }
  return sum / mass;
}

/** The log odds below which the distribution holds a mass of about 1e-16, by halving. */
function effectiveEnd(shape: BetaShape): number {
  let low = -700;
  let high = 700;
  while (high - low > 0.01) {
    const middle = (low + high) / 2;
    // From about 36 on the share rounds to 1, where the tail is 1: still on the right side of the end.
    if (betaTail(1 / (1 + Math.exp(-middle)), shape, 'lower') < NEGLIGIBLE) low = middle;
    else high = middle;
  }
  return low;
}

const NEGLIGIBLE = 1e-16;

function tailAt(share: number, shape: BetaShape, tail: 'lower' | 'upper'): number {
  return betaTail(Math.min(1, Math.max(0, share)), shape, tail);
}

function variance({ a, b }: BetaShape): number {
  return (a * b) / ((a + b) ** 2 * (a + b + 1));
}
