import { useTranslation } from 'react-i18next';
import type { MoneySentence } from '#shared/hypotheses/money-sentences.ts';
import { say } from '#shared/words/create-words.ts';

/** Writes the sentences of the money view in the language on screen. */
export function useMoneyWords(): (sentence: MoneySentence) => string {
  const { i18n } = useTranslation();
  return ({ key, values }) => say(i18n, `money:${key}`, values);
}
