import { type MendedLine, type SetAsideRow, setAsideRowSchema } from '#shared/imports/imports.contract.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { WritableDb } from '#electron/database/handles.ts';

type SetAsideRecord = {
  import_id: string;
  line: number;
  text: string;
  code: string;
  column_index: number | null;
  detail: string;
};

/** SQL of the rows an import could not use. */
export function createImportsRepository(db: WritableDb) {
  const insert = db.prepare<SetAsideRecord>(
    `INSERT INTO set_aside_rows (import_id, line, text, code, column_index, detail)
     VALUES (@import_id, @line, @text, @code, @column_index, @detail)
     ON CONFLICT (import_id, line, code) DO NOTHING`,
  );
  const ofImport = db.prepare<[string], SetAsideRecord>(
    `SELECT r.import_id, r.line, r.text, r.code, r.column_index, r.detail
     FROM set_aside_rows r LEFT JOIN imports m ON m.id = r.mended_by AND m.state = 'done'
     WHERE r.import_id = ? AND m.id IS NULL ORDER BY r.line, r.code`,
  );
  const mended = db.prepare<[string, string, string, number]>(
    'UPDATE set_aside_rows SET mended_text = ?, mended_by = ? WHERE import_id = ? AND line = ?',
  );
  const mends = db.prepare<[string, string]>('UPDATE imports SET mends_import_id = ? WHERE id = ?');
  return {
    /** Inside the caller's transaction. */
    insertSetAside: (importId: Id, rows: readonly SetAsideRow[]): void => {
      for (const row of rows) {
        insert.run({
          import_id: importId,
          line: row.line,
          text: row.text,
          code: row.code,
          column_index: row.column,
          detail: JSON.stringify(row.values),
        });
      }
    },
    /**
     * Inside the caller's transaction: says that an import brings in rows of another as they were mended. They are set
     * aside again whenever it does not stand.
     */
    markMended: (
      { importId, mendedBy }: { importId: Id; mendedBy: Id },
      lines: readonly MendedLine[],
    ): void => {
      mends.run(importId, mendedBy);
      for (const { line, text } of lines) mended.run(text, mendedBy, importId, line);
    },
    /** Rows that are still set aside. */
    listSetAside: (importId: Id): SetAsideRow[] =>
      ofImport.all(importId).map((row) =>
        setAsideRowSchema.parse({
          line: row.line,
          text: row.text,
          code: row.code,
          column: row.column_index,
          values: JSON.parse(row.detail) as unknown,
        }),
      ),
  };
}

export type ImportsRepository = ReturnType<typeof createImportsRepository>;
