import { useTranslation } from 'react-i18next';
import type { Sentence } from '#shared/decisions/gate.ts';
import { say } from '#shared/words/create-words.ts';

/** Sentences of the gate in the language on screen. */
export function useGateWords() {
  const { i18n } = useTranslation();
  return {
    sentence: (sentence: Sentence) => say(i18n, `gate:${sentence.code}`, sentence.values),
    word: (key: string, values: Sentence['values'] = {}) => say(i18n, `gate:${key}`, values),
  };
}
