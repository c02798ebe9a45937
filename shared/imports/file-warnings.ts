import type { ImportWarning } from './imports.contract.ts';
import type { ImportMapping } from './import-mapping.ts';
import { asDayFormat, cellsOf } from './open-questions.ts';
import { parseDay } from './parse-day.ts';
import { keptDay } from './read-keys.ts';

/** Few small businesses bring figures from before. */
const UNLIKELY_BEFORE = '2000-01-01';

/**
 * What can be imported as the mapping says, but is probably not meant or good to know: days before 2000, and weeks that
 * begin on a Sunday. `rows` are those looked at; a file of up to 4000 rows is there in full.
 */
export function fileWarnings({
  mapping,
  rows,
}: {
  mapping: ImportMapping;
  rows: readonly (readonly string[])[];
}): ImportWarning[] {
  const format = asDayFormat(mapping.dayFormat);
  const { dayColumn, grain, weekFrom } = mapping;
  if (dayColumn === null || format === null) return [];
  const days = cellsOf(rows, dayColumn).flatMap((example) => {
    const reading = parseDay(example, format, null);
    return reading.kind === 'day' ? [{ example: example.trim(), day: reading.day }] : [];
  });
  const early = days.filter(({ day }) => day < UNLIKELY_BEFORE);
  const warnings: ImportWarning[] = [];
  const [[firstEarly], [first]] = [early, days];
  if (firstEarly !== undefined) {
    warnings.push({ code: 'days-before-2000', count: early.length, ...firstEarly });
  }
  if (grain === 'week' && weekFrom === 'sunday' && first !== undefined) {
    const day = keptDay(first.day, mapping);
    warnings.push({ code: 'weeks-from-sunday', count: days.length, example: first.example, day });
  }
  return warnings;
}
