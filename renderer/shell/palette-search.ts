import { NotebookPen, User } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { navigateTo } from './hash-place.ts';
import type { PaletteEntry } from './palette-entries.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';

const LEAST_LETTERS = 2;
const MOST_RESULTS = 6;

/** People and notes of the workspace that fit what is typed; nothing below two letters. */
export function useFoundEntries(query: string): { people: PaletteEntry[]; notes: PaletteEntry[] } {
  const { t } = useTranslation('shell');
  const formats = useFormats();
  const search = query.slice(0, 200);
  const options = { enabled: search.length >= LEAST_LETTERS, keepPrevious: true };
  const people = useQueryOf('segments.listPeople', { search, limit: MOST_RESULTS }, options);
  const notes = useQueryOf('notes.list', { search, limit: MOST_RESULTS }, options);
  if (!options.enabled) return { people: [], notes: [] };
  return {
    people: (people.data?.people ?? []).map(({ id, code, name }) => ({
      key: `person-${id}`,
      label: name,
      hint: code,
      icon: User,
      run: () => navigateTo(`/people?person=${encodeURIComponent(id)}`),
    })),
    notes: (notes.data ?? []).map((note) => ({
      key: `note-${note.id}`,
      label: note.title === '' ? t('untitledNote', { day: note.happenedOn }) : note.title,
      hint: note.hit ?? [note.personCode, formats.dayPlain(note.happenedOn)].filter(Boolean).join(' · '),
      icon: NotebookPen,
      run: () => navigateTo(`/notes/${note.id}`),
    })),
  };
}
