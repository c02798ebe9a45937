import { useTranslation } from 'react-i18next';
import { createFormats, type Formats } from '#shared/words/format.ts';
import { languageOfTag, type Language } from '#shared/words/language.ts';

/** Made once a language: the formats of days and numbers take milliseconds to make, and every part of a page asks. */
const made = new Map<Language, Formats>();

function formatsOf(language: Language): Formats {
  const known = made.get(language) ?? createFormats(language);
  made.set(language, known);
  return known;
}

/** Numbers and days in the language on screen; the same object while the language is the same. */
export function useFormats(): Formats {
  const { i18n } = useTranslation();
  return formatsOf(languageOfTag(i18n.language));
}
