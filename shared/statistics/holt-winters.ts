import { checkPositiveCount, checkShare } from './argument-checks.ts';
import { checkPeriods } from './check-series.ts';
import { decomposeClassically } from './seasonal-figure.ts';
import { fitStraightLine } from './straight-line.ts';

/** How fast level, trend and season follow new values, each 0 to 1; `damping` is the trend's share kept a step. */
export type HoltWintersSmoothing = {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  /** 1, the default, lets the trend go on for ever. */
  readonly damping?: number;
};

export type HoltWinters = {
  readonly level: number;
  /** Rise per step, in the unit of the values. */
  readonly trend: number;
  /** The season's next values, from the step after the last value on; one period. */
  readonly seasonal: readonly number[];
  readonly squaredErrors: number;
  readonly damping: number;
};

type Start = { level: number; trend: number; readonly seasonal: number[] };

/**
 * Additive Holt-Winters smoothing (Winters 1960; with damped trend Gardner & McKenzie 1985), started from the classical
 * decomposition of the first two periods (R 4.2.2 HoltWinters). RangeError below two periods, or for a
 * smoothing outside [0, 1]. Worked value: AirPassengers, period 12, alpha 0.5, beta and gamma 0.1 ends at level
 * 463.205079858648 and trend -0.58673823932627, with squared errors 133103.839732062.
 */
export function smoothHoltWinters(
  values: readonly number[],
  { period, ...smoothing }: HoltWintersSmoothing & { readonly period: number },
): HoltWinters {
  checkPeriods(values, period, 2);
  checkSmoothing(smoothing);
  return smoothFrom(startOf(values, period), values, smoothing);
}

/**
 * Damped additive Holt-Winters with the smoothing, out of a fixed coarse grid (6 alphas, 3 betas, 4 gammas, 2
 * dampings), that makes the squared one-step errors least: a grid cannot overfit a few weeks as a free search does.
 * RangeError below two periods.
 */
export function fitDampedHoltWinters(values: readonly number[], period: number): HoltWintersSmoothing {
  checkPeriods(values, period, 2);
  const start = startOf(values, period);
  let least = Infinity;
  let best: HoltWintersSmoothing = { alpha: 0.1, beta: 0.01, gamma: 0.1, damping: 0.9 };
  for (const smoothing of SMOOTHING_GRID) {
    const { squaredErrors } = smoothFrom(start, values, smoothing);
    if (squaredErrors < least) {
      least = squaredErrors;
      best = smoothing;
    }
  }
  return best;
}

const SMOOTHING_GRID: readonly HoltWintersSmoothing[] = [0.02, 0.1, 0.2, 0.35, 0.55, 0.8].flatMap((alpha) =>
  [0.01, 0.05, 0.15].flatMap((beta) =>
    [0.02, 0.1, 0.2, 0.35].flatMap((gamma) =>
      [0.85, 0.97].map((damping) => ({ alpha, beta, gamma, damping })),
    ),
  ),
);

/**
 * The next `steps` values: level, plus the (damped) trend so far, plus the season. RangeError when steps is below 1.
 * Worked value: AirPassengers as above = 450.82094934753, 449.795143751357, 476.132147195569.
 */
export function forecastHoltWinters(
  { level, trend, seasonal, damping }: HoltWinters,
  steps: number,
): number[] {
  checkPositiveCount({ name: 'steps', value: steps });
  let risen = 0;
  let kept = 1;
  return Array.from({ length: steps }, (_, step) => {
    kept *= damping;
    risen += trend * kept;
    return level + risen + (seasonal[step % seasonal.length] ?? 0);
  });
}

function startOf(values: readonly number[], period: number): Start {
  const { figure, trend } = decomposeClassically(values.slice(0, 2 * period), { period, kind: 'additive' });
  // R counts the trend's first value as step 1, so the level of the start lies one step before it.
  const { intercept, slope } = fitStraightLine(trend);
  return { level: intercept - slope, trend: slope, seasonal: [...figure] };
}

function smoothFrom(
  start: Start,
  values: readonly number[],
  { alpha, beta, gamma, damping = 1 }: HoltWintersSmoothing,
): HoltWinters {
  const seasonal = [...start.seasonal];
  const period = seasonal.length;
  let { level, trend } = start;
  let squaredErrors = 0;
  for (let index = period; index < values.length; index += 1) {
    const value = values[index] ?? 0;
    const place = index % period;
    const season = seasonal[place] ?? 0;
    const expected = level + damping * trend;
    const error = value - expected - season;
    squaredErrors += error * error;
    const next = alpha * (value - season) + (1 - alpha) * expected;
    trend = beta * (next - level) + (1 - beta) * damping * trend;
    level = next;
    seasonal[place] = gamma * (value - level) + (1 - gamma) * season;
  }
  const turned = values.length % period;
  const ahead = [...seasonal.slice(turned), ...seasonal.slice(0, turned)];
  return { level, trend, seasonal: ahead, squaredErrors, damping };
}

function checkSmoothing({ alpha, beta, gamma, damping = 1 }: HoltWintersSmoothing): void {
  for (const [name, value] of Object.entries({ alpha, beta, gamma, damping })) checkShare({ name, value });
}
