import { chainHash } from '#electron/workspace/hash-chain.ts';

/** A row of the decision record as it is stored; texts of JSON are hashed as they stand. */
export type RecordRow = {
  id: string;
  sequence: number;
  feature_id: string;
  phase_id: string | null;
  to_phase_id: string | null;
  kind: string;
  withdraws: string | null;
  verb: string;
  advice_verb: string | null;
  reason: string;
  dissent: string;
  decided_by: string;
  at: number;
  evidence: string | null;
  command_sequence: number;
  previous_hash: string;
  hash: string;
  form: number;
  effective_on: string | null;
  notes_cited: string | null;
  data_version: string | null;
  reviews: string | null;
  review: string | null;
  shortfall: string | null;
};

type HashedField = Exclude<keyof RecordRow, 'previous_hash' | 'hash'>;

const FIRST_FORM = [
  'sequence',
  'id',
  'feature_id',
  'phase_id',
  'to_phase_id',
  'kind',
  'withdraws',
  'verb',
  'advice_verb',
  'reason',
  'dissent',
  'decided_by',
  'at',
  'evidence',
  'command_sequence',
] as const satisfies readonly HashedField[];

const SECOND_FIELDS = [
  'effective_on',
  'notes_cited',
  'data_version',
  'reviews',
  'review',
] as const satisfies readonly HashedField[];

const THIRD_FIELDS = ['shortfall'] as const satisfies readonly HashedField[];

/** The fields a row's hash covers, in their order, by the row's form. A form is never changed, only followed by the next. */
export const RECORD_FORMS: Readonly<Record<number, readonly HashedField[]>> = {
  1: FIRST_FORM,
  2: ['form', ...FIRST_FORM, ...SECOND_FIELDS],
  3: ['form', ...FIRST_FORM, ...SECOND_FIELDS, ...THIRD_FIELDS],
};

/** The form new rows are written in. */
export const PRESENT_FORM = 3;

/** Whether a row says nothing in a field that its form does not cover; what nothing vouches for may not stand there. */
export function isWithinItsForm(row: Omit<RecordRow, 'hash'>): boolean {
  const covered = new Set<HashedField>(RECORD_FORMS[row.form]);
  return [...SECOND_FIELDS, ...THIRD_FIELDS].every((field) => covered.has(field) || row[field] === null);
}

/** The hash a row should have: SHA-256 over the hash before it and the fields of its form, as JSON text. */
export function recordHash(row: Omit<RecordRow, 'hash'>): string {
  const fields = RECORD_FORMS[row.form] ?? [];
  return chainHash(
    row.previous_hash,
    fields.map((field) => row[field]),
  );
}
