import { Button } from '@mantine/core';
import { NotebookPen, Plus } from 'lucide-react';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { type ListedNote, NoteList } from './note-list.tsx';
import { NoteReader } from './note-reader.tsx';
import { OpenSevere } from './open-severe.tsx';
import { BoardFoot } from './theme-answer.tsx';
import { ThemeSide } from './theme-side.tsx';
import { ThemesBoard } from './themes-board.tsx';
import { AttributeChoice } from './themes-view.tsx';
import { type ThemeTableState, useThemeTable } from './use-theme-table.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { Kbd } from '#renderer/ui/marks.tsx';
import { HeaderActions, PageBody } from '#renderer/ui/page-frame.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { AnswerSentence, Section } from '#renderer/ui/section.tsx';
import { EmptyState } from '#renderer/ui/states.tsx';
import './notes.css';

type Detail = { kind: 'theme' } | { kind: 'note'; noteId: string };

function TabAnswer({ notes, heard, severe }: { notes: number; heard: number; severe: number }) {
  const { t } = useTranslation('notes');
  return (
    <AnswerSentence>
      <Trans t={t} i18nKey="answers.heard" count={heard} components={{ b: <strong /> }} />{' '}
      <span className="muted">{t('answers.inNotes', { count: notes })}</span>{' '}
      {severe > 0 && <strong className="tone-rollback">{t('answers.severeLines', { count: severe })}</strong>}
    </AnswerSentence>
  );
}

function NewNoteButton({ featureId }: { featureId: string }) {
  const { t } = useTranslation('notes');
  return (
    <HeaderActions>
      <Button
        component={Link}
        href={`/notes/new?feature=${featureId}`}
        leftSection={<Plus className="icon" aria-hidden="true" />}
        rightSection={<Kbd>n</Kbd>}
      >
        {t('newNote')}
      </Button>
    </HeaderActions>
  );
}

type ContentsProps = {
  notes: readonly ListedNote[];
  featureId: string;
  state: ThemeTableState;
  detail: Detail;
  onDetail: (detail: Detail) => void;
};

function TabContents({ notes, featureId, state, detail, onDetail }: ContentsProps) {
  const { t } = useTranslation('notes');
  const [, navigate] = useLocation();
  const severe = useQueryOf('notes.listOpenSevere', { featureId });
  const table = state.query.data;
  return (
    <>
      <TabAnswer notes={notes.length} heard={table?.heardPeople ?? 0} severe={severe.data?.length ?? 0} />
      <OpenSevere lines={severe.data ?? []} />
      {table !== undefined && table.rows.length > 0 && (
        <Section title={t('themes')} note={t('boardHint')} actions={<AttributeChoice state={state} />}>
          <ThemesBoard
            table={table}
            openId={detail.kind === 'theme' ? (state.open?.theme.id ?? null) : null}
            onOpen={(themeId) => {
              state.setOpenId(themeId);
              onDetail({ kind: 'theme' });
            }}
          />
          <BoardFoot table={table} />
        </Section>
      )}
      <Section title={t('notes')} note={notes.length}>
        <NoteList
          notes={notes}
          chosenId={detail.kind === 'note' ? detail.noteId : null}
          onChoose={(noteId) => onDetail({ kind: 'note', noteId })}
          onOpen={(noteId) => navigate(`/notes/${noteId}`)}
        />
      </Section>
    </>
  );
}

/** What was heard about a feature: open problems first, then themes, then the notes themselves. */
export function NotesTab({ featureId }: { featureId: string }) {
  const { t } = useTranslation('notes');
  const [detail, setDetail] = useState<Detail>({ kind: 'theme' });
  const notes = useQueryOf('notes.list', { featureId, limit: 500 });
  const state = useThemeTable(featureId);
  const themeSide = state.open === null ? null : <ThemeSide row={state.open} />;
  const side = detail.kind === 'note' ? <NoteReader noteId={detail.noteId} /> : themeSide;
  return (
    <PageBody side={side} sideLabel={t('detail')}>
      <NewNoteButton featureId={featureId} />
      <QueryState query={notes}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState
              icon={NotebookPen}
              title={t('noneHere.title')}
              purpose={t('noNotes.purpose')}
              example={t('noNotes.example')}
              action={
                <Button component={Link} href={`/notes/new?feature=${featureId}`} variant="filled">
                  {t('noNotes.action')}
                </Button>
              }
            />
          ) : (
            <TabContents
              notes={list}
              featureId={featureId}
              state={state}
              detail={detail}
              onDetail={setDetail}
            />
          )
        }
      </QueryState>
    </PageBody>
  );
}
