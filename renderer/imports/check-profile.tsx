import { Button } from '@mantine/core';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isMostAside } from './check-most-aside.tsx';
import type { CheckProps } from './wizard-props.ts';
import type { ImportPreview } from '#shared/imports/imports.contract.ts';

/** Below it the way of reading is a guess that a person should look at. */
const SURE_ENOUGH = 0.6;

/** Reasons that put the reading of days as a whole in doubt. */
const ODD_DAYS = new Set([
  'day-unreadable',
  'no-such-day',
  'weekday-mismatch',
  'year-missing',
  'day-in-future',
]);

/** How sure the reading by looking is; null while something is open or warned of, which is said in its own place. */
function confidenceOf(preview: ImportPreview): 'readSurely' | 'lookAtDays' | 'pleaseLook' | null {
  const { confidence, questions, grainConflicts, setAside, warnings } = preview;
  const isWarned = warnings.some(({ code }) => code === 'days-before-2000');
  if (isMostAside(preview.counts)) return null;
  if (questions.length > 0 || grainConflicts.length > 0 || isWarned) return null;
  if (setAside.some(({ code }) => ODD_DAYS.has(code))) return 'lookAtDays';
  return confidence >= SURE_ENOUGH ? 'readSurely' : 'pleaseLook';
}

function Confidence({ words }: { words: NonNullable<ReturnType<typeof confidenceOf>> }) {
  const { t } = useTranslation('imports');
  const isSure = words === 'readSurely';
  const Icon = isSure ? CircleCheck : CircleAlert;
  return (
    <span className={isSure ? 'row imports-read muted' : 'row imports-read'}>
      <Icon className={isSure ? 'icon-small' : 'icon-small tone-hold'} aria-hidden="true" />
      {t(words)}
    </span>
  );
}

export type CheckProfileProps = {
  preview: CheckProps['preview'];
  reading: 'by-profile' | 'anew';
  onReading: (reading: 'by-profile' | 'anew') => void;
};

/** How the file came to be read as it is: like an earlier one, or by looking; and how sure that is. */
export function CheckProfile({ preview, reading, onReading }: CheckProfileProps) {
  const { t } = useTranslation('imports');
  const { profile } = preview;
  const words = profile === null ? confidenceOf(preview) : null;
  if (profile === null && words === null && reading === 'by-profile') return null;
  return (
    <div className="row row-wrap small imports-profile">
      {profile === null ? (
        words !== null && <Confidence words={words} />
      ) : (
        <>
          <span className="row imports-read soft">
            <CircleCheck className="icon-small" aria-hidden="true" />
            {t('readLike', { name: profile.name, at: profile.lastUsedAt })}
          </span>
          <Button size="sm" variant="subtle" onClick={() => onReading('anew')}>
            {t('readAnew')}
          </Button>
        </>
      )}
      {reading === 'anew' && (
        <Button size="sm" variant="subtle" onClick={() => onReading('by-profile')}>
          {t('readLikeBefore')}
        </Button>
      )}
    </div>
  );
}
