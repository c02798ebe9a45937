import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { NoteMark } from './note-mark.tsx';
import { lineText } from './note-words.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { InlineText } from '#renderer/ui/inline-text.tsx';
import { SeverityBars } from '#renderer/ui/marks.tsx';
import { SideSection } from '#renderer/ui/section.tsx';
import { gradeEvidence } from '#shared/notes/grade-evidence.ts';
import type { ThemeRow } from '#shared/notes/note.ts';

type Voice = ThemeRow['quotes'][number];

function Voices({ title, voices }: { title: string; voices: readonly Voice[] }) {
  const { t } = useTranslation('notes');
  if (voices.length === 0) return null;
  return (
    <SideSection title={title} note={voices.length}>
      <ul className="rule-list">
        {voices.map((voice) => (
          <li key={voice.lineId}>
            <Link href={`/notes/${voice.noteId}`} className="notes-earlier">
              {lineText(t, voice)}
            </Link>
            <div className="row row-wrap small muted">
              <NoteMark mark={voice.mark} small />
              <span className="num">{voice.personCode ?? t('unnamed')}</span>
              {t('onDay', { day: voice.day })}
              {voice.mark === 'quote' && voice.quotable === 'no' && <span>{t('notQuotable')}</span>}
            </div>
          </li>
        ))}
      </ul>
    </SideSection>
  );
}

function Evidence({ row }: { row: ThemeRow }) {
  const { t } = useTranslation('notes');
  const { grade, doubts } = gradeEvidence(row);
  return (
    <div className="panel notes-evidence">
      <div className="strong">{t(`gradeTitles.${grade}`)}</div>
      <p className="small soft">
        {doubts.length === 0 ? t('noDoubts') : doubts.map((doubt) => t(`doubts.${doubt}`)).join(' ')}
      </p>
    </div>
  );
}

/** One theme in its people's words: for, against, and what we made of it. */
export function ThemeSide({ row }: { row: ThemeRow }) {
  const { t } = useTranslation('notes');
  const rename = useCommand('notes.renameTheme');
  const { worstOpenSeverity: severity } = row;
  const said = row.quotes.filter((voice) => voice.mark !== 'interpretation');
  return (
    <>
      <div>
        <InlineText
          key={row.theme.id}
          label={t('renameTheme')}
          labelHidden
          value={row.theme.name}
          required
          onSave={(name) => rename.mutateAsync({ themeId: row.theme.id, name })}
        />
        <p className="small muted notes-theme-facts">{t('renameHint')}</p>
        <div className="row row-wrap small soft notes-theme-facts">
          {severity !== null && (
            <>
              <SeverityBars level={severity} label={t('openSeverity', { severity })} />
              <span>{t('severity', { severity })}</span>
            </>
          )}
          <span>{t('agreeing', { count: row.people })}</span>
          <span>{t('disagreeing', { count: row.dissent })}</span>
        </div>
      </div>
      <Evidence row={row} />
      <Voices title={t('agree')} voices={said.filter((voice) => voice.stance === 'agrees')} />
      <Voices title={t('disagree')} voices={said.filter((voice) => voice.stance === 'disagrees')} />
      <Voices
        title={t('ourReading')}
        voices={row.quotes.filter((voice) => voice.mark === 'interpretation')}
      />
    </>
  );
}
