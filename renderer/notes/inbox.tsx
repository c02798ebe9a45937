import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { NotebookPen, Search } from 'lucide-react';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { type ListedNote, NoteList } from './note-list.tsx';
import { NoteReader } from './note-reader.tsx';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { PageBody } from '#renderer/ui/page-frame.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { AnswerSentence } from '#renderer/ui/section.tsx';
import { EmptyState } from '#renderer/ui/states.tsx';
import { noteKindSchema } from '#shared/notes/note.ts';

const TYPED_MILLISECONDS = 120;
const MOST = 500;

type InboxProps = {
  search: URLSearchParams;
  onChange: (key: string, value: string | null) => void;
};

function Filters({
  search,
  onChange,
  typed,
  onType,
}: InboxProps & { typed: string; onType: (text: string) => void }) {
  const { t } = useTranslation('notes');
  const features = useQueryOf('features.list', { include: 'all' });
  return (
    <div className="notes-filters" role="search">
      <TextInput
        className="notes-search"
        data-page-search
        aria-label={t('search')}
        placeholder={t('searchExample')}
        leftSection={<Search className="icon-small" aria-hidden="true" />}
        maxLength={200}
        value={typed}
        onChange={(event) => onType(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onType('');
        }}
      />
      <ChoiceField
        label={t('feature')}
        labelHidden
        clearable
        width="200px"
        placeholder={t('allFeatures')}
        value={search.get('feature')}
        options={(features.data ?? []).map(({ feature }) => ({ value: feature.id, label: feature.name }))}
        onChange={(value) => onChange('feature', value)}
      />
      <ChoiceField
        label={t('kind')}
        labelHidden
        clearable
        width="170px"
        placeholder={t('allKinds')}
        value={search.get('kind')}
        options={noteKindSchema.options.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        onChange={(value) => onChange('kind', value)}
      />
    </div>
  );
}

function InboxAnswer({ notes }: { notes: readonly ListedNote[] }) {
  const { t } = useTranslation('notes');
  const severe = notes.filter((note) => (note.worstOpenSeverity ?? 0) >= 3).length;
  const unfinished = notes.filter((note) => note.finishedAt === null).length;
  return (
    <AnswerSentence>
      <Trans t={t} i18nKey="answers.notes" count={notes.length} components={{ b: <strong /> }} />{' '}
      <span className="muted">
        {severe > 0 && `${t('answers.severe', { count: severe })} `}
        {unfinished > 0 && t('answers.unfinished', { count: unfinished })}
      </span>
    </AnswerSentence>
  );
}

function NoNotes({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const { t } = useTranslation('notes');
  if (isFiltered) {
    return (
      <EmptyState
        icon={Search}
        title={t('nothingFound.title')}
        purpose={t('nothingFound.purpose')}
        action={<Button onClick={onClear}>{t('nothingFound.action')}</Button>}
      />
    );
  }
  return (
    <EmptyState
      icon={NotebookPen}
      title={t('noNotes.title')}
      purpose={t('noNotes.purpose')}
      example={t('noNotes.example')}
      action={
        <Button component={Link} href="/notes/new" variant="filled">
          {t('noNotes.action')}
        </Button>
      }
    />
  );
}

function useInbox({ search, onChange }: InboxProps) {
  const [typed, setTyped] = useState(search.get('q') ?? '');
  const [sought] = useDebouncedValue(typed, TYPED_MILLISECONDS);
  const [chosen, setChosen] = useState<string | null>(null);
  const kind = noteKindSchema.safeParse(search.get('kind'));
  const featureId = search.get('feature');
  const query = useQueryOf(
    'notes.list',
    { search: sought, featureId, kind: kind.success ? kind.data : null, limit: MOST },
    { keepPrevious: true },
  );
  const type = (text: string): void => {
    setTyped(text);
    onChange('q', text);
  };
  const clear = (): void => {
    setTyped('');
    for (const key of ['q', 'feature', 'kind']) onChange(key, null);
  };
  const isFiltered = sought !== '' || featureId !== null || kind.success;
  const chosenId = query.data?.find((note) => note.id === chosen)?.id ?? query.data?.[0]?.id ?? null;
  return { query, typed, type, clear, isFiltered, chosenId, setChosen };
}

/** The list of all notes with search and filters, the chosen one read at the side. */
export function Inbox(props: InboxProps) {
  const { t } = useTranslation('notes');
  const [, navigate] = useLocation();
  const { query, typed, type, clear, isFiltered, chosenId, setChosen } = useInbox(props);
  const side = chosenId === null ? null : <NoteReader noteId={chosenId} />;
  return (
    <PageBody side={side} sideLabel={t('reader')}>
      {query.data !== undefined && query.data.length > 0 && <InboxAnswer notes={query.data} />}
      {(isFiltered || (query.data?.length ?? 0) > 0) && <Filters {...props} typed={typed} onType={type} />}
      <QueryState query={query}>
        {(notes) =>
          notes.length === 0 ? (
            <NoNotes isFiltered={isFiltered} onClear={clear} />
          ) : (
            <>
              <NoteList
                notes={notes}
                chosenId={chosenId}
                onChoose={setChosen}
                onOpen={(noteId) => navigate(`/notes/${noteId}`)}
              />
              {notes.length === MOST && <p className="small muted">{t('newestOnly', { count: MOST })}</p>}
            </>
          )
        }
      </QueryState>
    </PageBody>
  );
}
