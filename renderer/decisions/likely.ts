const LEAST = 0.01;

/** A chance as it may be said: in whole percents, and below one or above 99 only that it is. */
export function likelyOf(chance: number): { bound: 'below' | 'about' | 'above'; share: number } {
  if (chance < LEAST) return { bound: 'below', share: LEAST };
  if (chance > 1 - LEAST) return { bound: 'above', share: 1 - LEAST };
  return { bound: 'about', share: Math.round(chance * 100) / 100 };
}
