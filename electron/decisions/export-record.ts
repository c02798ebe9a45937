import type { ParsedInputOf } from '#shared/contract/contract.ts';
import { csvCell } from '#shared/kernel/csv-cell.ts';
import type { Id } from '#shared/kernel/schema.ts';
import { citedNoteSchema, dataVersionSchema, reviewSchema } from '#shared/decisions/decision.ts';
import { z } from '#shared/kernel/schema.ts';
import { shortfallSchema } from '#shared/segments/shortfall.ts';
import { createWords, say, type Words } from '#shared/words/create-words.ts';
import type { FeaturesService } from '#electron/features/features.service.ts';
import { FIRST_PREVIOUS_HASH } from '#electron/workspace/hash-chain.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import { RECORD_FORMS, type RecordRow } from './record-rows.ts';
import type { RecordService } from './record.service.ts';

type Parts = { record: RecordService; features: FeaturesService };
type Names = ReadonlyMap<Id, string>;
type Table = { rows: readonly RecordRow[]; features: Names; phases: Names; words: Words };

const HOW_TO_VERIFY = [
  'Every record has a hash: SHA-256, in lower-case hexadecimal, of a JSON array in UTF-8, written without spaces.',
  'The array holds previous_hash first, then the fields of the record that hashed_fields lists for its form, in that order.',
  'Texts stand as they are, characters beyond ASCII unescaped; numbers plain; what is not set as null.',
  'evidence, notes_cited, data_version, review and shortfall are JSON kept as text: they enter the array as text, not as objects.',
  'previous_hash is the hash of the record with the sequence before; for sequence 1 it is first_previous_hash.',
  'Where only one feature was exported, records of others stand with sequence, previous_hash and hash, so that the links can be followed.',
];

const citedNotesSchema = z.array(citedNoteSchema);

function cellsOf(row: RecordRow, { rows, features, phases, words }: Table): (string | number)[] {
  const about = rows.find(({ id }) => id === (row.withdraws ?? row.reviews));
  const verb = (code: string | null) => (code === null ? '' : say(words, `gate:verb.${code}`));
  const notes = row.notes_cited === null ? [] : citedNotesSchema.parse(JSON.parse(row.notes_cited));
  const version = row.data_version === null ? null : dataVersionSchema.parse(JSON.parse(row.data_version));
  const review = row.review === null ? null : reviewSchema.parse(JSON.parse(row.review));
  const shortfall = row.shortfall === null ? null : shortfallSchema.parse(JSON.parse(row.shortfall));
  return [
    row.sequence,
    new Date(row.at).toISOString(),
    features.get(row.feature_id) ?? '',
    phases.get(row.phase_id ?? '') ?? '',
    say(words, `record:kind.${row.kind}`),
    verb(row.verb),
    phases.get(row.to_phase_id ?? '') ?? '',
    row.effective_on ?? '',
    verb(row.advice_verb),
    row.reason,
    row.dissent,
    row.decided_by,
    shortfall === null ? '' : say(words, 'record:fewerPeople', shortfall),
    about?.sequence ?? '',
    review === null ? '' : say(words, `record:judgement.${review.judgement}`),
    notes.map(({ personCode, text }) => [personCode, text].filter(Boolean).join(': ')).join('\n'),
    version?.lastImport?.number ?? '',
    row.hash,
  ];
}

const COLUMNS = [
  'sequence',
  'at',
  'feature',
  'phase',
  'kind',
  'verb',
  'toPhase',
  'effectiveOn',
  'advice',
  'reason',
  'dissent',
  'decidedBy',
  'fewerPeople',
  'about',
  'judgement',
  'notes',
  'lastImport',
  'hash',
] as const;

function writeCsv(table: Table, featureId: Id | null, separator: ',' | ';'): string {
  const head = COLUMNS.map((column) => say(table.words, `record:column.${column}`));
  const shown = table.rows.filter((row) => featureId === null || row.feature_id === featureId);
  const lines = [head, ...shown.map((row) => cellsOf(row, table))];
  const text = lines
    .map((cells) => `${cells.map((cell) => csvCell(String(cell), separator)).join(separator)}\r\n`)
    .join('');
  // The mark tells Excel that the text is UTF-8.
  return `\uFEFF${text}`;
}

function linkOf({ sequence, previous_hash, hash }: RecordRow) {
  return { sequence, previous_hash, hash };
}

/** Writes the decision record as a file: CSV to read, JSON that a stranger can verify with nothing but SHA-256. */
export function createRecordExport(context: ServiceContext, { record, features }: Parts) {
  function namesOf(): { features: Names; phases: Names; keys: Names } {
    const all = features.listFeatures();
    const phases = all.flatMap(({ id }) => features.getPlan(id).phases);
    return {
      features: new Map(all.map(({ id, name }) => [id, name])),
      phases: new Map(phases.map(({ id, name }) => [id, name])),
      keys: new Map(all.map(({ id, flagKey }) => [id, flagKey])),
    };
  }

  function writeJson(rows: readonly RecordRow[], featureId: Id | null, names: Table): string {
    const file = {
      format: 'pilotbook-decision-record',
      version: 1,
      exported_at: new Date(context.now()).toISOString(),
      feature: featureId,
      how_to_verify: HOW_TO_VERIFY,
      first_previous_hash: FIRST_PREVIOUS_HASH,
      hashed_fields: RECORD_FORMS,
      check: record.verify(),
      feature_names: Object.fromEntries(names.features),
      phase_names: Object.fromEntries(names.phases),
      records: rows.map((row) => (featureId === null || row.feature_id === featureId ? row : linkOf(row))),
    };
    return `${JSON.stringify(file, null, 2)}\n`;
  }

  return ({ featureId, format, language }: ParsedInputOf<'decisions.exportRecord'>) => {
    if (featureId !== null) features.getFeature(featureId);
    const { keys, ...names } = namesOf();
    const rows = record.rows();
    const table: Table = { rows, ...names, words: createWords(language) };
    const parts = ['decisions', featureId === null ? null : keys.get(featureId), context.today()];
    return {
      fileName: `${parts.filter((part) => part !== null).join('-')}.${format}`,
      content:
        format === 'json'
          ? writeJson(rows, featureId, table)
          : writeCsv(table, featureId, language === 'it' ? ';' : ','),
    };
  };
}

export type RecordExport = ReturnType<typeof createRecordExport>;
