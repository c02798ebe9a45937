import type { Stance, Theme } from '#shared/notes/note.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { WritableDb } from '#electron/database/handles.ts';

type ThemeRow = { id: string; feature_id: string; name: string };
type LineThemeRow = { line_id: string; theme_id: string; name: string; stance: Stance };

export type LineTheme = { lineId: Id; themeId: Id; name: string; stance: Stance };

function rowToTheme(row: ThemeRow): Theme {
  return { id: row.id, featureId: row.feature_id, name: row.name };
}

function rowToLineTheme(row: LineThemeRow): LineTheme {
  return { lineId: row.line_id, themeId: row.theme_id, name: row.name, stance: row.stance };
}

/** Themes of features and the lines that carry them. */
export function createThemesRepository(db: WritableDb) {
  const find = db.prepare<[string], ThemeRow>('SELECT id, feature_id, name FROM themes WHERE id = ?');
  const listOfFeature = db.prepare<[string], ThemeRow>(
    'SELECT id, feature_id, name FROM themes WHERE feature_id = ?',
  );
  const insert = db.prepare<[string, string, string]>(
    'INSERT INTO themes (id, feature_id, name) VALUES (?, ?, ?)',
  );
  const rename = db.prepare<[string, string]>('UPDATE themes SET name = ? WHERE id = ?');
  const removeUnused = db.prepare<[]>(
    'DELETE FROM themes WHERE id NOT IN (SELECT theme_id FROM line_themes)',
  );
  const listOfNote = db.prepare<[string], LineThemeRow>(
    `SELECT lt.line_id, lt.theme_id, t.name, lt.stance
     FROM note_lines l
     JOIN line_themes lt ON lt.line_id = l.id
     JOIN themes t ON t.id = lt.theme_id
     WHERE l.note_id = ?
     ORDER BY l.position, t.name`,
  );
  const clearLine = db.prepare<[string]>('DELETE FROM line_themes WHERE line_id = ?');
  const attach = db.prepare<[string, string, string]>(
    `INSERT INTO line_themes (line_id, theme_id, stance) VALUES (?, ?, ?)
     ON CONFLICT (line_id, theme_id) DO UPDATE SET stance = excluded.stance`,
  );
  const moveLines = db.prepare<{ from: string; to: string }>(
    `UPDATE line_themes SET theme_id = @to WHERE theme_id = @from
       AND line_id NOT IN (SELECT line_id FROM line_themes WHERE theme_id = @to)`,
  );
  const detachAll = db.prepare<[string]>('DELETE FROM line_themes WHERE theme_id = ?');

  return {
    findTheme: (id: Id): Theme | null => {
      const row = find.get(id);
      return row === undefined ? null : rowToTheme(row);
    },
    listThemesOf: (featureId: Id): Theme[] => listOfFeature.all(featureId).map(rowToTheme),
    insertTheme: (theme: Theme): void => void insert.run(theme.id, theme.featureId, theme.name),
    renameTheme: (id: Id, name: string): void => void rename.run(name, id),
    /** A theme lives as long as a line carries it. */
    deleteUnusedThemes: (): void => void removeUnused.run(),
    listLineThemes: (noteId: Id): LineTheme[] => listOfNote.all(noteId).map(rowToLineTheme),
    setLineThemes: (lineId: Id, themes: readonly { themeId: Id; stance: Stance }[]): void => {
      clearLine.run(lineId);
      for (const { themeId, stance } of themes) attach.run(lineId, themeId, stance);
    },
    /** Every line of one theme then carries the other; a line that carried both keeps the other's stance. */
    mergeThemes: (from: Id, to: Id): void => {
      moveLines.run({ from, to });
      detachAll.run(from);
    },
  };
}
