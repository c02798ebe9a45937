import { useTranslation } from 'react-i18next';
import { useFileUnit } from './metric-lines.ts';
import { useDifferenceWords, useVerdict } from './segment-words.ts';
import type { IntervalMark, IntervalRow } from '#renderer/ui/charts/interval-rows.tsx';
import type { Column } from '#renderer/ui/table-rows.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { ArmSummary } from '#shared/metrics/comparison.ts';
import type { PhaseSeries } from '#shared/metrics/explorer.ts';
import type { Metric } from '#shared/metrics/metric.ts';

/** The phases as rows of intervals with their words. */
export function usePhaseRows(metric: Metric): (phases: readonly PhaseSeries[]) => IntervalRow[] {
  const { t } = useTranslation('metrics');
  const formats = useFormats();
  const verdict = useVerdict(metric);
  const mark = (look: IntervalMark['look'], name: string, arm: ArmSummary | null): IntervalMark[] =>
    arm === null || arm.level === null
      ? []
      : [{ look, words: `${name} ${formats.metric(arm.level.estimate, metric)}`, ...arm.level }];
  return (phases) =>
    phases.map(({ phaseId, name, from, to, comparison }) => {
      const { pilot, reference, basis } = comparison;
      const end = to ?? comparison.to ?? from;
      return {
        key: phaseId,
        title: name,
        note: `${formats.dayRange(from, end < from ? from : end)}, ${t(`periodCount.${metric.grain}`, { count: pilot.days })}`,
        marks: [
          ...mark('pilot', t('arm.pilot'), pilot),
          ...mark('control', t(basis === 'before-after' ? 'timeBefore' : 'arm.control'), reference),
        ],
        verdict: verdict(comparison),
      };
    });
}

/** The phases as a table. */
export function usePhaseColumns(metric: Metric): Column<PhaseSeries>[] {
  const { t } = useTranslation('metrics');
  const formats = useFormats();
  const differenceWords = useDifferenceWords(metric);
  const unit = useFileUnit(metric);
  const write = (value: number): string => formats.metric(value, metric);
  const number = (
    key: string,
    header: string,
    [valueOf, format]: [(phase: PhaseSeries) => number | null, (value: number) => string],
  ): Column<PhaseSeries> => ({
    key,
    header,
    unit: format === write ? unit.level : null,
    align: 'end',
    text: valueOf,
    cell: (phase) => {
      const value = valueOf(phase);
      return value === null ? '' : format(value);
    },
  });
  const level = (arm: 'pilot' | 'reference', part: 'estimate' | 'low' | 'high', header: string) =>
    number(`${arm}-${part}`, header, [({ comparison }) => comparison[arm]?.level?.[part] ?? null, write]);
  const difference = (part: 'estimate' | 'low' | 'high', header: string): Column<PhaseSeries> => ({
    key: `difference-${part}`,
    header,
    align: 'end',
    unit: unit.difference,
    text: ({ comparison }) => comparison.difference?.[part] ?? null,
    cell: ({ comparison }) => differenceWords(comparison, part),
  });
  return [
    { key: 'phase', header: t('phase'), cell: ({ name }) => name, text: ({ name }) => name },
    {
      key: 'from',
      header: t('since'),
      cell: ({ from }) => formats.dayShort(from),
      text: ({ from }) => from,
    },
    number('days', t('days'), [({ comparison }) => comparison.pilot.days, formats.whole]),
    level('pilot', 'estimate', t('arm.pilot')),
    level('pilot', 'low', t('pilotLow')),
    level('pilot', 'high', t('pilotHigh')),
    level('reference', 'estimate', t('reference')),
    difference('estimate', t('difference')),
    difference('low', t('differenceLow')),
    difference('high', t('differenceHigh')),
  ];
}
