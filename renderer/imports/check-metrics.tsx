import { useTranslation } from 'react-i18next';
import { AddMetric } from './add-metric.tsx';
import { MetricRow } from './metric-row.tsx';
import type { CheckProps } from './wizard-props.ts';
import { Section } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';

/** Metrics of the feature that get nothing from this file, so that nobody waits for their numbers. */
function Unfed({ preview, mapping }: CheckProps) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const names = preview.unfed.map((name) => t('quoted', { name }));
  if (names.length === 0 || mapping.metrics.length === 0) return null;
  return (
    <p className="small soft imports-unfed">
      {t('unfed', { count: names.length, names: formats.list(names) })}
    </p>
  );
}

/** Which metrics the file feeds: those the feature has, and new ones made with the import. */
export function CheckMetrics(props: CheckProps) {
  const { t } = useTranslation('imports');
  return (
    <Section title={t('metricsTitle')} note={t('metricsNote')}>
      <div className="table-scroll">
        <table className="plain-table imports-metrics">
          <thead>
            <tr>
              <th>{t('metricName')}</th>
              <th>{t('kindHead')}</th>
              <th>{t('role')}</th>
              <th>{t('direction')}</th>
              <th>
                <span className="visually-hidden">{t('leaveOut')}</span>
              </th>
            </tr>
          </thead>
          {props.mapping.metrics.map((metric, at) => (
            <MetricRow key={at} {...props} metric={metric} at={at} />
          ))}
        </table>
      </div>
      <AddMetric {...props} />
      <Unfed {...props} />
    </Section>
  );
}
