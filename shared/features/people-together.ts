/** Customers of a pilot; `names` is null unless every one of them is known. */
export type Group = { readonly people: number; readonly names: ReadonlySet<string> | null };

type Together = { withOne: number; withTwo: number; known: 'exact' | 'least' };

function largest(groups: readonly Group[]): number {
  return Math.max(0, ...groups.map(({ people }) => people));
}

/**
 * The fewest who must be in two or more of the groups, when nobody is named: beyond the business's size they overlap,
 * and one person takes up at most one place more in each further group. `base` 0 (unknown) forces nobody. Worked value:
 * 200, 150 and 100 of 300: 150 places too many, at most 2 by each person, so 75.
 */
export function fewestWithTwo(groups: readonly Group[], base: number): number {
  if (base === 0 || groups.length < 2) return 0;
  const places = groups.reduce((sum, { people }) => sum + Math.min(people, base), 0);
  return Math.max(0, Math.ceil((places - base) / (groups.length - 1)));
}

/**
 * How many customers are in at least one, and in two or more of the groups: counted where all are named, else the least
 * it can be by the sizes and by those who are named.
 */
export function countTogether(groups: readonly Group[], base: number): Together {
  const times = new Map<string, number>();
  for (const { names } of groups) {
    for (const name of names ?? []) times.set(name, (times.get(name) ?? 0) + 1);
  }
  const namedTwice = [...times.values()].filter((count) => count >= 2).length;
  if (groups.length < 2 || groups.every(({ names }) => names !== null)) {
    const alone = groups.length < 2 ? largest(groups) : times.size;
    return { withOne: alone, withTwo: namedTwice, known: 'exact' };
  }
  return {
    withOne: Math.max(times.size, largest(groups)),
    withTwo: Math.max(namedTwice, fewestWithTwo(groups, base)),
    known: 'least',
  };
}

/** How many customers two groups share: counted where all are named, else the least it can be. */
export function sharedBy(
  groups: readonly [Group, Group],
  base: number,
): { people: number; known: Together['known'] } {
  const { withTwo, known } = countTogether(groups, base);
  return { people: withTwo, known };
}
