import { Button } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { CaptureField } from './capture-field.tsx';
import { CaptureKeys } from './capture-keys.tsx';
import { CaptureSide } from './capture-side.tsx';
import { LineList } from './line-list.tsx';
import { NoteFields } from './note-fields.tsx';
import { noteTitle } from './note-words.ts';
import { useCapture } from './use-capture.ts';
import { useNoteHeader, type NoteHeader } from './use-note-header.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';
import { Kbd } from '#renderer/ui/marks.tsx';
import { PageBody, PageFrame } from '#renderer/ui/page-frame.tsx';
import { ErrorState, StatusText } from '#renderer/ui/states.tsx';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { NoteLine } from '#shared/notes/note.ts';

export type CaptureDeskProps = {
  noteId: string | null;
  /** Undefined while the note is new or its first answer is on its way. */
  known: OutputOf<'notes.get'> | undefined;
  initial: NoteHeader;
  onStarted: (noteId: string) => void;
};

const BACK_WITHIN_MILLISECONDS = 200;

/** Back to where the note was opened from; to all notes when it was the first place. */
function useWayBack(): () => void {
  const [, navigate] = useLocation();
  return () => {
    const here = location.hash;
    history.back();
    setTimeout(() => {
      if (location.hash === here) navigate('/notes');
    }, BACK_WITHIN_MILLISECONDS);
  };
}

function useDesk({ noteId, known, initial, onStarted }: CaptureDeskProps) {
  const { t } = useTranslation('notes');
  const lines = known?.lines ?? [];
  const { header, change, ensureNote, startError } = useNoteHeader({ noteId, known, initial, onStarted });
  const capture = useCapture({ header, lines, initialDraft: known?.note.draft ?? '', ensureNote });
  const finishNote = useCommand('notes.finish');
  const removeNote = useCommand('notes.remove');
  const goBack = useWayBack();
  const done = useUndoToast();
  const field = useRef<HTMLTextAreaElement>(null);

  const leave = async (): Promise<void> => {
    await capture.draft.flush();
    const isEmpty = noteId !== null && known !== undefined && lines.length === 0 && known.note.title === '';
    if (isEmpty && capture.draft.typed.trim() === '') await removeNote.mutateAsync({ noteId });
    goBack();
  };
  const finish = async (): Promise<void> => {
    if (!(await capture.enter())) {
      field.current?.focus();
      return;
    }
    const isNothing = noteId === null && capture.draft.typed.trim() === '';
    if (!isNothing) await finishNote.mutateAsync({ noteId: await ensureNote() });
    goBack();
  };
  const remove = (): void => {
    if (noteId === null) return;
    removeNote.mutate(
      { noteId },
      {
        onSuccess: () => {
          done(t('noteRemoved'));
          goBack();
        },
      },
    );
  };
  const edit = (line: NoteLine): void => {
    void capture.startEditing(line).then(() => field.current?.focus());
  };
  return { header, change, capture, lines, field, leave, finish, remove, edit, startError };
}

/** A new line comes into sight at the foot of the note. */
function useFollowEnd(lines: number) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (lines > 0) end.current?.scrollIntoView({ block: 'nearest' });
  }, [lines]);
  return end;
}

type Desk = ReturnType<typeof useDesk>;

function DeskActions({ desk, noteId }: { desk: Desk; noteId: string | null }) {
  const { t } = useTranslation('notes');
  return (
    <>
      <StatusText state={desk.capture.draft.state} />
      {noteId !== null && (
        <Button variant="subtle" aria-label={t('removeNote')} title={t('removeNote')} onClick={desk.remove}>
          <Trash2 className="icon" aria-hidden="true" />
        </Button>
      )}
      <Button variant="filled" rightSection={<Kbd>{t('finishKey')}</Kbd>} onClick={() => void desk.finish()}>
        {t('finish')}
      </Button>
    </>
  );
}

function deskKey(desk: Desk, event: KeyboardEvent): void {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    void desk.finish();
  } else if (event.key === 'Escape' && !event.defaultPrevented && event.target instanceof HTMLButtonElement) {
    desk.field.current?.focus();
  }
}

/** The capture window: fields above, lines as they come, the line being typed, its keys beneath. */
export function CaptureDesk(props: CaptureDeskProps) {
  const { noteId, known } = props;
  const { t } = useTranslation('notes');
  const desk = useDesk(props);
  const { header, capture, lines } = desk;
  const end = useFollowEnd(lines.length);
  const themes = useQueryOf(
    'notes.listThemes',
    { featureId: header.featureId },
    { enabled: header.featureId !== null },
  );
  const summary = known?.summary;
  const person = useQueryOf(
    'segments.getPerson',
    { personId: header.personId ?? '' },
    { enabled: header.personId !== null },
  );
  const personCode = header.personId === null ? null : (person.data?.person.code ?? null);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- hears the keys of the fields inside it
    <div className="notes-desk" onKeyDown={(event) => deskKey(desk, event)}>
      <PageFrame
        title={noteTitle(t, { title: known?.note.title ?? '', kind: header.kind, personCode })}
        subtitle={[summary?.featureName, summary?.phaseName].filter(Boolean).join(' · ')}
        actions={<DeskActions desk={desk} noteId={noteId} />}
        below={<NoteFields header={header} note={known?.note ?? null} onChange={desk.change} />}
      >
        <PageBody
          padding="tight"
          foot={<CaptureKeys />}
          side={<CaptureSide header={header} noteId={noteId} lines={lines} />}
          sideLabel={t('besideNote')}
        >
          <div className="notes-sheet">
            <LineList lines={lines} editedId={capture.edited?.id ?? null} onEdit={desk.edit} />
            {desk.startError !== null && <ErrorState error={desk.startError} />}
            <CaptureField
              capture={capture}
              lines={lines}
              themes={header.featureId === null ? [] : (themes.data ?? [])}
              field={desk.field}
              onLeave={() => void desk.leave()}
            />
            <div ref={end} />
          </div>
        </PageBody>
      </PageFrame>
    </div>
  );
}
