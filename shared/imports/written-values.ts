import { foldText } from '#shared/segments/fold-text.ts';
import { readYesNo } from '#shared/segments/attribute-kind.ts';
import { z } from '#shared/kernel/schema.ts';

const column = z.number().int().min(0);

/** A value of a column that is read as another, as the person said; empty: as if nothing stood there. */
export const mendedValueSchema = z.object({ column, written: z.string(), as: z.string() });
export type MendedValue = z.infer<typeof mendedValueSchema>;

/** Values of a column that differ only in capitals, accents and blanks, the most frequent first. */
export const spellingsSchema = z.object({
  column,
  values: z.array(z.object({ value: z.string(), count: z.number().int(), isInRoster: z.boolean() })),
});
export type Spellings = z.infer<typeof spellingsSchema>;

/** A column read as text of which most values say yes or no; the others, with the line of each one's first row. */
export const almostYesNoSchema = z.object({
  column,
  count: z.number().int(),
  others: z.array(z.object({ value: z.string(), line: z.number().int() })),
});
export type AlmostYesNo = z.infer<typeof almostYesNoSchema>;

/** A column of more different values tells people apart; spellings of those are theirs. */
const MOST_VALUES = 500;
const MOST_GROUPS = 20;
const MOST_OTHERS = 10;
/** Of the filled cells, at least so many say yes or no where the column seems to mean it. */
const LEAST_YES_NO = 2 / 3;

type Written = { count: number; line: number };
type Known = (column: number) => readonly string[];

/** Two values of one key are taken for spellings of one. */
function spellingKey(value: string): string {
  return foldText(value).trim().replaceAll(/\s+/gu, ' ');
}

function spellingsOf(values: ReadonlyMap<string, Written>, inRoster: readonly string[]) {
  const groups = new Map<string, Spellings['values']>();
  const put = (value: string, count: number): void => {
    const key = spellingKey(value);
    groups.set(key, [...(groups.get(key) ?? []), { value, count, isInRoster: inRoster.includes(value) }]);
  };
  for (const [value, { count }] of values) put(value, count);
  for (const value of inRoster) if (groups.has(spellingKey(value)) && !values.has(value)) put(value, 0);
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => group.toSorted((a, b) => b.count - a.count));
}

function almostYesNoOf(values: ReadonlyMap<string, Written>): Omit<AlmostYesNo, 'column'> | null {
  const sums = { yes: 0, no: 0, other: 0 };
  const others: AlmostYesNo['others'] = [];
  for (const [value, { count, line }] of values) {
    const said = readYesNo(value) ?? 'other';
    sums[said] += count;
    if (said === 'other') others.push({ value, line });
  }
  const all = sums.yes + sums.no + sums.other;
  if (sums.yes === 0 || sums.no === 0 || sums.other === 0) return null;
  if (sums.yes + sums.no < all * LEAST_YES_NO) return null;
  return { count: sums.other, others: others.slice(0, MOST_OTHERS) };
}

/** Watches what stands in some columns of a file, row by row, before any of it is read as something else. */
export function createValueWatch(columns: readonly number[]) {
  const watched = new Map(columns.map((each) => [each, new Map<string, Written>()]));
  return {
    add: (line: number, cells: readonly string[]): void => {
      for (const [each, values] of watched) {
        const value = (cells[each] ?? '').trim();
        if (value === '') continue;
        const known = values.get(value);
        if (known === undefined) values.set(value, { count: 1, line });
        else known.count += 1;
        if (values.size > MOST_VALUES) watched.delete(each);
      }
    },
    /** `inRoster`: the values the roster holds for the attribute of a column. */
    spellings: (inRoster: Known): Spellings[] =>
      [...watched]
        .flatMap(([each, values]) =>
          spellingsOf(values, inRoster(each)).map((group) => ({ column: each, values: group })),
        )
        .slice(0, MOST_GROUPS),
    almostYesNo: (): AlmostYesNo[] =>
      [...watched].flatMap(([each, values]) => {
        const found = almostYesNoOf(values);
        return found === null ? [] : [{ column: each, ...found }];
      }),
  };
}

/** A mapping's own mended values with one said: as it stands (null), as another value, or as nothing (empty). */
export function mendValue(
  mended: readonly MendedValue[],
  { as, ...which }: Omit<MendedValue, 'as'> & { readonly as: string | null },
): MendedValue[] {
  const others = mended.filter((each) => each.column !== which.column || each.written !== which.written);
  return as === null || as === which.written ? others : [...others, { ...which, as }];
}
