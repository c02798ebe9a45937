/** A point of a line in pixels; y grows downwards. */
export type Place = { readonly x: number; readonly y: number };

/**
 * Where words of a width stand best above a line that rises and falls: over its most level stretch, at the height of the
 * stretch's top. The first point where the line is shorter than the words. RangeError without a point.
 */
export function flattestPlace(line: readonly Place[], width: number): Place {
  const [first] = line;
  if (first === undefined) throw new RangeError('a line needs a point.');
  const end = line.at(-1)?.x ?? first.x;
  let best = { x: first.x, y: topOf(line, first.x, width), bend: Infinity };
  for (const { x } of line) {
    if (x + width > end) break;
    const heights = heightsOf(line, x, width);
    const y = Math.min(...heights);
    const bend = Math.max(...heights) - y;
    if (bend < best.bend) best = { x, y, bend };
  }
  return { x: best.x, y: best.y };
}

function heightsOf(line: readonly Place[], from: number, width: number): number[] {
  return line.filter(({ x }) => x >= from && x <= from + width).map(({ y }) => y);
}

function topOf(line: readonly Place[], from: number, width: number): number {
  return Math.min(...heightsOf(line, from, width));
}
