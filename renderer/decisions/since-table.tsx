import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/contract/contract.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { ComparisonSaid } from './comparison-said.tsx';

type Since = OutputOf<'decisions.compareSince'>;

/** What the metrics of a decision did since it took effect, beside what was known when it was made. */
export function SinceTable({ since }: { since: Since }) {
  const { t } = useTranslation('decisions');
  const formats = useFormats();
  if (since.metrics.length === 0) return <p className="soft">{t('since.noMetrics')}</p>;
  return (
    <div className="table-scroll">
      <table className="plain-table decisions-since">
        <thead>
          <tr>
            <th>{t('since.metric')}</th>
            <th>{t('since.known')}</th>
            <th>{t('since.span', { from: formats.dayShort(since.from), to: formats.dayShort(since.to) })}</th>
          </tr>
        </thead>
        <tbody>
          {since.metrics.map(({ metricName, known, since: now }) => (
            <tr key={now?.metric.id ?? known?.metric.id ?? metricName}>
              <td className="medium">{metricName}</td>
              <td>
                {known === null ? (
                  <span className="muted">{t('since.noneThen')}</span>
                ) : (
                  <ComparisonSaid comparison={known} />
                )}
              </td>
              <td>
                {now === null ? (
                  <span className="muted">{t('since.removed')}</span>
                ) : (
                  <ComparisonSaid comparison={now} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
