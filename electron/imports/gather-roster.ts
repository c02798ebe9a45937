import type { RosterMapping, RosterPreview, SetAsideRow } from '#shared/imports/imports.contract.ts';
import type { DelimitedRow } from '#shared/imports/read-delimited.ts';
import type { OddValue, RosterReading } from '#shared/imports/read-roster.ts';
import { createValueWatch } from '#shared/imports/written-values.ts';
import { createRosterKeyWatch, rosterKeyOf } from '#shared/imports/watch-roster-keys.ts';
import type { RosterRow } from '#shared/segments/roster-row.ts';
import { MOST_SET_ASIDE_ROWS } from './map-file.ts';

type NamedRows = RosterPreview['keyless'];

/** What the rows of a roster file say, and what is to be said of them. */
export type ReadRoster = Pick<RosterPreview, 'keyless' | 'repeated' | 'oddValues'> & {
  people: RosterRow[];
  setAside: SetAsideRow[];
  rows: number;
  empty: number;
  setAsideCount: number;
};

type ReadPerson = Extract<RosterReading, { kind: 'person' }>;

/** Lines and values named of each kind; all are counted. */
const LINES_NAMED = 10;

function nameRow(rows: NamedRows, line: number): void {
  rows.count += 1;
  if (rows.lines.length < LINES_NAMED) rows.lines.push(line);
}

function nameOddValues(all: ReadRoster['oddValues'], line: number, odd: readonly OddValue[]): void {
  for (const { column, value } of odd) {
    const known = all.find((each) => each.column === column) ?? { column, count: 0, first: [] };
    if (known.count === 0) all.push(known);
    known.count += 1;
    if (known.first.length < LINES_NAMED) known.first.push({ line, value });
  }
}

function textColumnsOf({ attributeColumns, attributeKinds }: RosterMapping): number[] {
  return attributeColumns.filter((column) => (attributeKinds[column] ?? 'text') === 'text');
}

/** Gathers what the rows of a file say, in their order; rows with somebody else's key are set aside. */
export function gatherRows(mapping: RosterMapping) {
  const judgeKey = createRosterKeyWatch(rosterKeyOf(mapping));
  const values = createValueWatch(textColumnsOf(mapping));
  const found: ReadRoster = {
    people: [],
    setAside: [],
    rows: 0,
    empty: 0,
    setAsideCount: 0,
    keyless: { count: 0, lines: [] },
    repeated: { count: 0, lines: [] },
    oddValues: [],
  };

  function putAside(row: SetAsideRow): void {
    found.setAsideCount += 1;
    if (found.setAside.length < MOST_SET_ASIDE_ROWS) found.setAside.push(row);
  }

  function addPerson({ line, text, cells }: DelimitedRow, { person, odd }: ReadPerson): void {
    const key = judgeKey(line, person);
    if (key.kind === 'doubled') {
      const column = mapping.customerNumberColumn ?? mapping.emailColumn;
      const values = { key: key.key, otherLine: key.firstLine };
      putAside({ line, text, code: 'key-of-another', column, values });
      return;
    }
    if (key.kind === 'keyless') nameRow(found.keyless, line);
    if (key.kind === 'repeated') nameRow(found.repeated, line);
    nameOddValues(found.oddValues, line, odd);
    values.add(line, cells);
    found.people.push(person);
  }

  return {
    found,
    /** What stands in the columns read as text, as it is written. */
    values,
    add: (row: DelimitedRow, reading: RosterReading): void => {
      found.rows += 1;
      if (reading.kind === 'person') addPerson(row, reading);
      else if (reading.kind === 'empty') found.empty += 1;
      else putAside(reading.row);
    },
  };
}
