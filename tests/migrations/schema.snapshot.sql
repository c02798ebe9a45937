CREATE INDEX alert_answers_by_alert ON alert_answers (alert_id, sequence);

CREATE UNIQUE INDEX alert_answers_by_command ON alert_answers (command_sequence) WHERE command_sequence IS NOT NULL;

CREATE INDEX alerts_standing ON alerts (feature_id) WHERE ended_at IS NULL;

CREATE INDEX amendments_by_phase ON amendments (phase_id, at);

CREATE INDEX blackouts_by_feature ON blackouts (feature_id, first_day);

CREATE INDEX checklist_items_by_phase ON checklist_items (phase_id, position);

CREATE INDEX decisions_by_feature ON decisions (feature_id, sequence);

CREATE INDEX exposures_by_feature ON exposures (feature_id, phase_id, person_id);

CREATE INDEX exposures_by_person ON exposures (person_id, feature_id);

CREATE INDEX exposures_of_phase ON exposures (phase_id, person_id, since, until, told_on)
  WHERE arm = 'pilot';

CREATE INDEX exposures_running ON exposures (feature_id, person_id)
  WHERE arm = 'pilot' AND since IS NOT NULL AND until IS NULL;

CREATE INDEX flag_changes_by_feature ON flag_changes (feature_id, at);

CREATE INDEX gate_evaluations_by_feature ON gate_evaluations (feature_id, at);

CREATE INDEX hypotheses_by_feature ON hypotheses (feature_id, created_at);

CREATE INDEX hypothesis_amendments_by_hypothesis ON hypothesis_amendments (hypothesis_id, at);

CREATE INDEX import_profiles_by_use ON import_profiles (last_used_at);

CREATE INDEX imports_by_hash ON imports (file_hash);

CREATE INDEX line_themes_by_theme ON line_themes (theme_id, line_id);

CREATE INDEX metrics_by_feature ON metrics (feature_id, position);

CREATE INDEX note_lines_by_note ON note_lines (note_id, position);

CREATE INDEX note_lines_severe ON note_lines (severity) WHERE severity >= 3 AND resolved_at IS NULL;

CREATE INDEX notes_by_day ON notes (happened_on);

CREATE INDEX notes_by_feature ON notes (feature_id, happened_on);

CREATE INDEX people_by_role ON people (role, name);

CREATE INDEX phases_by_feature ON phases (feature_id, position);

CREATE INDEX rehearsals_by_feature ON rehearsals (feature_id, day);

CREATE INDEX reports_by_feature ON reports (feature_id, created_at);

CREATE INDEX sign_offs_by_phase ON sign_offs (phase_id, signed_on);

CREATE INDEX source_runs_by_source ON source_runs (source_id, started_at);

CREATE INDEX sources_by_feature ON sources (feature_id);

CREATE TABLE alert_answers (
  sequence INTEGER NOT NULL PRIMARY KEY,
  alert_id TEXT NOT NULL REFERENCES alerts (id) ON DELETE RESTRICT,
  answer TEXT NOT NULL CHECK (answer IN ('acknowledged', 'snoozed', 'taken-back', 'woken')),
  until_day TEXT CHECK ((until_day IS NOT NULL) = (answer = 'snoozed')),
  reason TEXT NOT NULL,
  answered_by TEXT NOT NULL,
  at INTEGER NOT NULL,
  command_sequence INTEGER
) STRICT;

CREATE TABLE alerts (
  id TEXT NOT NULL PRIMARY KEY,
  feature_id TEXT NOT NULL,
  key TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('hard-limit-passed', 'harm-shown', 'catastrophe-open', 'harm-possible',
    'crossing-ahead', 'gate-due', 'stop-advised', 'numbers-stale', 'impossible-figures', 'definition-changed',
    'sample-ratio', 'both-arms', 'days-missing', 'one-day-dominates', 'unusual-days')),
  severity TEXT NOT NULL CHECK (severity IN ('act-now', 'look', 'know')),
  cause TEXT NOT NULL,
  raised_at INTEGER NOT NULL,
  ended_at INTEGER,
  UNIQUE (feature_id, key)
) STRICT;

CREATE TABLE amendments (
  id TEXT NOT NULL PRIMARY KEY,
  phase_id TEXT NOT NULL REFERENCES phases (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  reason TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL
) STRICT;

CREATE TABLE attribute_kinds (
  name TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'date', 'yes-no'))
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_log (
  sequence INTEGER NOT NULL PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  method TEXT NOT NULL,
  subject_id TEXT,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

CREATE TABLE blackouts (
  id TEXT NOT NULL PRIMARY KEY,
  feature_id TEXT REFERENCES features (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL CHECK (last_day >= first_day)
) STRICT;

CREATE TABLE checklist_items (
  id TEXT NOT NULL PRIMARY KEY,
  phase_id TEXT NOT NULL REFERENCES phases (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  item_group TEXT NOT NULL CHECK (item_group IN ('plan', 'people', 'communication', 'data', 'rollback', 'exit')),
  origin TEXT NOT NULL CHECK (origin IN ('generated', 'custom')),
  code TEXT,
  text TEXT,
  weight TEXT NOT NULL CHECK (weight IN ('blocking', 'advisory')),
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'not-applicable', 'waived')),
  evidence TEXT,
  reason TEXT NOT NULL,
  waived_until TEXT,
  actor TEXT NOT NULL,
  at INTEGER
) STRICT;

CREATE TABLE command_changes (
  command_sequence INTEGER NOT NULL REFERENCES commands (sequence) ON DELETE CASCADE,
  sequence INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')),
  before TEXT,
  after TEXT,
  PRIMARY KEY (command_sequence, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE commands (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  method TEXT NOT NULL,
  subject_id TEXT,
  at INTEGER NOT NULL,
  undo TEXT NOT NULL CHECK (undo IN ('undoable', 'not-undoable')),
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped'))
) STRICT;

CREATE TABLE daily_values (
  metric_id TEXT NOT NULL,
  arm TEXT NOT NULL CHECK (arm IN ('pilot', 'control')),
  day TEXT NOT NULL,
  units REAL NOT NULL,
  total REAL NOT NULL,
  total_squares REAL,
  base REAL,
  base_squares REAL,
  cross_products REAL, segments INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (metric_id, arm, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE decision_head (
  only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
  sequence INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;

CREATE TABLE "decisions" (
  id TEXT NOT NULL PRIMARY KEY,
  sequence INTEGER NOT NULL UNIQUE,
  feature_id TEXT NOT NULL,
  phase_id TEXT,
  to_phase_id TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('decision', 'withdrawal', 'review')),
  withdraws TEXT REFERENCES "decisions" (id) ON DELETE RESTRICT,
  verb TEXT NOT NULL CHECK (verb IN ('start', 'advance', 'hold', 'reduce', 'roll-back', 'stop', 'finish')),
  advice_verb TEXT CHECK (advice_verb IN ('advance', 'hold', 'reduce', 'roll-back', 'stop')),
  reason TEXT NOT NULL,
  dissent TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  at INTEGER NOT NULL,
  evidence TEXT,
  command_sequence INTEGER NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  form INTEGER NOT NULL DEFAULT 1 CHECK (form IN (1, 2, 3)),
  effective_on TEXT,
  notes_cited TEXT,
  data_version TEXT,
  reviews TEXT REFERENCES "decisions" (id) ON DELETE RESTRICT,
  review TEXT,
  shortfall TEXT,
  CHECK (kind <> 'review' OR (reviews IS NOT NULL AND review IS NOT NULL))
) STRICT;

CREATE TABLE exposures (
  id TEXT NOT NULL PRIMARY KEY,
  feature_id TEXT NOT NULL REFERENCES features (id) ON DELETE CASCADE,
  phase_id TEXT NOT NULL REFERENCES phases (id) ON DELETE CASCADE,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  arm TEXT NOT NULL CHECK (arm IN ('pilot', 'control')),
  since TEXT,
  until TEXT,
  why TEXT NOT NULL CHECK (why IN ('picked', 'included', 'kept', 'hold-back')),
  note TEXT NOT NULL,
  told_on TEXT
, loss_told_on TEXT) STRICT;

CREATE TABLE feature_rules (
  feature_id TEXT NOT NULL PRIMARY KEY REFERENCES features (id) ON DELETE CASCADE,
  rules TEXT NOT NULL
) STRICT;

CREATE TABLE features (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  summary TEXT NOT NULL,
  owner_name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('ai', 'process', 'pricing', 'product')),
  risk_answers TEXT NOT NULL,
  value_model TEXT,
  flag_key TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN
    ('draft', 'running', 'paused', 'rolled-back', 'stopped', 'finished', 'archived')),
  kill_switch TEXT NOT NULL CHECK (kill_switch IN ('armed', 'engaged')),
  plan_version INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE flag_changes (
  id TEXT NOT NULL PRIMARY KEY,
  feature_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  exposure TEXT NOT NULL CHECK (exposure IN ('off', 'some', 'everyone', 'killed')),
  people INTEGER NOT NULL,
  method TEXT NOT NULL,
  reason TEXT NOT NULL,
  definition TEXT NOT NULL
) STRICT;

CREATE TABLE frozen_gates (
  phase_id TEXT NOT NULL PRIMARY KEY REFERENCES phases (id) ON DELETE CASCADE,
  frozen_at INTEGER NOT NULL,
  rules TEXT NOT NULL,
  definitions TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

CREATE TABLE gate_evaluations (
  id TEXT NOT NULL PRIMARY KEY,
  feature_id TEXT NOT NULL,
  phase_id TEXT NOT NULL,
  day TEXT NOT NULL,
  at INTEGER NOT NULL,
  engine INTEGER NOT NULL,
  verb TEXT NOT NULL CHECK (verb IN ('advance', 'hold', 'reduce', 'roll-back', 'stop')),
  step TEXT NOT NULL,
  input_hash TEXT NOT NULL,
  facts BLOB NOT NULL,
  gate TEXT NOT NULL
) STRICT;

CREATE TABLE hypotheses (
  id TEXT NOT NULL PRIMARY KEY,
  feature_id TEXT NOT NULL REFERENCES features (id) ON DELETE CASCADE,
  change TEXT NOT NULL,
  segment_id TEXT REFERENCES segments (id) ON DELETE SET NULL,
  metric_id TEXT NOT NULL REFERENCES metrics (id) ON DELETE CASCADE,
  baseline REAL,
  expected_effect REAL NOT NULL,
  smallest_worthwhile REAL NOT NULL,
  basis TEXT NOT NULL CHECK (basis IN ('control-group', 'before-after', 'fixed-target')),
  because TEXT NOT NULL,
  locked_at INTEGER,
  lock_hash TEXT,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE hypothesis_amendments (
  id TEXT NOT NULL PRIMARY KEY,
  hypothesis_id TEXT NOT NULL REFERENCES hypotheses (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  reason TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL
) STRICT;

CREATE TABLE import_days (
  metric_id TEXT NOT NULL,
  arm TEXT NOT NULL CHECK (arm IN ('pilot', 'control')),
  day TEXT NOT NULL,
  import_sequence INTEGER NOT NULL,
  -- 1: every figure known of this day when the import came in is in it too, so it speaks for everybody alone.
  covers INTEGER NOT NULL CHECK (covers IN (0, 1)),
  units REAL NOT NULL,
  total REAL NOT NULL,
  total_squares REAL,
  base REAL,
  base_squares REAL,
  cross_products REAL, segments INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (metric_id, arm, day, import_sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_profiles (
  id TEXT NOT NULL PRIMARY KEY,
  feature_id TEXT REFERENCES features (id) ON DELETE SET NULL,
  name TEXT NOT NULL,
  file_stem TEXT NOT NULL,
  columns TEXT NOT NULL,
  mapping TEXT NOT NULL,
  drafts TEXT NOT NULL,
  last_used_at INTEGER NOT NULL
) STRICT;

CREATE TABLE import_sequences (
  last_number INTEGER NOT NULL
) STRICT;

CREATE TABLE imports (
  id TEXT NOT NULL PRIMARY KEY,
  sequence INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('metrics', 'roster', 'hand')),
  file_name TEXT NOT NULL,
  file_hash TEXT NOT NULL,
  feature_id TEXT REFERENCES features (id) ON DELETE CASCADE,
  mapping TEXT NOT NULL,
  counts TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('writing', 'done', 'undone'))
, ended_by TEXT CHECK (ended_by IN ('interrupted')), mends_import_id TEXT REFERENCES imports (id) ON DELETE SET NULL, source_id TEXT) STRICT;

CREATE TABLE line_themes (
  line_id TEXT NOT NULL REFERENCES note_lines (id) ON DELETE CASCADE,
  theme_id TEXT NOT NULL REFERENCES themes (id) ON DELETE CASCADE,
  stance TEXT NOT NULL CHECK (stance IN ('agrees', 'disagrees')),
  PRIMARY KEY (line_id, theme_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE "metrics" (
  id TEXT NOT NULL PRIMARY KEY,
  feature_id TEXT NOT NULL REFERENCES features (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('proportion', 'mean', 'duration', 'count', 'ratio', 'value')),
  unit TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('higher', 'lower')),
  role TEXT NOT NULL CHECK (role IN ('primary', 'secondary', 'guardrail')),
  target REAL,
  limit_kind TEXT CHECK (limit_kind IN ('absolute', 'worse-than-control')),
  limit_value REAL,
  grain TEXT NOT NULL DEFAULT 'day' CHECK (grain IN ('day', 'week', 'month')),
  formula TEXT
, over_segments TEXT NOT NULL DEFAULT 'unsaid'
  CHECK (over_segments IN ('adds-up', 'averages', 'unsaid')), on_harm TEXT NOT NULL DEFAULT 'roll-back' CHECK (on_harm IN ('roll-back', 'reduce')), hard_limit REAL) STRICT;

CREATE TABLE note_drafts (
  note_id TEXT NOT NULL PRIMARY KEY,
  draft TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE note_lines (
  row_number INTEGER NOT NULL PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  note_id TEXT NOT NULL REFERENCES notes (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  at INTEGER NOT NULL,
  mark TEXT NOT NULL CHECK (mark IN ('quote', 'observation', 'interpretation')),
  text TEXT NOT NULL,
  severity INTEGER CHECK (severity >= 0 AND severity <= 4),
  rests_on TEXT NOT NULL,
  resolved_at INTEGER,
  resolved_by TEXT,
  resolution TEXT
) STRICT;

CREATE VIRTUAL TABLE note_search USING fts5 (
  text,
  content = 'note_lines',
  content_rowid = 'row_number',
  tokenize = "unicode61 remove_diacritics 2",
  prefix = '2 3'
);

CREATE TABLE notes (
  id TEXT NOT NULL PRIMARY KEY,
  feature_id TEXT REFERENCES features (id) ON DELETE SET NULL,
  phase_id TEXT REFERENCES phases (id) ON DELETE SET NULL,
  person_id TEXT REFERENCES people (id) ON DELETE SET NULL,
  kind TEXT NOT NULL CHECK (kind IN ('interview', 'usability-test', 'survey', 'call', 'observation')),
  title TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  finished_at INTEGER
) STRICT;

CREATE TABLE observations (
  series INTEGER NOT NULL,
  -- Days since 1970-01-01: figures are kept by the million, and a number is a quarter of the text.
  epoch_day INTEGER NOT NULL,
  import_sequence INTEGER NOT NULL,
  units REAL NOT NULL,
  total REAL NOT NULL,
  total_squares REAL,
  base REAL,
  base_squares REAL,
  cross_products REAL,
  PRIMARY KEY (series, epoch_day, import_sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE people (
  id TEXT NOT NULL PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  customer_number TEXT UNIQUE,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('customer', 'staff')),
  attributes TEXT NOT NULL,
  consent TEXT NOT NULL CHECK (consent IN ('none', 'take-part', 'quote')),
  opted_out_on TEXT
, tags TEXT NOT NULL DEFAULT '[]', merged TEXT NOT NULL DEFAULT '[]') STRICT;

CREATE TABLE person_codes (
  last_number INTEGER NOT NULL
) STRICT;

CREATE TABLE phase_setups (
  phase_id TEXT NOT NULL PRIMARY KEY REFERENCES phases (id) ON DELETE CASCADE,
  owner_name TEXT NOT NULL,
  start_when TEXT NOT NULL CHECK (start_when IN ('after-gate', 'on-date', 'by-hand')),
  weeks TEXT NOT NULL CHECK (weeks IN ('any', 'whole')),
  rollback_trigger TEXT NOT NULL,
  rollback_decider TEXT NOT NULL,
  rollback_notice TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE phases (
  id TEXT NOT NULL PRIMARY KEY,
  feature_id TEXT NOT NULL REFERENCES features (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  audience TEXT NOT NULL CHECK (audience IN ('staff', 'picked', 'sample', 'everyone')),
  people INTEGER NOT NULL,
  hold_days INTEGER NOT NULL,
  planned_start TEXT,
  started_on TEXT,
  ended_on TEXT,
  state TEXT NOT NULL CHECK (state IN ('planned', 'current', 'reached', 'rolled-back')),
  exit_criteria TEXT NOT NULL,
  locked_at INTEGER,
  lock_hash TEXT
, entry_criteria TEXT NOT NULL DEFAULT '[]') STRICT;

CREATE TABLE picks (
  phase_id TEXT NOT NULL PRIMARY KEY REFERENCES phases (id) ON DELETE CASCADE,
  request TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_templates (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  steps TEXT NOT NULL
) STRICT;

CREATE TABLE rehearsals (
  id TEXT NOT NULL PRIMARY KEY,
  feature_id TEXT NOT NULL REFERENCES features (id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  minutes INTEGER NOT NULL,
  people TEXT NOT NULL
) STRICT;

CREATE TABLE reports (
  id TEXT NOT NULL PRIMARY KEY,
  feature_id TEXT NOT NULL REFERENCES features (id) ON DELETE CASCADE,
  phase_id TEXT NOT NULL REFERENCES phases (id) ON DELETE CASCADE,
  feature_name TEXT NOT NULL,
  phase_name TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('en', 'it')),
  created_at INTEGER NOT NULL,
  data_up_to TEXT,
  html TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

CREATE TABLE segment_exclusions (
  segment_id TEXT NOT NULL REFERENCES segments (id) ON DELETE CASCADE,
  left_out_id TEXT NOT NULL REFERENCES segments (id) ON DELETE RESTRICT,
  PRIMARY KEY (segment_id, left_out_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE segment_members (
  segment_id TEXT NOT NULL REFERENCES segments (id) ON DELETE CASCADE,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  PRIMARY KEY (segment_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE segments (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  rule TEXT
) STRICT;

CREATE TABLE series (
  id INTEGER NOT NULL PRIMARY KEY,
  metric_id TEXT NOT NULL,
  arm TEXT NOT NULL CHECK (arm IN ('pilot', 'control')),
  segment TEXT NOT NULL,
  UNIQUE (metric_id, arm, segment)
) STRICT;

CREATE TABLE set_aside_rows (
  import_id TEXT NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
  line INTEGER NOT NULL,
  text TEXT NOT NULL,
  code TEXT NOT NULL,
  column_index INTEGER,
  detail TEXT NOT NULL, mended_text TEXT, mended_by TEXT REFERENCES imports (id) ON DELETE SET NULL,
  PRIMARY KEY (import_id, line, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_offs (
  id TEXT NOT NULL PRIMARY KEY,
  phase_id TEXT NOT NULL REFERENCES phases (id) ON DELETE CASCADE,
  who TEXT NOT NULL,
  signed_by TEXT NOT NULL,
  signed_on TEXT NOT NULL
, about TEXT NOT NULL DEFAULT 'exit' CHECK (about IN ('entry', 'exit'))) STRICT;

CREATE TABLE source_runs (
  id TEXT NOT NULL PRIMARY KEY,
  source_id TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  milliseconds INTEGER NOT NULL,
  trigger TEXT NOT NULL CHECK (trigger IN ('schedule', 'hand')),
  outcome TEXT NOT NULL CHECK (outcome IN ('imported', 'unchanged', 'failed', 'needs-you')),
  fetched_rows INTEGER NOT NULL,
  set_aside INTEGER NOT NULL,
  import_id TEXT,
  problem TEXT
) STRICT;

CREATE TABLE source_states (
  source_id TEXT NOT NULL PRIMARY KEY,
  metric_ids TEXT NOT NULL,
  last_success_at INTEGER,
  next_run_at INTEGER
) STRICT;

CREATE TABLE sources (
  id TEXT NOT NULL PRIMARY KEY,
  feature_id TEXT NOT NULL REFERENCES features (id) ON DELETE CASCADE,
  draft TEXT NOT NULL,
  paused TEXT NOT NULL CHECK (paused IN ('running', 'paused')),
  added_at INTEGER NOT NULL
) STRICT;

CREATE TABLE sqlite_sequence(name,seq);

CREATE TABLE sweeps (
  import_sequence INTEGER NOT NULL PRIMARY KEY
) STRICT;

CREATE TABLE themes (
  id TEXT NOT NULL PRIMARY KEY,
  feature_id TEXT NOT NULL REFERENCES features (id) ON DELETE CASCADE,
  name TEXT NOT NULL COLLATE NOCASE,
  UNIQUE (feature_id, name)
) STRICT;

CREATE TRIGGER alert_answers_keep_entries BEFORE DELETE ON alert_answers
BEGIN SELECT RAISE(ABORT, 'alert_answers is append-only'); END;

CREATE TRIGGER alert_answers_keep_words BEFORE UPDATE ON alert_answers
BEGIN SELECT RAISE(ABORT, 'alert_answers is append-only'); END;

CREATE TRIGGER audit_log_keeps_entries BEFORE DELETE ON audit_log
BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;

CREATE TRIGGER audit_log_keeps_words BEFORE UPDATE ON audit_log
BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;

CREATE TRIGGER decisions_keep_entries BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions is append-only'); END;

CREATE TRIGGER decisions_keep_words BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions is append-only'); END;

CREATE TRIGGER flag_changes_keep_entries BEFORE DELETE ON flag_changes
BEGIN SELECT RAISE(ABORT, 'flag_changes is append-only'); END;

CREATE TRIGGER flag_changes_keep_words BEFORE UPDATE ON flag_changes
BEGIN SELECT RAISE(ABORT, 'flag_changes is append-only'); END;

CREATE TRIGGER gate_evaluations_keep_entries BEFORE DELETE ON gate_evaluations
BEGIN SELECT RAISE(ABORT, 'gate_evaluations is append-only'); END;

CREATE TRIGGER gate_evaluations_keep_words BEFORE UPDATE ON gate_evaluations
BEGIN SELECT RAISE(ABORT, 'gate_evaluations is append-only'); END;

CREATE TRIGGER note_lines_searched_delete AFTER DELETE ON note_lines BEGIN
  INSERT INTO note_search (note_search, rowid, text) VALUES ('delete', old.row_number, old.text);
END;

CREATE TRIGGER note_lines_searched_insert AFTER INSERT ON note_lines BEGIN
  INSERT INTO note_search (rowid, text) VALUES (new.row_number, new.text);
END;

CREATE TRIGGER note_lines_searched_update AFTER UPDATE OF text ON note_lines BEGIN
  INSERT INTO note_search (note_search, rowid, text) VALUES ('delete', old.row_number, old.text);
  INSERT INTO note_search (rowid, text) VALUES (new.row_number, new.text);
END;
