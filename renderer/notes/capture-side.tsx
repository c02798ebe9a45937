import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { NoteMark } from './note-mark.tsx';
import { lineText } from './note-words.ts';
import type { NoteHeader } from './use-note-header.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { SideSection } from '#renderer/ui/section.tsx';
import type { NoteLine } from '#shared/notes/note.ts';
import type { EarlierLine } from '#shared/notes/notes.contract.ts';

const SHOWN = 6;

function EarlierItem({ line }: { line: EarlierLine }) {
  const { t } = useTranslation('notes');
  return (
    <li>
      <Link href={`/notes/${line.noteId}`} className="notes-earlier">
        {lineText(t, line)}
      </Link>
      <div className="row small muted">
        <NoteMark mark={line.mark} small />
        {t('kindOnDay', { kind: t(`kinds.${line.kind}`), day: line.day })}
      </div>
    </li>
  );
}

function PersonSide({ personId, noteId }: { personId: string; noteId: string | null }) {
  const { t } = useTranslation('notes');
  const person = useQueryOf('segments.getPerson', { personId });
  const earlier = useQueryOf('notes.listEarlier', { personId, noteId });
  const known = person.data?.person;
  if (known === undefined) return null;
  const lines = earlier.data ?? [];
  return (
    <>
      <SideSection
        title={t('earlierFrom', { code: known.code })}
        note={lines.length === 0 ? '' : lines.length}
      >
        {lines.length === 0 ? (
          <p className="small muted">{t('nothingEarlier')}</p>
        ) : (
          <ul className="rule-list">
            {lines.slice(0, SHOWN).map((line) => (
              <EarlierItem key={line.lineId} line={line} />
            ))}
          </ul>
        )}
      </SideSection>
      <section className="notes-consent">
        <h2 className="row">
          <ShieldCheck className="icon" aria-hidden="true" />
          {t('consent')}
        </h2>
        <p className="small soft">{t(`consents.${known.consent}`)}</p>
        {known.optedOutOn !== null && (
          <p className="small tone-rollback">{t('optedOut', { day: known.optedOutOn })}</p>
        )}
      </section>
    </>
  );
}

function themeMarks(lines: readonly NoteLine[]): Map<string, { name: string; marks: number }> {
  const marks = new Map<string, { name: string; marks: number }>();
  for (const { themeId, name } of lines.flatMap((line) => line.themes)) {
    marks.set(themeId, { name, marks: (marks.get(themeId)?.marks ?? 0) + 1 });
  }
  return marks;
}

function ThemesInNote({ featureId, lines }: { featureId: string; lines: readonly NoteLine[] }) {
  const { t } = useTranslation('notes');
  const table = useQueryOf('notes.themeTable', { featureId });
  const rows = new Map(table.data?.rows.map((row) => [row.theme.id, row]));
  const marks = [...themeMarks(lines)];
  if (marks.length === 0) return null;
  return (
    <SideSection title={t('themesInNote')}>
      <ul className="rule-list">
        {marks.map(([themeId, { name, marks: count }]) => {
          const row = rows.get(themeId);
          return (
            <li key={themeId}>
              <div>{name}</div>
              <div className="small muted num">
                {t('themeMarks', { count })}
                {row !== undefined && ` · ${t('peopleOf', { people: row.people, heard: row.heard })}`}
              </div>
            </li>
          );
        })}
      </ul>
    </SideSection>
  );
}

export type CaptureSideProps = { header: NoteHeader; noteId: string | null; lines: readonly NoteLine[] };

/** Beside the note: what this person said before and may be quoted for, and the themes so far. */
export function CaptureSide({ header, noteId, lines }: CaptureSideProps) {
  const { t } = useTranslation('notes');
  return (
    <>
      {header.personId === null ? (
        <p className="small muted">{t('choosePersonHint')}</p>
      ) : (
        <PersonSide personId={header.personId} noteId={noteId} />
      )}
      {header.featureId !== null && <ThemesInNote featureId={header.featureId} lines={lines} />}
    </>
  );
}
