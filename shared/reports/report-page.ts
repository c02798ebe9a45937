import type { ItemSentence } from '#shared/checklists/item-sentence.ts';
import type { Sentence } from '#shared/decisions/gate.ts';
import type { MoneySentence } from '#shared/hypotheses/money-sentences.ts';
import { assert } from '#shared/kernel/assert.ts';
import type { Metric } from '#shared/metrics/metric.ts';
import { hasWords, say, type Words, type WordValues } from '#shared/words/create-words.ts';
import type { Figure, Formats } from '#shared/words/format.ts';

/** What every section writes with: the words and formats of the report's language. */
export type ReportPage = {
  /** The words of a key of `report.json`. Throws when there are none: a report never prints a key. */
  readonly say: (key: string, values?: WordValues) => string;
  /** The words of the gate's own codes, without their namespace: "verb.hold". */
  readonly gate: (code: string, values?: WordValues) => string;
  readonly sentence: (sentence: Sentence) => string;
  /** The words of a checklist item or of what the app found about it. */
  readonly checklist: (sentence: ItemSentence) => string;
  /** The words of the money view. */
  readonly money: (sentence: MoneySentence) => string;
  readonly formats: Formats;
};

export function createReportPage(words: Words, formats: Formats): ReportPage {
  function write(key: string, values: WordValues = {}): string {
    assert(hasKey(words, key, values), `there are words for ${key}`);
    return say(words, key, values);
  }
  return {
    say: (key, values) => write(`report:${key}`, values),
    gate: (code, values) => write(`gate:${code}`, values),
    sentence: ({ code, values }) => write(`gate:${code}`, values),
    checklist: ({ key, values }) => write(`checklist:${key}`, values),
    money: ({ key, values }) => write(`money:${key}`, values),
    formats,
  };
}

/** Sentences with a plural have no words under their bare key. */
function hasKey(words: Words, key: string, values: WordValues): boolean {
  return hasWords(words, key) || ('count' in values && hasWords(words, `${key}_other`));
}

export function figureOf({ kind, unit }: Pick<Metric, 'kind' | 'unit'>): Figure {
  return { kind, unit };
}

/** The unchanging start of a hash, as people compare it. */
export function shortHash(hash: string): string {
  return hash.slice(0, 6);
}
