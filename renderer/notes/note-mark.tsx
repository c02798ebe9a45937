import { useTranslation } from 'react-i18next';
import type { NoteMark as Mark } from '#shared/notes/note.ts';

export const MARK_LETTERS: Readonly<Record<Mark, string>> = {
  quote: 'Q',
  observation: 'O',
  interpretation: 'I',
};

/** Q filled: said. O outlined: seen. I dashed: ours. */
export function NoteMark({ mark, small = false }: { mark: Mark; small?: boolean }) {
  const { t } = useTranslation('notes');
  return (
    <span
      className={`notes-mark notes-mark-${mark}${small ? ' notes-mark-small' : ''}`}
      role="img"
      aria-label={t(`marks.${mark}`)}
    >
      {MARK_LETTERS[mark]}
    </span>
  );
}
