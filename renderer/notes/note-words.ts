import type { TFunction } from 'i18next';
import type { NoteKind, NoteMark } from '#shared/notes/note.ts';

type Titled = { title: string; kind: NoteKind; personCode: string | null };

/** The note's own title, else what it is and with whom. */
export function noteTitle(t: TFunction<'notes'>, { title, kind, personCode }: Titled): string {
  if (title !== '') return title;
  return personCode === null ? t(`kinds.${kind}`) : t(`titles.${kind}`, { code: personCode });
}

const HAS_QUOTES = /^["“”„«‘']/u;

/** Words said stand in quotation marks of the language, unless they were typed with some. */
export function lineText(t: TFunction<'notes'>, line: { mark: NoteMark; text: string }): string {
  return line.mark === 'quote' && !HAS_QUOTES.test(line.text) ? t('quoted', { text: line.text }) : line.text;
}
