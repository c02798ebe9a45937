const FEWEST_VALUES = 2;
const MOST_VALUES = 6;

type Attributes = Readonly<Record<string, string>>;

/**
 * The attribute that parts people into segments when nobody named one: everybody has it, with two to six different
 * values; the one with the fewest, then the first by name. Null when none fits.
 */
export function chooseAttribute(people: readonly Attributes[]): string | null {
  const first = people[0];
  if (first === undefined) return null;
  const fitting = Object.keys(first).flatMap((name) => {
    const values = people.map((attributes) =>
      Object.hasOwn(attributes, name) ? (attributes[name] ?? '') : '',
    );
    const distinct = new Set(values).size;
    const isComplete = values.every((value) => value.trim() !== '');
    return isComplete && distinct >= FEWEST_VALUES && distinct <= MOST_VALUES ? [{ name, distinct }] : [];
  });
  fitting.sort((left, right) => left.distinct - right.distinct || (left.name < right.name ? -1 : 1));
  return fitting[0]?.name ?? null;
}
