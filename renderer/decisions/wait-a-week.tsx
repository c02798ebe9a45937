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

/** What one more week of numbers would do for one criterion. */
export function ChanceInAWeek({ chance }: { chance: number }) {
  const { t } = useTranslation('decisions');
  const likely = useLikely();
  return <p>{t('passesInAWeek', { chance: likely(chance) })}</p>;
}

/** Whether further numbers will still be looked at: after the last planned look none are. */
function isLookLeft({ looks }: Gate): boolean {
  return looks === null || looks.reached === null || looks.nextDay !== null || looks.all.length === 1;
}

/** Once a look is reached, later numbers wait for the next one; its day, where a week does not reach it. */
function lookBeyond({ looks, ifWeWait }: Gate): string | null {
  if (looks === null || looks.reached === null || looks.nextDay === null || ifWeWait === null) return null;
  return looks.nextDay > ifWeWait.day ? looks.nextDay : null;
}

/** The sentence for one more week, or why there is none. */
function useWaiting(gate: Gate, open: number): string {
  const { t } = useTranslation('decisions');
  const likely = useLikely();
  const { ifWeWait, looks } = gate;
  if (ifWeWait !== null) {
    const look = lookBeyond(gate);
    const sentence = t('ifWeWaitChance', {
      count: open,
      day: ifWeWait.day,
      chance: likely(ifWeWait.chance),
    });
    return look === null ? sentence : `${sentence} ${t('countAtLook', { day: look })}`;
  }
  return looks?.reached === null && looks.nextDay !== null
    ? t('ifWeWaitForLook', { day: looks.nextDay })
    : t('ifWeWaitUnknown');
}

/** What one more week would do for all that is open; nothing while nothing over numbers is, or they carry none. */
export function WaitAWeek({ gate }: { gate: Gate }) {
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
        <span className="medium">{t('ifWeWait')}</span> {sentence}
      </span>
    </p>
  );
}
