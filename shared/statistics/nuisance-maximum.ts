import { binomialPmf } from './binomial.ts';

/** Sizes of the two arms. */
export type ArmSizes = { readonly treated: number; readonly control: number };

/** Control counts from `first` to `last`, both included. */
type Run = { readonly first: number; readonly last: number };

/** A set of tables: for each count of treated successes, the runs of control successes that belong to it. */
export type TableSet = readonly (readonly Run[])[];

/** All tables of two arms of these sizes for which `belongs` holds. */
export function tablesWhere(
  sizes: ArmSizes,
  belongs: (treated: number, control: number) => boolean,
): TableSet {
  const set: Run[][] = [];
  for (let treated = 0; treated <= sizes.treated; treated += 1) {
    const runs: Run[] = [];
    let first: number | null = null;
    for (let control = 0; control <= sizes.control + 1; control += 1) {
      const inside = control <= sizes.control && belongs(treated, control);
      if (inside) first ??= control;
      else if (first !== null) {
        runs.push({ first, last: control - 1 });
        first = null;
      }
    }
    set.push(runs);
  }
  return set;
}

/**
 * The largest probability of a set of tables over all rates the two arms may share: the p value of an unconditional
 * exact test (Barnard 1947). The rate is scanned on the arcsine scale, several points to each standard error, and every
 * hill of the scan within a tenth of the highest is climbed by golden section.
 */
export function largestProbability(set: TableSet, sizes: ArmSizes): number {
  const probability = (angle: number): number => probabilityAt(Math.sin(angle) ** 2, set, sizes);
  const points = 64 + 16 * Math.ceil(Math.sqrt(sizes.treated + sizes.control));
  const step = Math.PI / 2 / points;
  const scanned = Array.from({ length: points + 1 }, (_, index) => probability(index * step));
  const highest = scanned.reduce((best, value) => Math.max(best, value), 0);
  // A set that is all but certain has a plateau of hills and nothing left to find.
  if (highest > 1 - 1e-12) return 1;
  let found = highest;
  for (const [index, value] of scanned.entries()) {
    const isHill = value >= (scanned[index - 1] ?? 0) && value >= (scanned[index + 1] ?? 0);
    if (!isHill || value < 0.9 * highest) continue;
    const ends = { low: Math.max(0, index - 1) * step, high: Math.min(points, index + 1) * step };
    found = Math.max(found, hilltop(probability, ends));
  }
  return found;
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** The largest value of a function with one hill between the two ends; its height is flat, so 1e-9 of x is enough. */
function hilltop(f: (x: number) => number, ends: { readonly low: number; readonly high: number }): number {
  let { low, high } = ends;
  let left = high - GOLDEN * (high - low);
  let right = low + GOLDEN * (high - low);
  let atLeft = f(left);
  let atRight = f(right);
  while (high - low > 1e-9) {
    if (atLeft > atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - GOLDEN * (high - low);
      atLeft = f(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + GOLDEN * (high - low);
      atRight = f(right);
    }
  }
  return Math.max(atLeft, atRight);
}

function probabilityAt(rate: number, set: TableSet, sizes: ArmSizes): number {
  const treated = binomialMasses(sizes.treated, rate);
  const tails = tailSums(binomialMasses(sizes.control, rate));
  let sum = 0;
  for (const [count, runs] of set.entries()) {
    const mass = treated[count] ?? 0;
    if (mass === 0) continue;
    for (const run of runs) sum += mass * tails.ofRun(run);
  }
  return sum;
}

/** All probabilities of a binomial law, from the likeliest outwards by their ratios. */
function binomialMasses(trials: number, probability: number): Float64Array {
  const masses = new Float64Array(trials + 1);
  const mode = Math.min(trials, Math.floor((trials + 1) * probability));
  const atMode = binomialPmf(mode, { trials, probability });
  masses[mode] = atMode;
  const odds = probability / (1 - probability);
  for (let count = mode, mass = atMode; count < trials && mass > 0; count += 1) {
    mass *= ((trials - count) / (count + 1)) * odds;
    masses[count + 1] = mass;
  }
  for (let count = mode, mass = atMode; count > 0 && mass > 0; count -= 1) {
    mass *= count / ((trials - count + 1) * odds);
    masses[count - 1] = mass;
  }
  return masses;
}

/** Sums over runs, those that reach an end of the counts added up from that end so that small ones keep their digits. */
function tailSums(masses: Float64Array): { ofRun: (run: Run) => number } {
  const last = masses.length - 1;
  const upTo = new Float64Array(masses.length);
  const from = new Float64Array(masses.length + 1);
  let sum = 0;
  for (const [index, mass] of masses.entries()) upTo[index] = sum += mass;
  sum = 0;
  for (let index = last; index >= 0; index -= 1) from[index] = sum += masses[index] ?? 0;
  const ofRun = (run: Run): number => {
    if (run.first === 0) return upTo[run.last] ?? 0;
    if (run.last === last) return from[run.first] ?? 0;
    return Math.max(0, (upTo[run.last] ?? 0) - (upTo[run.first - 1] ?? 0));
  };
  return { ofRun };
}
