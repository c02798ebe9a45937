import { shellWordsEn } from './words-en.ts';
import { shellWordsIt } from './words-it.ts';
import { AppError, isAppError } from '#shared/kernel/app-error.ts';
import { createWords, hasWords, say, type Words } from '#shared/words/create-words.ts';
import { languageOfTag } from '#shared/words/language.ts';

/** The words of the shells themselves; those of the interface stand in the renderer. */
export function createShellWords(languageTag: string): Words {
  return createWords(languageOfTag(languageTag), {
    en: { desktop: shellWordsEn },
    it: { desktop: shellWordsIt },
  });
}

/** The language tag of the system Pilotbook runs on. */
export function systemLanguageTag(): string {
  return new Intl.DateTimeFormat().resolvedOptions().locale;
}

/** The interface's sentence and next step for an error, by its code or else by its kind. */
function interfaceSentence(words: Words, { code, kind, details }: AppError): string {
  const key = hasWords(words, `errors:${code}.sentence`) ? code : kind;
  return `${say(words, `errors:${key}.sentence`, details)} ${say(words, `errors:${key}.next`, details)}`;
}

/** What went wrong, in one sentence for a person; only the unexpected is logged. */
export function problemSentence(words: Words, error: unknown): string {
  if (isAppError(error)) {
    const key = `desktop:problem.${error.code}`;
    if (hasWords(words, key)) return say(words, key, error.details);
    if (error.kind !== 'internal') return interfaceSentence(words, error);
  }
  console.error(error);
  return interfaceSentence(words, new AppError('internal', 'unexpected'));
}
