import { useTranslation } from 'react-i18next';
import { NoteMark } from './note-mark.tsx';
import type { Capture } from './use-capture.ts';
import type { NoteMark as Mark } from '#shared/notes/note.ts';

const NEXT_KEY: Readonly<Record<Mark, string>> = { quote: 'o', observation: 'i', interpretation: 'q' };

/** The mark the line has as typed; pressing it takes the next one, for those who do not type the key. */
export function CaptureMark({ capture }: { capture: Capture }) {
  const { t } = useTranslation('notes');
  const { typed } = capture.draft;
  const withoutKey = capture.parsed.mark === null ? typed : typed.replace(/^[qoi]\s+/, '');
  return (
    <button
      type="button"
      className="notes-mark-button"
      aria-label={t('changeMark', { mark: t(`marks.${capture.mark}`) })}
      title={t(`marks.${capture.mark}`)}
      onClick={() => capture.type(`${NEXT_KEY[capture.mark]} ${withoutKey}`)}
    >
      <NoteMark mark={capture.mark} />
    </button>
  );
}
