import type { Interval } from './comparison.ts';

/**
 * beyond: the whole range lies at or past the smallest difference worth having · short: the whole range lies short of
 * it · open: the range holds both, so more numbers are needed.
 */
export type Enough = 'beyond' | 'short' | 'open';

/**
 * Whether the plausible range of a difference settles that it is worth having. `smallest` is signed like the
 * difference: where lower is better it is negative. Null where nothing was named as worth having (0), or
 * nothing is known of the range.
 * Worked value: −2.8 to +12.0 points against 3 is open; +3.2 to +9 is beyond; −1 to +2 is short.
 */
export function enoughOf({ low, high }: Pick<Interval, 'low' | 'high'>, smallest: number): Enough | null {
  if (smallest === 0 || low === null || high === null) return null;
  const [least, most] = smallest > 0 ? [low, high] : [-high, -low];
  const wanted = Math.abs(smallest);
  if (least >= wanted) return 'beyond';
  return most < wanted ? 'short' : 'open';
}
