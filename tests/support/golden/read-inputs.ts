/** A golden case's inputs, read by name and type; a missing or differently typed one is an error that names it. */
export type GoldenInputs = {
  readonly has: (name: string) => boolean;
  readonly number: (name: string, fallback?: number) => number;
  readonly text: (name: string, fallback?: string) => string;
  readonly flag: (name: string, fallback?: boolean) => boolean;
  readonly numbers: (name: string) => readonly number[];
  readonly rows: (name: string) => readonly (readonly number[])[];
};

/** Turns one method's inputs into values of the keys of its `expected`. */
export type GoldenMethods = Record<string, (inputs: unknown) => unknown>;

export function readInputs(inputs: unknown): GoldenInputs {
  if (typeof inputs !== 'object' || inputs === null) throw new TypeError('inputs must be an object.');
  const values = new Map<string, unknown>(Object.entries(inputs));
  const read = <Value>(name: string, kind: Kind<Value>, fallback?: Value): Value => {
    const value = values.get(name) ?? fallback;
    if (!kind.is(value))
      throw new TypeError(`input ${name} must be ${kind.named}; got ${JSON.stringify(value)}.`);
    return value;
  };
  return {
    has: (name) => values.has(name),
    number: (name, fallback) => read(name, NUMBER, fallback),
    text: (name, fallback) => read(name, TEXT, fallback),
    flag: (name, fallback) => read(name, FLAG, fallback),
    numbers: (name) => read(name, NUMBERS),
    rows: (name) => read(name, ROWS),
  };
}

/** The entry at `index` of an input list; an error when the list is shorter. */
export function entryOf<Entry>(list: readonly Entry[], index: number): Entry {
  const entry = list[index];
  if (entry === undefined) throw new RangeError(`the input has no entry ${index}.`);
  return entry;
}

type Kind<Value> = { readonly named: string; readonly is: (value: unknown) => value is Value };

const NUMBER: Kind<number> = { named: 'a number', is: (value) => typeof value === 'number' };
const TEXT: Kind<string> = { named: 'a text', is: (value) => typeof value === 'string' };
const FLAG: Kind<boolean> = { named: 'true or false', is: (value) => typeof value === 'boolean' };
const NUMBERS: Kind<readonly number[]> = {
  named: 'a list of numbers',
  is: (value): value is readonly number[] => Array.isArray(value) && value.every(NUMBER.is),
};
const ROWS: Kind<readonly (readonly number[])[]> = {
  named: 'a list of lists of numbers',
  is: (value): value is readonly (readonly number[])[] => Array.isArray(value) && value.every(NUMBERS.is),
};
