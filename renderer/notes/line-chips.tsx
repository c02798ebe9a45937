import { ThumbsDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Chip, SeverityBars } from '#renderer/ui/marks.tsx';
import type { TypedTheme } from '#shared/notes/parse-line.ts';

export type LineChipsProps = {
  themes: readonly TypedTheme[];
  severity: number | null;
  /** What was done about it; null while open. */
  resolution?: string | null;
};

/** Themes and severity of a line; a thumb down where the person speaks against the theme. */
export function LineChips({ themes, severity, resolution = null }: LineChipsProps) {
  const { t } = useTranslation('notes');
  if (themes.length === 0 && severity === null) return null;
  return (
    <div className="notes-chips">
      {themes.map(({ name, stance }) => (
        <Chip key={name}>
          {stance === 'disagrees' && (
            <>
              <ThumbsDown className="icon-small" aria-hidden="true" />
              <span className="visually-hidden">{t('against')}</span>
            </>
          )}
          {name}
        </Chip>
      ))}
      {severity !== null && (
        <Chip>
          <SeverityBars level={severity} label={t('severityOf4', { severity })} />
          <span aria-hidden="true">{t('severity', { severity })}</span>
          {resolution !== null && <span className="muted">{t('resolvedWith', { text: resolution })}</span>}
        </Chip>
      )}
    </div>
  );
}
