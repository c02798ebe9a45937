import type { MoneyRange, MoneyView, Payback } from './money.ts';

/** A key of `money.json` and what fills it. */
export type MoneySentence = {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number | null>>;
};

/** Nobody reads cents of an estimate; adding nothing makes no minus of a rounded-off zero. */
function whole(amount: number): number {
  return Math.round(amount) + 0;
}

/** Whether it was said how many a year there are and what one is worth. */
export function isWorthKnown({ model }: Pick<MoneyView, 'model'>): boolean {
  return model.unitsPerYear * model.valuePerUnit > 0;
}

/** What a month earns, in one sentence; amounts are whole. Without volume and worth nothing is known of it. */
export function likelySentence(
  { low, likely, high }: MoneyRange,
  view: Pick<MoneyView, 'currency' | 'model'>,
): MoneySentence {
  const { currency } = view;
  if (!isWorthKnown(view)) return { key: 'worthUnknown', values: {} };
  if (low === null || high === null)
    return { key: 'likelyAlone', values: { likely: whole(likely), currency } };
  return { key: 'likely', values: { low: whole(low), likely: whole(likely), high: whole(high), currency } };
}

const LONGEST_MONTHS = 120;

/** Months rounded up; beyond ten years nobody counts. */
export function paybackSentence(payback: Payback): MoneySentence {
  if (typeof payback === 'string') return { key: `payback.${payback}`, values: {} };
  if (payback === 0) return { key: 'payback.nothing', values: {} };
  if (payback < 1) return { key: 'payback.underOne', values: {} };
  if (payback > LONGEST_MONTHS) return { key: 'payback.overTen', values: {} };
  return { key: 'payback.months', values: { count: Math.ceil(payback) } };
}

/** What the phases prevent, and what that is the difference of; null without assumed harm. */
export function harmSentences({
  harm,
  currency,
}: Pick<MoneyView, 'harm' | 'currency'>): { range: MoneySentence; detail: MoneySentence } | null {
  if (harm === null) return null;
  const { firstGate, lastGate } = harm;
  const { atOnce, inPhases } = lastGate;
  const first = whole(firstGate.prevented);
  const last = whole(lastGate.prevented);
  return {
    range: { key: first === last ? 'fact.harmOne' : 'fact.harmRange', values: { first, last, currency } },
    detail: {
      key: 'fact.harmDetail',
      values: { atOnce: whole(atOnce), inPhases: whole(inPhases), currency },
    },
  };
}

/** An amount as a whole number with its currency. */
export function amountSentence(amount: number, currency: string): MoneySentence {
  return { key: 'amount', values: { amount: whole(amount), currency } };
}
