/** One pass of loess over values at 1, 2, 3 …: how many neighbours, which local curve, computed at every `jump`th. */
export type LoessPass = {
  readonly window: number;
  readonly degree: 0 | 1;
  readonly jump: number;
  /** One weight for each value; null where all count alike. */
  readonly weights: ArrayLike<number> | null;
};

type Neighbours = { readonly left: number; readonly right: number };

/**
 * Locally weighted regression (Cleveland, Cleveland, McRae & Terpenning 1990, section 2) at every place, between two
 * computed places by straight line. The window is odd; one wider than the series widens the weights' reach. Values
 * without any weighted neighbour stay as they are. For `decomposeByLoess`, which checks its arguments.
 */
export function smoothByLoess(values: ArrayLike<number>, pass: LoessPass): Float64Array {
  const count = values.length;
  const smoothed = new Float64Array(count);
  if (count < 2) return Float64Array.from(values);
  const jump = Math.min(pass.jump, count - 1);
  const fitAt = (place: number): void => {
    const fitted = fitLoess(values, { at: place, ...neighboursOf(place, count, pass.window) }, pass);
    smoothed[place - 1] = fitted ?? values[place - 1] ?? 0;
  };
  let last = 1;
  for (let place = 1; place <= count; place += jump) {
    fitAt(place);
    joinUp(smoothed, { from: last, to: place });
    last = place;
  }
  if (last < count) {
    fitAt(count);
    joinUp(smoothed, { from: last, to: count });
  }
  return smoothed;
}

/**
 * The local fit at place `at` (which may lie beyond the series) from the neighbours `left` to `right`, counted from 1;
 * null when none of them has weight.
 */
export function fitLoess(
  values: ArrayLike<number>,
  { at, left, right }: Neighbours & { readonly at: number },
  { window, degree, weights }: LoessPass,
): number | null {
  const count = values.length;
  let reach = Math.max(at - left, right - at);
  if (window > count) reach += Math.floor((window - count) / 2);
  const near = 0.001 * reach;
  const far = 0.999 * reach;
  const shares = new Float64Array(right - left + 1);
  let total = 0;
  for (let place = left; place <= right; place += 1) {
    const distance = Math.abs(place - at);
    if (distance > far) continue;
    const closeness = distance <= near ? 1 : tricube(distance / reach);
    const share = weights === null ? closeness : closeness * (weights[place - 1] ?? 0);
    shares[place - left] = share;
    total += share;
  }
  if (total <= 0) return null;
  for (let index = 0; index < shares.length; index += 1) shares[index] = (shares[index] ?? 0) / total;
  if (degree === 1 && reach > 0) tilt(shares, { at, left, range: count - 1 });
  let fitted = 0;
  for (let index = 0; index < shares.length; index += 1) {
    fitted += (shares[index] ?? 0) * (values[left - 1 + index] ?? 0);
  }
  return fitted;
}

/** Turns the weights of a local mean into those of a local straight line, unless the places hardly spread. */
function tilt(shares: Float64Array, { at, left, range }: { at: number; left: number; range: number }): void {
  let middle = 0;
  for (let index = 0; index < shares.length; index += 1) middle += (shares[index] ?? 0) * (left + index);
  let spread = 0;
  for (let index = 0; index < shares.length; index += 1) {
    spread += (shares[index] ?? 0) * (left + index - middle) ** 2;
  }
  if (Math.sqrt(spread) <= 0.001 * range) return;
  const slope = (at - middle) / spread;
  for (let index = 0; index < shares.length; index += 1) {
    shares[index] = (shares[index] ?? 0) * (slope * (left + index - middle) + 1);
  }
}

function tricube(share: number): number {
  const rest = 1 - share * share * share;
  return rest * rest * rest;
}

function neighboursOf(place: number, count: number, window: number): Neighbours {
  if (window >= count) return { left: 1, right: count };
  const half = (window + 1) >> 1;
  const left = Math.min(Math.max(1, place - half + 1), count - window + 1);
  return { left, right: left + window - 1 };
}

function joinUp(values: Float64Array, { from, to }: { from: number; to: number }): void {
  const start = values[from - 1] ?? 0;
  const rise = ((values[to - 1] ?? 0) - start) / (to - from);
  for (let place = from + 1; place < to; place += 1) values[place - 1] = start + rise * (place - from);
}
