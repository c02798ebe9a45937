import { Hash } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LineChips } from './line-chips.tsx';
import { lineText } from './note-words.ts';
import { MARK_LETTERS } from './note-mark.tsx';
import type { Suggestions } from './theme-suggestions.ts';
import type { Capture } from './use-capture.ts';
import { useErrorWords } from '#renderer/ui/error-words.ts';
import { Kbd } from '#renderer/ui/marks.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { NoteLine } from '#shared/notes/note.ts';
import { themeKey } from '#shared/notes/theme-name.ts';

const SUPPORT_SHOWN = 6;

function ThemeList({ suggestions, listId }: { suggestions: Suggestions; listId: string }) {
  const { t } = useTranslation('notes');
  if (suggestions.half === null) return null;
  if (!suggestions.isOpen) {
    return suggestions.half.typed === '' ? (
      <p className="small muted">{t('themeHint')}</p>
    ) : (
      <p className="small muted">{t('newTheme', { name: suggestions.half.typed })}</p>
    );
  }
  return (
    <div className="notes-suggestions">
      <ul id={listId} role="listbox" aria-label={t('themes')}>
        {suggestions.matches.map((theme, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the field's, which keeps the focus
          <li
            key={theme.id}
            id={`${listId}-${theme.id}`}
            role="option"
            aria-selected={index === suggestions.index}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => suggestions.pick(theme)}
          >
            <Hash className="icon-small" aria-hidden="true" />
            {theme.name}
          </li>
        ))}
      </ul>
      <span className="small muted">{t('tabAccepts')}</span>
    </div>
  );
}

function SupportChoice({ capture }: { capture: Capture }) {
  const { t } = useTranslation('notes');
  const formats = useFormats();
  if (capture.mark !== 'interpretation' || capture.possible.length === 0) return null;
  const shown = capture.possible.filter(
    (line, index) => index >= capture.possible.length - SUPPORT_SHOWN || capture.support.includes(line.id),
  );
  return (
    <div className="notes-support-choice" role="group" aria-label={t('restsOnWhich')}>
      <span className="small muted">{t('restsOnWhich')}</span>
      {shown.map((line) => {
        const number = capture.possible.length - capture.possible.indexOf(line);
        return (
          <button
            key={line.id}
            type="button"
            className="notes-support-line small"
            aria-pressed={capture.support.includes(line.id)}
            onClick={() => capture.toggleSupport(line.id)}
          >
            <span className="num muted">{formats.timeOfDay(line.at)}</span>
            <span className="strong">{MARK_LETTERS[line.mark]}</span>
            <span className="cut">{lineText(t, line)}</span>
            {number <= 9 && <Kbd>{t('altKey', { number })}</Kbd>}
          </button>
        );
      })}
    </div>
  );
}

function Problem({ capture }: { capture: Capture }) {
  const { t } = useTranslation('notes');
  const words = useErrorWords(capture.error ?? new Error('none'));
  if (capture.problem !== null) {
    return (
      <p className="small tone-rollback" role="alert">
        {t(`problems.${capture.problem}`)}
      </p>
    );
  }
  if (capture.error === null) return null;
  return (
    <p className="small tone-rollback" role="alert">
      {words.sentence} {words.next}
    </p>
  );
}

export type CaptureHintsProps = {
  capture: Capture;
  lines: readonly NoteLine[];
  suggestions: Suggestions;
  listId: string;
};

/** Beneath the line: how it will be read, type-ahead, what an interpretation rests on, and what is wrong. */
export function CaptureHints({ capture, suggestions, listId }: CaptureHintsProps) {
  // A name still being typed is no theme yet.
  const half = suggestions.half === null ? null : themeKey(suggestions.half.typed);
  const themes = capture.parsed.themes.filter((theme) => themeKey(theme.name) !== half);
  return (
    <>
      <LineChips themes={themes} severity={capture.parsed.severity} />
      <ThemeList suggestions={suggestions} listId={listId} />
      <SupportChoice capture={capture} />
      <Problem capture={capture} />
    </>
  );
}
