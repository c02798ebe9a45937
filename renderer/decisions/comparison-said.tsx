import { useTranslation } from 'react-i18next';
import type { Comparison } from '#shared/metrics/comparison.ts';
import { DashedBadge } from '#renderer/ui/marks.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { useGateWords } from './use-gate-words.ts';

function useLevels(): (comparison: Comparison) => string {
  const { t } = useTranslation('decisions');
  const formats = useFormats();
  return ({ metric, pilot, reference, basis }) => {
    const held = basis === 'fixed-target' ? metric.target : (reference?.level?.estimate ?? null);
    const values = {
      pilot: formats.metric(pilot.level?.estimate ?? 0, metric),
      reference: held === null ? '' : formats.metric(held, metric),
    };
    return t(held === null ? 'since.levels.none' : `since.levels.${basis}`, values);
  };
}

function useRange(): (comparison: Comparison) => string | null {
  const { t } = useTranslation('decisions');
  const formats = useFormats();
  return ({ metric, difference }) => {
    if (difference === null || difference.low === null || difference.high === null) return null;
    const { low, high, scale } = difference;
    const write = (value: number) =>
      formats.metricDifference(value, { ...metric, interval: difference, scale });
    return t('since.range', { low: write(low), high: write(high) });
  };
}

/** What the numbers of a span say in two lines: the difference and where it lies; without one, the level. */
export function ComparisonSaid({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation('decisions');
  const formats = useFormats();
  const words = useGateWords();
  const levels = useLevels();
  const range = useRange();
  const { metric, difference, pilot, basis } = comparison;
  if (pilot.level === null) return <span className="muted">{t('since.noNumbers')}</span>;
  const details = [difference === null ? null : levels(comparison), range(comparison)];
  const { scale } = difference ?? {};
  return (
    <>
      <div className="row row-wrap">
        <span className="medium num">
          {difference === null
            ? levels(comparison)
            : formats.metricDifference(difference.estimate, {
                ...metric,
                interval: difference,
                ...(scale === undefined ? {} : { scale }),
              })}
        </span>
        {basis === 'before-after' && <DashedBadge>{words.word('badge.before-after')}</DashedBadge>}
      </div>
      <div className="small muted num">{details.filter((part) => part !== null).join(' · ')}</div>
    </>
  );
}
