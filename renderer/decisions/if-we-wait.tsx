import { Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Gate } from '#shared/decisions/gate.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { isBlocked } from './gate-data.tsx';
import { likelyOf } from './likely.ts';

/** A chance in words a person would use: whole percents, and nothing surer than it is. */
function useLikely(): (chance: number) => string {
  const { t } = useTranslation('decisions');
  const formats = useFormats();
  return (chance) => {
    const { bound, share } = likelyOf(chance);
    return t(`likely.${bound}`, { share: formats.percent(share) });
  };
}

/** What the numbers up to the next look, or of one more week where none is left, would do for one criterion. */
export function ChanceIfWeWait({ chance, look }: { chance: number; look: Gate['waitsForLook'] }) {
  const { t } = useTranslation('decisions');
  const likely = useLikely();
  const values = { chance: likely(chance) };
  return <p>{look === null ? t('passesInAWeek', values) : t('passesAtLook', { ...values, day: look })}</p>;
}

/** Whether further numbers will still be looked at: after the last planned look none are. */
function isLookLeft({ looks }: Gate): boolean {
  return looks === null || looks.reached === null || looks.nextDay !== null || looks.all.length === 1;
}

/** What waiting would bring, or why that is not known. */
function useWaiting(gate: Gate, open: number): string {
  const { t } = useTranslation('decisions');
  const likely = useLikely();
  const { ifWeWait, looks, waitsForLook } = gate;
  if (ifWeWait !== null) {
    return t('ifWeWaitChance', { count: open, day: ifWeWait.day, chance: likely(ifWeWait.chance) });
  }
  return looks?.reached === null && waitsForLook !== null ? t('benefitAtLook') : t('ifWeWaitUnknown');
}

/** What waiting would do for all that is open; nothing while nothing over numbers is, or they carry none. */
export function IfWeWait({ gate }: { gate: Gate }) {
  const { t } = useTranslation('decisions');
  const open = gate.criteria.filter(
    ({ verdict, working }) => verdict === 'not-enough-yet' && working !== null,
  ).length;
  const sentence = useWaiting(gate, open);
  if (open === 0 || isBlocked(gate) || !isLookLeft(gate)) return null;
  return (
    <p className="row decisions-wait">
      <Hourglass className="icon tone-notyet" aria-hidden="true" />
      <span>
        <span className="medium">
          {gate.waitsForLook === null ? t('ifWeWait') : t('ifWeWaitForLook', { day: gate.waitsForLook })}
        </span>{' '}
        {sentence}
      </span>
    </p>
  );
}
