import { SETUP_FIELDS } from '#shared/features/phase-setup.ts';
import type { Amendment } from '#shared/features/plan.ts';
import { isDay } from '#shared/kernel/calendar-day.ts';

type Value =
  | { readonly kind: 'none'; readonly value: null }
  | { readonly kind: 'day'; readonly value: string }
  | { readonly kind: 'whole'; readonly value: number }
  /** How many criteria there are. */
  | { readonly kind: 'criteria'; readonly value: number }
  /** As somebody wrote it. */
  | { readonly kind: 'text'; readonly value: string }
  /** An audience. */
  | { readonly kind: 'code'; readonly value: string };

const FIELDS = ['audience', 'people', 'holdDays', 'plannedStart', 'exitCriteria', ...SETUP_FIELDS] as const;
type Field = (typeof FIELDS)[number];

const AUDIENCES = new Set(['staff', 'picked', 'sample', 'everyone']);
const WRITTEN = new Set<string>(SETUP_FIELDS);

export type AmendedValue = Value & { readonly field: Field };
export type AmendedField = { readonly before: AmendedValue; readonly after: AmendedValue };

function valueOf(field: Field, raw: unknown): Value {
  if (typeof raw === 'number') return { kind: 'whole', value: raw };
  if (Array.isArray(raw)) return { kind: 'criteria', value: raw.length };
  if (typeof raw !== 'string') return { kind: 'none', value: null };
  if (WRITTEN.has(field)) return raw === '' ? { kind: 'none', value: null } : { kind: 'text', value: raw };
  if (isDay(raw)) return { kind: 'day', value: raw };
  return field === 'audience' && AUDIENCES.has(raw)
    ? { kind: 'code', value: raw }
    : { kind: 'none', value: null };
}

function parse(text: string): Readonly<Record<string, unknown>> {
  const parsed: unknown = JSON.parse(text);
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
}

/** The fields an amendment touched with their value before and after, in the order of the plan. */
export function readAmendment({ before, after }: Pick<Amendment, 'before' | 'after'>): AmendedField[] {
  const old = parse(before);
  const next = parse(after);
  return FIELDS.filter((field) => Object.hasOwn(old, field) || Object.hasOwn(next, field)).map((field) => ({
    before: { field, ...valueOf(field, old[field]) },
    after: { field, ...valueOf(field, next[field]) },
  }));
}
