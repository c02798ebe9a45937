import { Button } from '@mantine/core';
import { Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { LineChips } from './line-chips.tsx';
import { LineSupport } from './line-support.tsx';
import { NoteMark } from './note-mark.tsx';
import { lineText, noteTitle } from './note-words.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { SideSection } from '#renderer/ui/section.tsx';
import type { OutputOf } from '#shared/contract/contract.ts';

function ReadNote({ summary, lines, note }: OutputOf<'notes.get'>) {
  const { t } = useTranslation('notes');
  const where = [summary.featureName, summary.phaseName].filter(Boolean).join(' · ');
  return (
    <SideSection
      title={noteTitle(t, summary)}
      actions={
        <Button
          size="sm"
          component={Link}
          href={`/notes/${summary.id}`}
          leftSection={<Pencil className="icon-small" aria-hidden="true" />}
        >
          {t('open')}
        </Button>
      }
    >
      <p className="small muted">
        {where === ''
          ? t('onDay', { day: summary.happenedOn })
          : t('whereOnDay', { where, day: summary.happenedOn })}
      </p>
      {note.draft !== '' && <p className="small muted">{t('halfTyped', { text: note.draft })}</p>}
      <ul className="rule-list">
        {lines.map((line) => (
          <li key={line.id} className="notes-reader-line">
            <NoteMark mark={line.mark} small />
            <div>
              <p>{lineText(t, line)}</p>
              <LineChips
                themes={line.themes}
                severity={line.severity}
                resolution={line.resolution === null ? null : line.resolution.text}
              />
              <LineSupport restsOn={line.restsOn} lines={lines} />
            </div>
          </li>
        ))}
      </ul>
      {lines.length === 0 && <p className="small muted">{t('noWordsYet')}</p>}
    </SideSection>
  );
}

/** The chosen note, read at the side of the list. */
export function NoteReader({ noteId }: { noteId: string }) {
  const query = useQueryOf('notes.get', { noteId }, { keepPrevious: true });
  return <QueryState query={query}>{(data) => <ReadNote {...data} />}</QueryState>;
}
