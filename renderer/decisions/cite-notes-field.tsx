import { ActionIcon, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { NoteSummary } from '#shared/notes/note.ts';

const FOUND_AT_MOST = 12;
const CITED_AT_MOST = 20;
const LONGEST_EXCERPT = 70;
const TYPING_PAUSE_MILLISECONDS = 120;

export type ChosenNote = { id: string; label: string };

function useNoteLabel(): (note: NoteSummary) => string {
  const formats = useFormats();
  return ({ title, excerpt, personCode, happenedOn }) => {
    const words = title === '' ? excerpt : title;
    const short = words.length <= LONGEST_EXCERPT ? words : `${words.slice(0, LONGEST_EXCERPT).trimEnd()}…`;
    return [personCode, short, formats.dayPlain(happenedOn)].filter(Boolean).join(' · ');
  };
}

type SearchProps = { featureId: string; cited: readonly ChosenNote[]; onChoose: (note: ChosenNote) => void };

function NoteSearch({ featureId, cited, onChoose }: SearchProps) {
  const { t } = useTranslation('decisions');
  const labelOf = useNoteLabel();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, TYPING_PAUSE_MILLISECONDS);
  const found = useQueryOf(
    'notes.list',
    { featureId, search, limit: FOUND_AT_MOST + cited.length },
    { keepPrevious: true },
  );
  const offered = (found.data ?? [])
    .filter(({ id }) => !cited.some((note) => note.id === id))
    .slice(0, FOUND_AT_MOST)
    .map((note) => ({ value: note.id, label: labelOf(note) }));
  return (
    <Select
      label={t('cite.label')}
      description={t('cite.hint')}
      placeholder={t('cite.search')}
      searchable
      data={offered}
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      nothingFoundMessage={t('cite.nothingFound')}
      disabled={cited.length >= CITED_AT_MOST}
      onChange={(id, option: { label: string } | null) => {
        if (id !== null && option !== null) onChoose({ id, label: option.label });
        setTyped('');
      }}
    />
  );
}

export type CiteNotesProps = {
  featureId: string;
  cited: readonly ChosenNote[];
  onChange: (cited: readonly ChosenNote[]) => void;
};

/** Notes of the feature a decision points to, found by their words. */
export function CiteNotesField({ featureId, cited, onChange }: CiteNotesProps) {
  const { t } = useTranslation('decisions');
  return (
    <div>
      <NoteSearch featureId={featureId} cited={cited} onChoose={(note) => onChange([...cited, note])} />
      {cited.length > 0 && (
        <ul className="rule-list decisions-cited" aria-label={t('cite.list')}>
          {cited.map((note) => (
            <li key={note.id} className="row between">
              <span>{note.label}</span>
              <ActionIcon
                aria-label={t('cite.remove', { note: note.label })}
                onClick={() => onChange(cited.filter(({ id }) => id !== note.id))}
              >
                <X className="icon-small" aria-hidden="true" />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
