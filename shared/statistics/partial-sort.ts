/** A stretch of the values still to be sorted, and which of the wanted places are sought in it. */
type Segment = { readonly from: number; readonly to: number; readonly first: number; readonly last: number };

/** Segments up to this long are sorted by insertion. */
const SHORT = 10;

/**
 * Sorts in place just so far that the wanted places (from 0, in rising order) hold what they would in full order
 * (Singleton 1969, CACM algorithm 347, cut down to the segments with a wanted place as in the authors' STL). With
 * places in falling order one may hold a neighbour of the right value: STL asks so, and its robustness weights are
 * those of the reference (netlib, R) only where this one errs alike.
 */
export function sortPartly(values: Float64Array, places: readonly number[]): void {
  const waiting: Segment[] = [];
  let segment: Segment | undefined = { from: 0, to: values.length - 1, first: 0, last: places.length - 1 };
  while (segment !== undefined) {
    const { from, to, first, last }: Segment = segment;
    if (first > last || to <= from) {
      segment = waiting.pop();
    } else if (to - from > SHORT || from === 0) {
      const { left, right } = divide(values, { from, to });
      const [next, later] = shareOut({ from, to, first, last }, { left, right }, places);
      waiting.push(later);
      segment = next;
    } else {
      insertInOrder(values, { from, to });
      segment = waiting.pop();
    }
  }
}

type Range = { readonly from: number; readonly to: number };
/** The last place of the lower and the first of the upper part. */
type Parts = { readonly left: number; readonly right: number };

/** Divides about the middle one of the first, the middle and the last value. */
function divide(values: Float64Array, { from, to }: Range): Parts {
  // Places counted from 1 have their middle half a place lower than places counted from 0.
  const middle = ((from + to + 2) >> 1) - 1;
  if (at(values, from) > at(values, middle)) swap(values, from, middle);
  if (at(values, to) < at(values, middle)) {
    swap(values, to, middle);
    if (at(values, from) > at(values, middle)) swap(values, from, middle);
  }
  const pivot = at(values, middle);
  let left = to;
  let right = from;
  for (;;) {
    do left -= 1;
    while (at(values, left) > pivot);
    do right += 1;
    while (at(values, right) < pivot);
    if (right > left) return { left, right };
    swap(values, left, right);
  }
}

/** The shorter part goes first; it takes the wanted places up to the first that lies outside it. */
function shareOut(
  { from, to, first, last }: Segment,
  { left, right }: Parts,
  places: readonly number[],
): [Segment, Segment] {
  const lower = { from, to: left };
  const upper = { from: right, to };
  if (left - from <= to - right) {
    let end = last;
    while (end >= first && (places[end] ?? 0) > left) end -= 1;
    return [
      { ...lower, first, last: end },
      { ...upper, first: end < first ? first : end + 1, last },
    ];
  }
  let start = first;
  while (start <= last && (places[start] ?? 0) < right) start += 1;
  return [
    { ...upper, first: start, last },
    { ...lower, first, last: start > last ? last : start - 1 },
  ];
}

/** The value before `from` is never above those of the segment. */
function insertInOrder(values: Float64Array, { from, to }: Range): void {
  for (let next = from + 1; next <= to; next += 1) {
    const value = at(values, next);
    let place = next;
    while (place > from && at(values, place - 1) > value) {
      values[place] = at(values, place - 1);
      place -= 1;
    }
    values[place] = value;
  }
}

function at(values: Float64Array, place: number): number {
  return values[place] ?? Number.NaN;
}

function swap(values: Float64Array, one: number, other: number): void {
  const kept = at(values, one);
  values[one] = at(values, other);
  values[other] = kept;
}
