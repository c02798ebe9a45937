import { Button } from '@mantine/core';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
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

function hasOddDays({ setAside, warnings }: ImportPreview): boolean {
  return (
    setAside.some(({ code }) => ODD_DAYS.has(code)) ||
    warnings.some(({ code }) => code === 'days-before-2000')
  );
}

function Confidence({ preview }: { preview: ImportPreview }) {
  const { t } = useTranslation('imports');
  const isOdd = hasOddDays(preview);
  const isSure = preview.confidence >= SURE_ENOUGH && !isOdd;
  if (preview.questions.length > 0) return null;
  const Icon = isSure ? CircleCheck : CircleAlert;
  return (
    <span className={isSure ? 'row imports-read muted' : 'row imports-read'}>
      <Icon className={isSure ? 'icon-small' : 'icon-small tone-hold'} aria-hidden="true" />
      {t(isSure ? 'readSurely' : isOdd ? 'lookAtDays' : 'pleaseLook')}
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
  return (
    <div className="row row-wrap small imports-profile">
      {profile === null ? (
        <Confidence preview={preview} />
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
