export type Language = 'en' | 'it';

export const LANGUAGES: readonly Language[] = ['en', 'it'];

/** The language of a BCP 47 tag ("it-CH" is Italian); English for every other. */
export function languageOfTag(tag: string): Language {
  return tag.toLowerCase().split('-')[0] === 'it' ? 'it' : 'en';
}
