import { Hourglass, TrendingDown, TrendingUp } from 'lucide-react';
import { Trans, useTranslation } from 'react-i18next';
import { certaintyOf } from './certainty.ts';
import { isBesideLevels } from './is-beside-levels.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { SmallInterval } from '#renderer/ui/charts/small-interval.tsx';
import { Callout, DashedBadge } from '#renderer/ui/marks.tsx';
import { Facts } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { enoughOf } from '#shared/metrics/enough.ts';
import type { ArmSummary, Comparison, Difference } from '#shared/metrics/comparison.ts';
import { addsUp } from '#shared/metrics/over-segments.ts';
import { say } from '#shared/words/create-words.ts';
import type { Figure } from '#shared/words/format.ts';

type Props = { comparison: Comparison };

function Levels({ comparison }: Props) {
  const { t } = useTranslation('metrics');
  const formats = useFormats();
  const { metric, pilot, reference, basis, from } = comparison;
  if (pilot.level === null) return <p className="soft">{t('noLevel')}</p>;
  const level = (arm: ArmSummary | null): string =>
    arm === null || arm.level === null ? '' : formats.metric(arm.level.estimate, metric);
  const values = {
    pilot: level(pilot),
    reference: basis === 'fixed-target' ? formats.metric(metric.target ?? 0, metric) : level(reference),
    from,
  };
  return <p className="soft">{t(`levels.${basis}`, values)}</p>;
}

/** Why the difference is not the one of the two levels above it, where it is not. */
function DayByDay({ comparison, difference }: Props & { difference: Difference }) {
  const { t } = useTranslation('metrics');
  const formats = useFormats();
  const figure = { ...comparison.metric, interval: difference, scale: difference.scale };
  const isBeside = isBesideLevels(comparison, (value) => formats.metricDifference(value, figure));
  return isBeside ? <p className="soft">{t('dayByDay')}</p> : null;
}

type IntervalProps = Props & { difference: Difference; limits: { low: number; high: number } };

/** A change in the metric's own scale as the difference is shown: in shares of the reference where that is relative. */
function asShown(change: number | null, { scale }: Difference, level: number | null): number | null {
  if (change === null || scale === 'absolute') return change;
  return level === null || level === 0 ? null : change / level;
}

/** The difference with its interval against no change and what was hoped for. */
function Interval({ comparison, difference, limits }: IntervalProps) {
  const { t, i18n } = useTranslation('metrics');
  const formats = useFormats();
  const { metric, reference, basis } = comparison;
  const figure = { ...metric, interval: difference, scale: difference.scale };
  const write = (value: number): string => formats.metricDifference(value, figure);
  const level = reference?.level?.estimate ?? null;
  const hypotheses = useQueryOf('hypotheses.list', { featureId: metric.featureId });
  // What was hoped for is a change from today's level: it says nothing about the way to a fixed target.
  const hypothesis =
    basis === 'fixed-target' ? undefined : hypotheses.data?.find((written) => written.metricId === metric.id);
  const toTarget = metric.target === null || level === null ? null : metric.target - level;
  const hopedFor = asShown(hypothesis?.expectedEffect ?? toTarget, difference, level);
  const [low, high] = [write(limits.low), write(limits.high)];
  return (
    <>
      <SmallInterval
        estimate={difference.estimate}
        low={limits.low}
        high={limits.high}
        hopedFor={hopedFor}
        format={write}
        labels={{
          noChange: t(basis === 'fixed-target' ? 'atTarget' : 'noChange'),
          hopedFor: hopedFor === null ? '' : t('hopedFor', { difference: write(hopedFor) }),
        }}
        label={t('intervalLabel', { estimate: write(difference.estimate), low, high })}
      />
      <p>
        <Trans
          t={t}
          i18nKey="trueDifference"
          values={{ low, high }}
          components={{ b: <strong className="nowrap" /> }}
        />
      </p>
      <Width
        figure={figure}
        limits={limits}
        smallest={asShown(hypothesis?.smallestWorthwhile ?? null, difference, level)}
      />
      {comparison.rangeIncludes !== null && (
        <p className="small muted">
          {say(i18n, `gate:range.${comparison.rangeIncludes.days}`, {
            times: comparison.rangeIncludes.times,
          })}
        </p>
      )}
    </>
  );
}

/** How wide the range still is, and what of it would be enough to decide. */
function Width({
  figure,
  limits,
  smallest,
}: {
  figure: Figure;
  limits: IntervalProps['limits'];
  smallest: number | null;
}) {
  const { t } = useTranslation('metrics');
  const formats = useFormats();
  const width = formats.metricDifference(limits.high - limits.low, figure).replace(/^\+/, '');
  const enough = smallest === null ? null : enoughOf(limits, smallest);
  return (
    <p className="soft">
      {enough === null
        ? t('rangeSpans', { width })
        : t(`enough.${enough}`, { width, smallest: formats.metricDifference(smallest ?? 0, figure) })}
    </p>
  );
}

const CALLOUTS = {
  better: { tone: 'advance', icon: TrendingUp },
  worse: { tone: 'rollback', icon: TrendingDown },
  unsettled: { tone: 'notyet', icon: Hourglass },
} as const;

function Settled({ comparison }: Props) {
  const { t } = useTranslation('metrics');
  const { difference, basis } = comparison;
  const certainty = certaintyOf(comparison);
  const { tone, icon } = CALLOUTS[certainty];
  if (difference === null || basis === 'none') return null;
  return (
    <Callout tone={tone} icon={icon}>
      {t(`settled.${basis}.${certainty}`)}
    </Callout>
  );
}

function useArmWords({ metric }: Comparison): (arm: ArmSummary) => string {
  const { t } = useTranslation('metrics');
  return ({ units, total, days }) => {
    if (metric.kind === 'value') return t(`periodCount.${metric.grain}`, { count: days });
    if (addsUp(metric)) {
      return t('eventsInPeriods', { total, periods: t(`periodCount.${metric.grain}`, { count: days }) });
    }
    if (['mean', 'duration', 'ratio'].includes(metric.kind)) return t('unitsOnly', { count: units });
    return t(metric.kind === 'count' ? 'eventsPer' : 'nOfN', { total, units });
  };
}

/** Whole percents; nothing is ever quite impossible or certain. */
function useChance(): (probability: number) => string {
  const { t } = useTranslation('metrics');
  const formats = useFormats();
  return (probability) => {
    if (probability < 0.01) return t('below', { share: 0.01 });
    return probability > 0.99 ? t('above', { share: 0.99 }) : formats.percent(probability, 0);
  };
}

function Numbers({ comparison }: Props) {
  const { t } = useTranslation('metrics');
  const formats = useFormats();
  const chance = useChance();
  const armWords = useArmWords(comparison);
  const { pilot, reference, basis, probabilityBetter, probabilityWithinLimit, missingDays, to } = comparison;
  const referenceLabel = t(basis === 'before-after' ? 'timeBefore' : 'arm.control');
  const baseline = reference?.level;
  return (
    <Facts
      facts={[
        { label: t('arm.pilot'), value: armWords(pilot) },
        ...(reference === null ? [] : [{ label: referenceLabel, value: armWords(reference) }]),
        ...(baseline === undefined || baseline === null
          ? []
          : [{ label: t('baseline'), value: formats.metric(baseline.estimate, comparison.metric) }]),
        ...(probabilityBetter === null || basis === 'none'
          ? []
          : [{ label: t(`likelyBetter.${basis}`), value: chance(probabilityBetter) }]),
        ...(probabilityWithinLimit === null
          ? []
          : [{ label: t('likelyWithin'), value: chance(probabilityWithinLimit) }]),
        { label: t(`missing.${comparison.metric.grain}`), value: formats.whole(missingDays) },
        ...(to === null ? [] : [{ label: t('numbersUpTo'), value: formats.dayShort(to) }]),
      ]}
    />
  );
}

/** Null while nothing is known of the spread. Records from before then carry limits that equal the estimate. */
function limitsOf(difference: Difference | null): { low: number; high: number } | null {
  if (difference === null || difference.method === 'none') return null;
  const { low, high } = difference;
  return low === null || high === null ? null : { low, high };
}

/** What the numbers of one metric say, largest first. */
export function ComparisonSide({ comparison }: Props) {
  const { t } = useTranslation('metrics');
  const formats = useFormats();
  const { metric, difference, pilot, basis } = comparison;
  const limits = limitsOf(difference);
  const level = pilot.level === null ? t('noNumbers') : formats.metric(pilot.level.estimate, metric);
  return (
    <div className="metrics-said">
      {basis === 'before-after' && <DashedBadge>{t('beforeAfter')}</DashedBadge>}
      <p className="figure">
        {difference === null
          ? level
          : formats.metricDifference(difference.estimate, {
              ...metric,
              interval: difference,
              scale: difference.scale,
            })}
      </p>
      <Levels comparison={comparison} />
      {difference !== null && <DayByDay comparison={comparison} difference={difference} />}
      {difference !== null && limits !== null && (
        <Interval comparison={comparison} difference={difference} limits={limits} />
      )}
      {difference !== null && limits === null && <p className="soft">{t('noSpread')}</p>}
      <Settled comparison={comparison} />
      <Numbers comparison={comparison} />
    </div>
  );
}
