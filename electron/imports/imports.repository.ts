import { type SetAsideRow, setAsideRowSchema } from '#shared/imports/imports.contract.ts';
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
    `SELECT import_id, line, text, code, column_index, detail FROM set_aside_rows
     WHERE import_id = ? ORDER BY line, code`,
  );
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
