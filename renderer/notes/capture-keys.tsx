import { useTranslation } from 'react-i18next';
import { Kbd } from '#renderer/ui/marks.tsx';

const FIRST = [
  ['q', 'quote'],
  ['o', 'observation'],
  ['i', 'interpretation'],
  ['#', 'theme'],
  ['!', 'severity'],
] as const;
const LAST = [
  ['↑', 'editLast'],
  ['Enter', 'addLine'],
  ['Esc', 'leave'],
] as const;

/** The keys of capture, always in sight. */
export function CaptureKeys() {
  const { t } = useTranslation('notes');
  return (
    <div className="notes-keys small muted" role="note" aria-label={t('keys.label')}>
      {FIRST.map(([key, word]) => (
        <span key={key}>
          <Kbd>{key}</Kbd> {t(`keys.${word}`)}
        </span>
      ))}
      <span className="grow notes-keys-wide" />
      {LAST.map(([key, word]) => (
        <span key={key} className="notes-keys-wide">
          <Kbd>{key === 'Enter' ? t('enterKey') : key}</Kbd> {t(`keys.${word}`)}
        </span>
      ))}
    </div>
  );
}
