import type { ReactNode } from 'react';
import { csvCell } from '#shared/kernel/csv-cell.ts';

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** What sorting and copying use; null sorts last. */
  text: (row: Row) => string | number | null;
  /** The unit of the bare numbers of `text`: a file's heading names it. */
  unit?: string | null;
  align?: 'start' | 'end';
  width?: string;
  sortable?: boolean;
};

export type Sort = { key: string; direction: 'ascending' | 'descending' };

function compare(a: string | number, b: string | number, collator: Intl.Collator): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}

/** The rows in the order asked for; unknown values last either way, equal ones in their given order. */
export function sortRows<Row>(
  rows: readonly Row[],
  sort: { column: Column<Row>; direction: Sort['direction'] } | null,
  language: string,
): readonly Row[] {
  if (sort === null) return rows;
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return rows.toSorted((first, second) => {
    const a = sort.column.text(first);
    const b = sort.column.text(second);
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * compare(a, b, collator);
  });
}

/** Clicking a head sorts upwards, again downwards, a third time as given. */
export function nextSort(sort: Sort | null, key: string): Sort | null {
  if (sort === null || sort.key !== key) return { key, direction: 'ascending' };
  return sort.direction === 'ascending' ? { key, direction: 'descending' } : null;
}

/** The heading of a column whose numbers stand without their unit. */
function fileHeading<Row>({ header, unit = null }: Column<Row>): string {
  return unit === null ? header : `${header} (${unit})`;
}

function tsvCell(value: string | number | null): string {
  return value === null ? '' : String(value).replace(/[\t\r\n]+/g, ' ');
}

function inLanguage(value: string | number | null, decimal: '.' | ','): string | number | null {
  return typeof value === 'number' ? String(value).replace('.', decimal) : value;
}

/** Rows as a CSV file the language's spreadsheet opens by double click: semicolons where the decimal is a comma. */
export function toCsv<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  decimal: '.' | ',',
): string {
  const separator = decimal === ',' ? ';' : ',';
  const cell = (value: string | number | null): string =>
    typeof value === 'number' ? String(value).replace('.', decimal) : csvCell(value ?? '', separator);
  const lines = [
    columns.map((column) => cell(fileHeading(column))),
    ...rows.map((row) => columns.map((column) => cell(column.text(row)))),
  ];
  // The mark tells Excel that the text is UTF-8.
  return `\ufeff${lines.map((cells) => `${cells.join(separator)}\r\n`).join('')}`;
}

/** Rows as tab-separated text with their headings, for a spreadsheet; decimal sign as the language writes it. */
export function toTsv<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  decimal: '.' | ',',
): string {
  const lines = rows.map((row) =>
    columns.map((column) => tsvCell(inLanguage(column.text(row), decimal))).join('\t'),
  );
  return [columns.map((column) => tsvCell(fileHeading(column))).join('\t'), ...lines].join('\n');
}
