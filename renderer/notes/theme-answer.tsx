import { Trans, useTranslation } from 'react-i18next';
import type { ThemeTable } from './themes-board.tsx';
import { AnswerSentence } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';

/** What most people say, and how many speak against it. */
export function ThemeAnswer({ table }: { table: ThemeTable }) {
  const { t } = useTranslation('notes');
  const top = table.rows[0];
  if (top === undefined) return null;
  return (
    <AnswerSentence>
      <Trans
        t={t}
        i18nKey="answers.topTheme"
        values={{ theme: top.theme.name, people: top.people, heard: table.heardPeople }}
        components={{ b: <strong /> }}
      />{' '}
      <span className="muted">{t('answers.dissent', { count: top.dissent })}</span>
    </AnswerSentence>
  );
}

/** Who was heard, and how the small bars are to be read. */
export function BoardFoot({ table }: { table: ThemeTable }) {
  const { t } = useTranslation('notes');
  const formats = useFormats();
  const bySegment = table.segments
    .map((segment) => {
      const heard = table.heard
        .filter((cell) => cell.segment === segment)
        .reduce((sum, cell) => sum + cell.heard, 0);
      return segment === '' ? '' : `${segment} ${formats.whole(heard)}`;
    })
    .filter(Boolean);
  return (
    <div className="notes-board-foot">
      <div>
        <div className="strong">{t('heard', { count: table.heardPeople })}</div>
        <p className="small muted">
          {bySegment.length > 0 ? `${t('heardBySegment')} ${bySegment.join(', ')}` : t('heardHint')}
        </p>
      </div>
      <div>
        <div className="strong">{t('howToRead')}</div>
        <p className="small muted">{t('howToReadWords')}</p>
      </div>
    </div>
  );
}
