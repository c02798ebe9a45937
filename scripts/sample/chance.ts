import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Chance from a seed: the same seed draws the same numbers, everywhere and always. */
export function createChance(seed: number) {
  const generator = xoroshiro128plus(seed);
  const whole = (from: number, to: number): number => uniformInt(generator, from, to);
  const share = (): number => whole(0, 999_999) / 1_000_000;

  function shuffled<Item>(items: readonly Item[]): Item[] {
    const rest = [...items];
    for (let last = rest.length - 1; last > 0; last -= 1) {
      const other = whole(0, last);
      [rest[last], rest[other]] = [rest[other] as Item, rest[last] as Item];
    }
    return rest;
  }

  return {
    whole,
    share,
    shuffled,
    oneOf: <Item>(items: readonly Item[]): Item => items[whole(0, items.length - 1)] as Item,
    /** Bell-shaped around 0 with spread 1: the sum of twelve even draws, less six. */
    bell: (): number => Array.from({ length: 12 }, share).reduce((sum, part) => sum + part, -6),
    /** `total` units over as many slots as there are weights, each unit falling by weight. */
    spread: (total: number, weights: readonly number[]): number[] => {
      const whole = weights.reduce((sum, weight) => sum + weight, 0);
      const counts = weights.map(() => 0);
      for (let unit = 0; unit < total; unit += 1) {
        let left = share() * whole;
        let slot = 0;
        while (slot < weights.length - 1 && left >= (weights[slot] ?? 0)) {
          left -= weights[slot] ?? 0;
          slot += 1;
        }
        counts[slot] = (counts[slot] ?? 0) + 1;
      }
      return counts;
    },
  };
}

export type Chance = ReturnType<typeof createChance>;
