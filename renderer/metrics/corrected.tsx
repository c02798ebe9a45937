import { Button, Popover } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { Metric } from '#shared/metrics/metric.ts';

type Day = OutputOf<'metrics.listDays'>[number];
type Props = { metric: Metric; row: Day };

/** What stood before, each with where it came from and when. */
function Former({ metric, row }: Props) {
  const { t } = useTranslation('metrics');
  const formats = useFormats();
  const { day, arm, segment } = row;
  const revisions = useQueryOf('metrics.listRevisions', { metricId: metric.id, day, arm, segment });
  const parts = (units: number, total: number, base: number | null): string =>
    metric.kind === 'proportion' || metric.kind === 'ratio'
      ? t('nOfN', { total, units: metric.kind === 'ratio' ? (base ?? 0) : units })
      : '';
  return (
    <QueryState query={revisions}>
      {(list) => (
        <ul className="corrected-list">
          {list.map(({ importId, kind, fileName, at, level, units, total, base }) => (
            <li key={importId}>
              <span className="medium num">{level === null ? '' : formats.metric(level, metric)}</span>{' '}
              <span className="soft num">{parts(units, total, base)}</span>
              <div className="small muted">
                {t('formerFrom', {
                  source: kind === 'hand' ? t('typedByHand') : fileName,
                  at: formats.instantDated(at),
                })}
              </div>
            </li>
          ))}
        </ul>
      )}
    </QueryState>
  );
}

/** A small mark beside a figure that replaced another; opens what stood there before. */
export function Corrected({ metric, row }: Props) {
  const { t } = useTranslation('metrics');
  const formats = useFormats();
  const title = t('formerValues', { day: formats.dayShort(row.day) });
  return (
    <Popover width={300} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button size="xs" variant="subtle" aria-label={`${t('corrected')}: ${title}`}>
          {t('corrected')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={title}>
        <div className="corrected-former" tabIndex={-1} data-autofocus>
          <p className="medium">{title}</p>
          <Former metric={metric} row={row} />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
