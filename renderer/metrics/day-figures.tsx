import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Corrected } from './corrected.tsx';
import type { ListedMetric } from './metric-data.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { type Column, DataTable } from '#renderer/ui/data-table.tsx';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import { addsUp } from '#shared/metrics/over-segments.ts';

type Day = OutputOf<'metrics.listDays'>[number];

/** Of a sum it matters whose figures stand in it, above all where one is missing. */
function useSegmentsColumn(): Column<Day> {
  const { t } = useTranslation('metrics');
  const formats = useFormats();
  return {
    key: 'segments',
    header: t('segments'),
    align: 'end',
    cell: ({ segments: has, usualSegments: of }) => {
      if (of !== null) return <span className="tone-hold">{t('hasOf', { has, of })}</span>;
      return has === 0 ? '' : formats.whole(has);
    },
    text: ({ segments: has, usualSegments: of }) => (of === null ? has : t('hasOf', { has, of })),
  };
}

function useColumns(metric: ListedMetric): Column<Day>[] {
  const { t } = useTranslation('metrics');
  const formats = useFormats();
  const segments = useSegmentsColumn();
  const weight = metric.kind === 'ratio' ? 'base' : 'units';
  const number = (key: 'total' | 'units' | 'base', header: string): Column<Day> => ({
    key,
    header,
    align: 'end',
    cell: (row) => formats.plain(row[key] ?? 0),
    text: (row) => row[key],
  });
  return [
    {
      key: 'day',
      header: t(`periodHead.${metric.grain}`),
      cell: (row) => formats.dayShort(row.day),
      text: (row) => row.day,
    },
    {
      key: 'arm',
      header: t('group'),
      cell: (row) => <span className="soft">{t(`arm.${row.arm}`)}</span>,
      text: (row) => t(`arm.${row.arm}`),
    },
    {
      key: 'segment',
      header: t('segment'),
      cell: (row) => <span className="soft">{row.segment === '' ? t('everybody') : row.segment}</span>,
      text: (row) => row.segment,
    },
    // A sum of logarithms tells nobody anything; the typical time stands at the end of the row.
    ...(metric.kind === 'duration' ? [] : [number('total', t(`totalHead.${metric.kind}`))]),
    addsUp(metric) ? segments : number(weight, t(`unitsHead.${metric.kind}`)),
    {
      key: 'level',
      header: t('level'),
      align: 'end',
      cell: (row) => {
        const value = row.level;
        return (
          <>
            {row.isCorrected && <Corrected metric={metric} row={row} />}
            <span className="medium">{value === null ? '' : formats.metric(value, metric)}</span>
          </>
        );
      },
      text: (row) => row.level,
    },
  ];
}

const ALL = 'all';
const EVERYBODY = 'everybody';
const OWN = 'of:';

type SegmentChoiceProps = {
  metricId: string;
  segment: string | null;
  onChange: (segment: string | null) => void;
};

/** Which segment the table lists; nothing where figures came without segments. */
function SegmentChoice({ metricId, segment, onChange }: SegmentChoiceProps) {
  const { t } = useTranslation('metrics');
  const known = useQueryOf('metrics.listSegments', { metricId }).data;
  if (known === undefined || known.segments.length === 0) return null;
  const { segments, canListAll } = known;
  const isEverybody = segment === '' || (segment === null && !canListAll);
  const value = isEverybody ? EVERYBODY : segment === null ? ALL : `${OWN}${segment}`;
  return (
    <div className="row row-wrap metrics-choice">
      <ChoiceField
        label={t('segment')}
        labelHidden
        value={value}
        options={[
          ...(canListAll ? [{ value: ALL, label: t('allSegments') }] : []),
          { value: EVERYBODY, label: t('everybody') },
          ...segments.map((name) => ({ value: `${OWN}${name}`, label: name })),
        ]}
        onChange={(choice) => {
          if (choice === ALL || choice === null) onChange(null);
          else onChange(choice === EVERYBODY ? '' : choice.slice(OWN.length));
        }}
      />
      {!canListAll && isEverybody && <span className="small muted">{t('everybodyOnly')}</span>}
    </div>
  );
}

function Table({ metric }: { metric: ListedMetric }) {
  const { t } = useTranslation('metrics');
  const [segment, setSegment] = useState<string | null>(null);
  const days = useQueryOf('metrics.listDays', { metricId: metric.id, segment }, { keepPrevious: true });
  const columns = useColumns(metric);
  return (
    <QueryState query={days}>
      {(rows) => (
        <DataTable
          label={t('figuresOf', { name: metric.name })}
          columns={columns}
          rows={rows}
          caption={<SegmentChoice metricId={metric.id} segment={segment} onChange={setSegment} />}
          rowKey={({ day, arm, segment }) => `${day} ${arm} ${segment}`}
        />
      )}
    </QueryState>
  );
}

/** Every figure behind the line, day by day. */
export function DayFigures({ metric }: { metric: ListedMetric }) {
  const { t } = useTranslation('metrics');
  return (
    <Section
      title={t('figuresOf', { name: metric.name })}
      note={t(`periodCount.${metric.grain}`, { count: metric.days })}
    >
      <Table metric={metric} />
    </Section>
  );
}
