import { Button, Popover } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { Metric } from '#shared/metrics/metric.ts';

type Day = OutputOf<'metrics.listDays'>[number];
type Props = { metric: Metric; row: Day };

type Said = Pick<Day, 'level' | 'units' | 'total' | 'base'>;

/** A figure's level, with what it is made of where that tells more. */
function SaidValue({ metric, said }: { metric: Metric; said: Said }) {
  const { t } = useTranslation('metrics');
  const formats = useFormats();
  const { level, units, total, base } = said;
  const isMadeOfTwo = metric.kind === 'proportion' || metric.kind === 'ratio';
  return (
    <>
      <span className="medium num">{level === null ? '' : formats.metric(level, metric)}</span>{' '}
      {isMadeOfTwo && (
        <span className="soft num">
          {t('nOfN', { total, units: metric.kind === 'ratio' ? (base ?? 0) : units })}
        </span>
      )}
    </>
  );
}

/** What stood before, each with where it came from and when. */
function Former({ metric, row }: Props) {
  const { t } = useTranslation('metrics');
  const formats = useFormats();
  const { day, arm, segment } = row;
  const revisions = useQueryOf('metrics.listRevisions', { metricId: metric.id, day, arm, segment });
  return (
    <QueryState query={revisions}>
      {(list) => (
        <ul className="corrected-list">
          {list.map(({ importId, kind, fileName, at, ...said }) => (
            <li key={importId}>
              <SaidValue metric={metric} said={said} />
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

/** A small mark beside a figure that replaced another; opens both what stands and what stood there before. */
export function Corrected({ metric, row }: Props) {
  const { t } = useTranslation('metrics');
  const formats = useFormats();
  const title = t('formerValues', { day: formats.dayShort(row.day) });
  return (
    <Popover width={300} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant="subtle"
          className="corrected-mark"
          aria-label={`${t('corrected')}: ${title}`}
        >
          {t('corrected')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={title}>
        <div className="corrected-former" tabIndex={-1} data-autofocus>
          <p>
            <span className="soft">{t('standsNow')}</span> <SaidValue metric={metric} said={row} />
          </p>
          <p className="soft">{title}</p>
          <Former metric={metric} row={row} />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
