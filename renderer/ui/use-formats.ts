import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createFormats, type Formats } from '#shared/words/format.ts';
import { languageOfTag } from '#shared/words/language.ts';

/** Numbers and days in the language on screen. */
export function useFormats(): Formats {
  const { i18n } = useTranslation();
  const language = languageOfTag(i18n.language);
  return useMemo(() => createFormats(language), [language]);
}
