import { checkNotNegative, checkPositive } from './argument-checks.ts';
import { gridOfHarms, type Grid, type Tempering, type TwoArmState } from './evidence-of-harm.ts';
import type { MeasuredEffect } from './log-odds-ratio.ts';

/**
 * What one day says at each odds ratio, or ratio of rates, of the grid, in its order: likelihoods over that of no harm, or
 * their logarithms where a day says so much that no number holds it. Ratios lie between 1e-150 and 1e150.
 */
export type DayLikelihoods =
  | { readonly kind: 'ratios'; readonly ratios: Float64Array }
  | { readonly kind: 'logs'; readonly logs: readonly number[] };

/** Evidence of harm that grows in place; see `growEvidence`. */
export type GrowingEvidence = {
  /** Before the first day again, where the evidence is 1, or at a state of before. */
  readonly startFrom: (state: TwoArmState) => void;
  /** One more day, of which only `likelihoods` is read and nothing kept. */
  readonly addDay: (likelihoods: DayLikelihoods, effect: MeasuredEffect) => void;
  /** As `evidenceIn` the state, to twelve digits, for who asks it every day. */
  readonly eValue: () => number;
  /** Days that told something. */
  readonly days: () => number;
  /** All so far, to start from another time. */
  readonly state: () => TwoArmState;
};

/**
 * The likelihood of all days so far, at each harm of the grid and each spread of the tempering, is multiplied by the
 * day's, averaged over the law of its effect. Products are kept and turned into logarithms only now and then: a simulated
 * plan asks for this a hundred thousand times a second. RangeError for spreads below 0, or none.
 */
export function growEvidence(tempering: Tempering): GrowingEvidence {
  const likelihoods = createLikelihoods(gridOfHarms(tempering));
  const dispersion = createDispersion();
  return {
    startFrom: (state) => {
      startLikelihoods(likelihoods, state.logLikelihoods);
      dispersion.startFrom(state.dispersion);
    },
    addDay: (day, effect) => {
      if (tempering.kind === 'by-dispersion') {
        const logs = day.kind === 'logs' ? day.logs : Array.from(day.ratios, Math.log);
        addLogs(likelihoods, logs, dispersion.discountBy(tempering));
      } else if (day.kind === 'ratios') multiply(likelihoods, day.ratios);
      else addLogs(likelihoods, day.logs, 1);
      dispersion.add(effect);
    },
    eValue: () => (dispersion.sums.days === 0 ? 1 : eValueOf(likelihoods)),
    days: () => dispersion.sums.days,
    state: () => ({
      logLikelihoods: dispersion.sums.days === 0 ? [] : logsOf(likelihoods),
      dispersion: { ...dispersion.sums },
    }),
  };
}

/** For each spread no harm, then each harm: what was multiplied since `logs` were last settled, and the rest. */
type Likelihoods = {
  readonly grid: Grid;
  readonly logs: Float64Array;
  readonly products: Float64Array;
  /** What the logarithms stand for, over the largest of no harm. */
  readonly scales: Float64Array;
};

function createLikelihoods(grid: Grid): Likelihoods {
  const size = grid.logWeights.length;
  return {
    grid,
    logs: new Float64Array(size),
    products: new Float64Array(size).fill(1),
    scales: new Float64Array(size).fill(1),
  };
}

function startLikelihoods(likelihoods: Likelihoods, logs: readonly number[]): void {
  for (let at = 0; at < likelihoods.logs.length; at += 1) likelihoods.logs[at] = logs[at] ?? 0;
  likelihoods.products.fill(1);
  settle(likelihoods);
}

/** Products beyond these, or below their inverse, go over into logarithms before another day can carry them too far. */
const LARGEST_PRODUCT = 1e150;

function multiply(likelihoods: Likelihoods, ratios: Float64Array): void {
  const { products, grid } = likelihoods;
  let [largest, smallest] = [0, Infinity];
  let to = 0;
  for (const half of grid.halves) {
    for (let at = grid.around; at <= grid.around + grid.points; at += 1) {
      let average = (half[0] ?? 0) * (ratios[at] ?? 0);
      for (let step = 1; step < half.length; step += 1) {
        average += (half[step] ?? 0) * ((ratios[at - step] ?? 0) + (ratios[at + step] ?? 0));
      }
      const product = (products[to] ?? 0) * average;
      products[to] = product;
      if (product > largest) largest = product;
      if (product < smallest) smallest = product;
      to += 1;
    }
  }
  if (largest > LARGEST_PRODUCT || smallest < 1 / LARGEST_PRODUCT) settle(likelihoods);
}

/** The slow way, for days too large for plain numbers and for days that count for less than they are. */
function addLogs(likelihoods: Likelihoods, day: readonly number[], discount: number): void {
  const { grid, logs } = likelihoods;
  const largest = day.reduce((most, own) => Math.max(most, own), -Infinity);
  const ratios = day.map((own) => Math.exp(own - largest));
  let to = 0;
  for (const law of grid.dayEffects) {
    const first = grid.around - (law.length - 1) / 2;
    for (let at = first; at <= first + grid.points; at += 1) {
      const average = law.reduce((sum, own, step) => sum + own * (ratios[at + step] ?? 0), 0);
      const today = law.length === 1 ? (day[at] ?? 0) : Math.log(average) + largest;
      logs[to] = (logs[to] ?? 0) + discount * today;
      to += 1;
    }
  }
  settle(likelihoods);
}

function settle({ grid, logs, products, scales }: Likelihoods): void {
  for (let at = 0; at < logs.length; at += 1) logs[at] = (logs[at] ?? 0) + Math.log(products[at] ?? 1);
  products.fill(1);
  let harmless = -Infinity;
  for (let at = 0; at < logs.length; at += grid.points + 1) harmless = Math.max(harmless, logs[at] ?? 0);
  for (let at = 0; at < logs.length; at += 1) scales[at] = Math.exp((logs[at] ?? 0) - harmless);
}

function eValueOf({ grid, products, scales }: Likelihoods): number {
  let [harmful, harmless] = [0, 0];
  for (let at = 0; at < products.length; at += 1) {
    const own = (products[at] ?? 0) * (scales[at] ?? 0);
    harmful += (grid.weights[at] ?? 0) * own;
    if (at % (grid.points + 1) === 0 && own > harmless) harmless = own;
  }
  return harmful / harmless;
}

function logsOf(likelihoods: Likelihoods): readonly number[] {
  settle(likelihoods);
  return [...likelihoods.logs];
}

/** Sums over the days' log ratios, from which their dispersion follows. */
function createDispersion() {
  const sums = { days: 0, weights: 0, weighted: 0, squares: 0 };
  return {
    sums,
    startFrom: (state: TwoArmState['dispersion']): void => {
      Object.assign(sums, state);
    },
    add: (effect: MeasuredEffect): void => {
      sums.days += 1;
      const weight = 1 / effect.variance;
      sums.weights += weight;
      sums.weighted += weight * effect.estimate;
      sums.squares += weight * effect.estimate ** 2;
    },
    discountBy: (tempering: Extract<Tempering, { kind: 'by-dispersion' }>): number => {
      const { priorDispersion, priorDegrees } = tempering;
      checkNotNegative({ name: 'priorDispersion', value: priorDispersion });
      checkPositive({ name: 'priorDegrees', value: priorDegrees });
      const { days, weights, weighted, squares } = sums;
      const q = days === 0 ? 0 : Math.max(0, squares - weighted ** 2 / weights);
      const degrees = Math.max(days - 1, 0) + priorDegrees;
      return 1 / Math.max(1, (q + priorDispersion * priorDegrees) / degrees);
    },
  };
}
