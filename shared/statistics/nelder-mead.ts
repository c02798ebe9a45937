type Vertex = { point: readonly number[]; value: number };
type Objective = (point: readonly number[]) => number;

/**
 * A local minimum of a function of few variables by the simplex search of Nelder & Mead (1965) as Nash puts it (Compact
 * Numerical Methods for Computers, 1990, algorithm 19): reflect, extend, contract, shrink, until all corners agree to
 * 1.5e-8 relative. The function may answer Infinity where it is not defined. It keeps to Nash's first simplex and
 * order of steps, so that models fitted with it end where the reference implementations end, also where there are
 * several minima. Worked value: (x - 1)^2 + (y - 2)^2 from 0.5, 0.5 ends within 1e-3 of 1, 2.
 */
export function findMinimum(objective: Objective, start: readonly number[]): readonly number[] {
  const valueAt: Objective = (point) => {
    const value = objective(point);
    return Number.isFinite(value) ? value : VERY_BAD;
  };
  const at = (point: readonly number[]): Vertex => ({ point, value: valueAt(point) });
  const points = firstSimplex(start);
  const agreed = TOLERANCE * (Math.abs(valueAt(start)) + TOLERANCE);
  let oldSize = simplexSize(points, start);
  let corners = points.map(at);
  let lowest = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    lowest = indexOfLowest(corners, lowest);
    const highest = indexOfHighest(corners, lowest);
    const [best, worst] = [corners[lowest], corners[highest]];
    if (best === undefined || worst === undefined || worst.value <= best.value + agreed) break;
    const centre = centreOf(corners, highest);
    const { corner, shrink } = moveWorst({ best, worst, centre }, at);
    corners[highest] = corner;
    if (!shrink) continue;
    const shrunk = corners.map(({ point }) => towards(point, best.point, CONTRACTION));
    const size = simplexSize(shrunk, best.point);
    if (size >= oldSize) break;
    oldSize = size;
    corners = shrunk.map((point, index) => (index === lowest ? best : at(point)));
  }
  return corners[indexOfLowest(corners, lowest)]?.point ?? start;
}

const TOLERANCE = Math.sqrt(Number.EPSILON);
const VERY_BAD = 1e35;
const MOST_ROUNDS = 1000;
const CONTRACTION = 0.5;

type Move = { readonly best: Vertex; readonly worst: Vertex; readonly centre: readonly number[] };

function moveWorst(
  { best, worst, centre }: Move,
  at: (point: readonly number[]) => Vertex,
): { corner: Vertex; shrink: boolean } {
  const reflected = at(centre.map((middle, i) => 2 * middle - (worst.point[i] ?? 0)));
  if (reflected.value < best.value) {
    const extended = at(reflected.point.map((value, i) => 2 * value - (centre[i] ?? 0)));
    return { corner: extended.value < reflected.value ? extended : reflected, shrink: false };
  }
  const better = reflected.value < worst.value ? reflected : worst;
  const contracted = at(towards(better.point, centre, CONTRACTION));
  if (contracted.value < better.value) return { corner: contracted, shrink: false };
  return { corner: better, shrink: reflected.value >= worst.value };
}

/** One corner more for each variable, all a tenth of the largest variable away. */
function firstSimplex(start: readonly number[]): number[][] {
  const largest = start.reduce((most, value) => Math.max(most, 0.1 * Math.abs(value)), 0);
  const step = largest === 0 ? 0.1 : largest;
  const moved = start.map((_, axis) => start.map((value, i) => (i === axis ? value + step : value)));
  return [[...start], ...moved];
}

function simplexSize(points: readonly (readonly number[])[], from: readonly number[]): number {
  let size = 0;
  for (const point of points) {
    for (const [i, value] of point.entries()) size += Math.abs(value - (from[i] ?? 0));
  }
  return size;
}

function towards(point: readonly number[], target: readonly number[], share: number): number[] {
  return point.map((value, i) => share * (value - (target[i] ?? 0)) + (target[i] ?? 0));
}

function centreOf(corners: readonly Vertex[], without: number): number[] {
  const variables = corners.length - 1;
  return Array.from({ length: variables }, (_, i) => {
    let sum = 0;
    for (const [index, { point }] of corners.entries()) if (index !== without) sum += point[i] ?? 0;
    return sum / variables;
  });
}

/** The first that is lower than the one known as lowest, or that one. */
function indexOfLowest(corners: readonly Vertex[], known: number): number {
  return corners.reduce((low, { value }, index) => (value < (corners[low]?.value ?? 0) ? index : low), known);
}

function indexOfHighest(corners: readonly Vertex[], known: number): number {
  return corners.reduce(
    (high, { value }, index) => (value > (corners[high]?.value ?? 0) ? index : high),
    known,
  );
}
