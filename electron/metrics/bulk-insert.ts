import type { WritableDb } from '#electron/database/handles.ts';

/** Fifty rows a statement is where inserting stops getting faster. */
const ROWS_PER_STATEMENT = 50;

type Cell = string | number | null;

export type BulkInsert = {
  /** Cells of one row after the other; the array may be written over again afterwards. */
  add: (cells: readonly Cell[]) => void;
  /** Writes what was added and not yet written. */
  flush: () => void;
};

function valuesClause(rows: number, columns: number): string {
  const row = `(${Array.from({ length: columns }, () => '?').join(', ')})`;
  return `VALUES ${Array.from({ length: rows }, () => row).join(', ')}`;
}

/**
 * Inserts any number of rows of `columns` cells, fifty at a time and the rest one by one. `sql` makes the statement around a
 * VALUES clause, whose columns SQLite names `column1`, `column2` and so on.
 */
export function createBulkInsert(
  db: WritableDb,
  columns: number,
  sql: (values: string) => string,
): BulkInsert {
  const many = db.prepare(sql(valuesClause(ROWS_PER_STATEMENT, columns)));
  const one = db.prepare(sql(valuesClause(1, columns)));
  const full = ROWS_PER_STATEMENT * columns;
  const held: Cell[] = Array.from({ length: full }, () => null);
  let filled = 0;
  return {
    add: (cells) => {
      for (let at = 0; at < columns; at += 1) held[filled + at] = cells[at] ?? null;
      filled += columns;
      if (filled < full) return;
      filled = 0;
      many.run(held);
    },
    flush: () => {
      const rest = filled;
      filled = 0;
      for (let at = 0; at < rest; at += columns) one.run(held.slice(at, at + columns));
    },
  };
}
