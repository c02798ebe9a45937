export type DialSize = 'large' | 'medium' | 'small';

const RANGES: Record<DialSize, { lowest: number; highest: number }> = {
  large: { lowest: 12, highest: 46 },
  medium: { lowest: 8, highest: 26 },
  small: { lowest: 4, highest: 13 },
};

/** Five steps rise a little more towards the end, as drawn; other counts divide the range evenly. */
const FIVE_STEPS: Record<DialSize, readonly number[]> = {
  large: [12, 19, 27, 36, 46],
  medium: [8, 12, 16, 20, 26],
  small: [4, 6, 8, 10, 13],
};

/** Pixel heights of the bars from first to last step; height tells the order, never a quantity. */
export function dialBarHeights(steps: number, size: DialSize): number[] {
  if (steps === 5) return [...FIVE_STEPS[size]];
  const { lowest, highest } = RANGES[size];
  if (steps === 1) return [highest];
  return Array.from({ length: steps }, (_, index) =>
    Math.round(lowest + ((highest - lowest) * index) / (steps - 1)),
  );
}
