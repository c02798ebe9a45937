import { panelNodes } from './gauss-legendre.ts';
import { normalUpperTail } from './normal.ts';

/** The chance that the test has gone on until this look and z is above `bound` there. */
export type ChanceAbove = (bound: number) => number;

/** How many standard deviations from its mean a statistic is followed: beyond lies less than 1e-18. */
export const REACH = 9;
/** Panels of at most this many standard deviations of what they hold. */
const PANEL = 3;

/**
 * Follows the law of a z statistic with independent increments and mean drift * sqrt(information) from look to look;
 * at each, `boundAt` is told the chances and answers where the paths end (null: nowhere). Recursive numerical
 * integration (Armitage, McPherson & Rowe 1969; Jennison & Turnbull 2000, ch. 19) with Gauss-Legendre points.
 * `information` must rise from above 0.
 */
export function followLooks(
  { information, drift }: { readonly information: readonly number[]; readonly drift: number },
  boundAt: (chanceAbove: ChanceAbove, look: number) => number | null,
): void {
  let going: readonly Mass[] = [{ z: 0, mass: 1 }];
  let step = stepBetween(0, information[0] ?? 0, drift);
  information.forEach((here, look) => {
    const bound = boundAt((z) => chanceAbove(z, going, step), look);
    const next = information[look + 1];
    if (next === undefined) return;
    const following = stepBetween(here, next, drift);
    const nodes = panelNodes({
      low: drift * step.root - REACH,
      high: Math.min(drift * step.root + REACH, bound ?? Number.POSITIVE_INFINITY),
      panelWidth: (PANEL * Math.min(step.rootOfStep, following.rootOfStep)) / step.root,
    });
    going = nodes.map(({ x, weight }) => ({ z: x, mass: weight * densityAt(x, going, step) }));
    step = following;
  });
}

/** Paths that go on, on a grid of z values in rising order. */
type Mass = { readonly z: number; readonly mass: number };

type Step = {
  readonly rootBefore: number;
  readonly root: number;
  readonly rootOfStep: number;
  readonly drift: number;
};

function stepBetween(before: number, here: number, drift: number): Step {
  return {
    rootBefore: Math.sqrt(before),
    root: Math.sqrt(here),
    rootOfStep: Math.sqrt(here - before),
    drift,
  };
}

/** From z = `from` at the look before to z at this look, in standard deviations of the step. */
function distance(z: number, from: number, { rootBefore, root, rootOfStep, drift }: Step): number {
  return (z * root - from * rootBefore) / rootOfStep - drift * rootOfStep;
}

function chanceAbove(bound: number, going: readonly Mass[], step: Step): number {
  let sum = 0;
  for (let index = going.length - 1; index >= 0; index -= 1) {
    const { z, mass } = going[index] ?? NOWHERE;
    const u = distance(bound, z, step);
    if (u > REACH) break;
    sum += u < -REACH ? mass : mass * normalUpperTail(u);
  }
  return sum;
}

function densityAt(z: number, going: readonly Mass[], step: Step): number {
  let sum = 0;
  for (let index = lastThatReaches(z, going, step); index >= 0; index -= 1) {
    const { z: from, mass } = going[index] ?? NOWHERE;
    const u = distance(z, from, step);
    if (u > REACH) break;
    sum += mass * Math.exp((-u * u) / 2);
  }
  return (sum * step.root) / step.rootOfStep / Math.sqrt(2 * Math.PI);
}

const NOWHERE: Mass = { z: 0, mass: 0 };

/** The last point from which z is not too far down; -1 when it is from everywhere. */
function lastThatReaches(z: number, going: readonly Mass[], step: Step): number {
  let low = -1;
  let high = going.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (distance(z, (going[middle] ?? NOWHERE).z, step) >= -REACH) low = middle;
    else high = middle - 1;
  }
  return low;
}
