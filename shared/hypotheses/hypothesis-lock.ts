import type { HypothesisDraft } from './hypothesis.ts';
import { canonicalJson } from '#shared/features/canonical-json.ts';

const LOCKED_FIELDS = [
  'change',
  'segmentId',
  'metricId',
  'baseline',
  'expectedEffect',
  'smallestWorthwhile',
  'basis',
  'because',
] as const;

/** A missing or undefined field stays as it is. */
export type HypothesisChange = {
  readonly [Field in (typeof LOCKED_FIELDS)[number]]?: HypothesisDraft[Field] | undefined;
};

/** The text whose fingerprint locks a hypothesis: every word and number of it. */
export function hypothesisLockText(hypothesis: HypothesisDraft): string {
  return canonicalJson(Object.fromEntries(LOCKED_FIELDS.map((field) => [field, hypothesis[field]])));
}

/** Before and after of the fields a change touches, as canonical JSON; null when it touches none. */
export function wordingChange(
  hypothesis: HypothesisDraft,
  change: HypothesisChange,
): { before: string; after: string } | null {
  const touched = LOCKED_FIELDS.filter((field) => {
    const next = change[field];
    return next !== undefined && next !== hypothesis[field];
  });
  if (touched.length === 0) return null;
  const textOf = (source: HypothesisChange): string =>
    canonicalJson(Object.fromEntries(touched.map((field) => [field, source[field] ?? null])));
  return { before: textOf(hypothesis), after: textOf(change) };
}
