import type { Migration } from './migrations.ts';

/**
 * Ways of reading that know the next file, and rows mended after their import. Each way the latest imports were read
 * becomes a profile, so that nothing learned before is lost. A mended row keeps its place and is told apart by the
 * import that brought it in: while that import stands, the row is mended.
 */
export const importProfilesMigration: Migration = {
  version: 110,
  sql: `
CREATE TABLE import_profiles (
  id TEXT NOT NULL PRIMARY KEY,
  feature_id TEXT REFERENCES features (id) ON DELETE SET NULL,
  name TEXT NOT NULL,
  file_stem TEXT NOT NULL,
  columns TEXT NOT NULL,
  mapping TEXT NOT NULL,
  drafts TEXT NOT NULL,
  change_rule TEXT CHECK (change_rule IN ('replace', 'keep', 'revise')),
  last_used_at INTEGER NOT NULL
) STRICT;
CREATE INDEX import_profiles_by_use ON import_profiles (last_used_at);
INSERT INTO import_profiles (id, feature_id, name, file_stem, columns, mapping, drafts, change_rule, last_used_at)
SELECT i.id, i.feature_id, i.file_name, i.file_name, json_extract(i.mapping, '$.mapping.columns'),
  json_extract(i.mapping, '$.mapping.mapping'), '[]', NULL, i.at
FROM imports i
WHERE i.kind = 'metrics' AND i.state <> 'writing' AND json_type(i.mapping, '$.mapping.columns') = 'array'
  AND i.sequence = (
    SELECT max(o.sequence) FROM imports o
    WHERE o.kind = 'metrics' AND o.state <> 'writing' AND o.feature_id IS i.feature_id
      AND json_extract(o.mapping, '$.mapping.columns') = json_extract(i.mapping, '$.mapping.columns')
  );

ALTER TABLE imports ADD COLUMN mends_import_id TEXT REFERENCES imports (id) ON DELETE SET NULL;
ALTER TABLE set_aside_rows ADD COLUMN mended_text TEXT;
ALTER TABLE set_aside_rows ADD COLUMN mended_by TEXT REFERENCES imports (id) ON DELETE SET NULL;
`,
};
