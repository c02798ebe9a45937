import { useTranslation } from 'react-i18next';
import { type AppError, isAppError } from '#shared/kernel/app-error.ts';
import { hasWords, say, type Words } from '#shared/words/create-words.ts';

export type ErrorWords = { sentence: string; next: string };

function keyOf(words: Words, error: Error): string {
  if (!isAppError(error)) return 'errors:internal';
  const exact = `errors:${error.code}`;
  return hasWords(words, `${exact}.sentence`) ? exact : `errors:${error.kind}`;
}

/** The sentence and the next step of an error: by its code, else by its kind; never its stack. */
export function errorWords(words: Words, error: AppError | Error): ErrorWords {
  const key = keyOf(words, error);
  const values = isAppError(error) ? { ...error.details } : {};
  return { sentence: say(words, `${key}.sentence`, values), next: say(words, `${key}.next`, values) };
}

/** The same in one line, for a field. */
export function errorLine(words: Words, error: unknown): string {
  const { sentence, next } = errorWords(words, error instanceof Error ? error : new Error(String(error)));
  return `${sentence} ${next}`;
}

export function useErrorWords(error: Error): ErrorWords {
  const { i18n } = useTranslation();
  return errorWords(i18n, error);
}
