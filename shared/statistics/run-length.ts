import { gaussLegendre } from './gauss-legendre.ts';
import { normalCdf } from './normal.ts';
import { solveLinear } from './solve-linear.ts';

/**
 * Average run lengths of control charts: how many values until the first alarm, when each is normal with spread 1 and
 * mean `shift`. Each is the answer of a Fredholm integral equation, solved at Gauss-Legendre nodes (Nyström's method;
 * Crowder 1987, Vance 1986). Accurate to about 1e-10 while the answer is below 1e6.
 */

type Chart = {
  readonly low: number;
  readonly high: number;
  /** Width of the transition's bell on the chart's own scale; decides how many nodes are needed. */
  readonly bell: number;
  readonly start: number;
  /** Density of moving from one standing to the next. */
  readonly move: (from: number, to: number) => number;
  /** Chance of falling back to the floor, where the chart has one; the floor is then its start. */
  readonly toFloor: (from: number) => number;
};

/** A one-sided CUSUM chart: reference value `k` and alarm limit `h`, both in standard deviations. */
export type CusumChart = { readonly k: number; readonly h: number; readonly shift: number };

/**
 * Average number of values until a one-sided CUSUM started at 0 passes h. RangeError for a negative k or an h outside
 * (0, 20]. Worked values: k 0.5, h 4 = 335.367577627184 without a shift, 8.383202129749963 at a shift of 1.
 */
export function cusumRunLength({ k, h, shift }: CusumChart): number {
  if (!(k >= 0 && Number.isFinite(k))) throw new RangeError(`k must be at least 0; got ${k}.`);
  if (!(h > 0 && h <= 20)) throw new RangeError(`h must be above 0 and at most 20; got ${h}.`);
  if (!Number.isFinite(shift)) throw new RangeError(`shift must be a finite number; got ${shift}.`);
  return averageRunLength({
    low: 0,
    high: h,
    bell: 1,
    start: 0,
    move: (from, to) => normalDensity(to - from + k - shift),
    toFloor: (from) => normalCdf(k - from - shift),
  });
}

/** An EWMA chart: `weight` of the newest value, limits at `limit` of the chart's own long-run standard deviations. */
export type EwmaChart = { readonly weight: number; readonly limit: number; readonly shift: number };

/**
 * Average number of values until a two-sided EWMA started at 0 leaves its limits. RangeError for a weight outside
 * [0.01, 1] or a limit outside (0, 10]. Worked values: weight 0.2, limit 2.859 = 370.04178663523794 without a shift,
 * 9.794603180672226 at a shift of 1.
 */
export function ewmaRunLength({ weight, limit, shift }: EwmaChart): number {
  if (!(weight >= 0.01 && weight <= 1)) throw new RangeError(`weight must be 0.01 to 1; got ${weight}.`);
  if (!(limit > 0 && limit <= 10))
    throw new RangeError(`limit must be above 0 and at most 10; got ${limit}.`);
  if (!Number.isFinite(shift)) throw new RangeError(`shift must be a finite number; got ${shift}.`);
  const edge = limit * Math.sqrt(weight / (2 - weight));
  return averageRunLength({
    low: -edge,
    high: edge,
    bell: weight,
    start: 0,
    move: (from, to) => normalDensity((to - (1 - weight) * from) / weight - shift) / weight,
    toFloor: () => 0,
  });
}

/** L(u) = 1 + toFloor(u) L(start) + integral of L(x) move(u, x) dx, at the nodes and at the start together. */
function averageRunLength({ low, high, bell, start, move, toFloor }: Chart): number {
  const count = Math.min(
    MOST_NODES,
    Math.max(FEWEST_NODES, Math.ceil((NODES_PER_BELL * (high - low)) / bell)),
  );
  const nodes = gaussLegendre(count, { low, high });
  const places = [start, ...nodes.map(({ x }) => x)];
  const matrix = places.map((from, row) => {
    const equation = new Float64Array(count + 1);
    equation[0] = -toFloor(from);
    for (const [index, { x, weight }] of nodes.entries()) equation[index + 1] = -weight * move(from, x);
    equation[row] = (equation[row] ?? 0) + 1;
    return equation;
  });
  return solveLinear(matrix, new Float64Array(count + 1).fill(1))[0] ?? Number.NaN;
}

const FEWEST_NODES = 40;
const NODES_PER_BELL = 10;
const MOST_NODES = 400;

function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}
