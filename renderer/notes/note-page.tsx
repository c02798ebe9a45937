import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { CaptureDesk } from './capture-desk.tsx';
import type { NoteHeader } from './use-note-header.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { PageBody, PageFrame } from '#renderer/ui/page-frame.tsx';
import { ErrorState, LoadingRows } from '#renderer/ui/states.tsx';
import { noteKindSchema } from '#shared/notes/note.ts';
import './notes.css';

export type NotePageProps = { params: Readonly<Record<string, string>>; search: URLSearchParams };

const NEW = 'new';

/** One visit to one note: it stays the same visit when a new note gets its address with its first words. */
type Visit = { number: number; begun: 'new' | 'known'; asked: string; noteId: string | null };

function visitTo(asked: string, number: number): Visit {
  return asked === NEW
    ? { number, begun: 'new', asked, noteId: null }
    : { number, begun: 'known', asked, noteId: asked };
}

function headerOf(search: URLSearchParams): NoteHeader {
  const kind = noteKindSchema.safeParse(search.get('kind'));
  return {
    featureId: search.get('feature'),
    personId: search.get('person'),
    kind: kind.success ? kind.data : 'interview',
  };
}

function KnownNote({ noteId, onStarted }: { noteId: string; onStarted: (noteId: string) => void }) {
  const { t } = useTranslation('notes');
  const query = useQueryOf('notes.get', { noteId });
  if (query.data === undefined) {
    return (
      <PageFrame title={t('note')}>
        <PageBody>
          {query.error === null ? (
            <LoadingRows />
          ) : (
            <ErrorState error={query.error} onRetry={() => void query.refetch()} />
          )}
        </PageBody>
      </PageFrame>
    );
  }
  return <CaptureDesk noteId={noteId} known={query.data} initial={query.data.note} onStarted={onStarted} />;
}

function NewNote({ visit, initial, onStarted }: NewNoteProps) {
  const query = useQueryOf('notes.get', { noteId: visit.noteId ?? '' }, { enabled: visit.noteId !== null });
  return <CaptureDesk noteId={visit.noteId} known={query.data} initial={initial} onStarted={onStarted} />;
}

type NewNoteProps = { visit: Visit; initial: NoteHeader; onStarted: (noteId: string) => void };

/** Capture and reading of one note: `#/notes/<id>`, or `#/notes/new?feature=&person=&kind=`. */
export function NotePage({ params, search }: NotePageProps) {
  const [, navigate] = useLocation();
  const asked = params['noteId'] ?? NEW;
  const [visit, setVisit] = useState(() => visitTo(asked, 0));
  if (asked !== visit.asked) {
    setVisit(asked === visit.noteId ? { ...visit, asked } : visitTo(asked, visit.number + 1));
  }
  const onStarted = (noteId: string): void => {
    // The visit must know the note before the address does, else the address would begin another visit.
    flushSync(() => setVisit((known) => ({ ...known, noteId })));
    navigate(`/notes/${noteId}`, { replace: true });
  };
  return visit.begun === 'new' ? (
    <NewNote key={visit.number} visit={visit} initial={headerOf(search)} onStarted={onStarted} />
  ) : (
    <KnownNote key={visit.number} noteId={asked} onStarted={onStarted} />
  );
}
