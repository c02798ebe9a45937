import type { Migration } from './migrations.ts';

/**
 * Tags of people, kinds of attributes, segments by groups of conditions and without other segments, and records
 * that were merged. A rule of one attribute and one value becomes a group of one
 * condition; the images that undo replays are lists in the order of the columns, and the rule stands fourth in them, as text.
 */
export const peopleInDepthMigration: Migration = {
  version: 210,
  sql: `
ALTER TABLE people ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
-- Records that turned out to be the same person: their codes, numbers and addresses still name whom they became part of.
ALTER TABLE people ADD COLUMN merged TEXT NOT NULL DEFAULT '[]';

CREATE TABLE attribute_kinds (
  name TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'date', 'yes-no'))
) STRICT, WITHOUT ROWID;

CREATE TABLE segment_exclusions (
  segment_id TEXT NOT NULL REFERENCES segments (id) ON DELETE CASCADE,
  left_out_id TEXT NOT NULL REFERENCES segments (id) ON DELETE RESTRICT,
  PRIMARY KEY (segment_id, left_out_id)
) STRICT, WITHOUT ROWID;

UPDATE segments SET rule = json_object('match', 'all', 'groups', json_array(json_object('match', 'all',
  'conditions', json_array(json_object('test', 'one-of', 'attribute', json_extract(rule, '$.attribute'),
    'values', json_array(json_extract(rule, '$.equals')))))))
WHERE rule IS NOT NULL;

UPDATE command_changes SET before = json_set(before, '$[3]', '' || json_object('match', 'all', 'groups', json_array(
  json_object('match', 'all', 'conditions', json_array(json_object('test', 'one-of',
    'attribute', json_extract(before, '$[3]') ->> '$.attribute',
    'values', json_array(json_extract(before, '$[3]') ->> '$.equals')))))))
WHERE table_name = 'segments' AND json_extract(before, '$[3]') IS NOT NULL;
UPDATE command_changes SET after = json_set(after, '$[3]', '' || json_object('match', 'all', 'groups', json_array(
  json_object('match', 'all', 'conditions', json_array(json_object('test', 'one-of',
    'attribute', json_extract(after, '$[3]') ->> '$.attribute',
    'values', json_array(json_extract(after, '$[3]') ->> '$.equals')))))))
WHERE table_name = 'segments' AND json_extract(after, '$[3]') IS NOT NULL;
`,
};
