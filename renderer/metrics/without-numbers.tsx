import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ListedMetric } from './metric-data.ts';
import { Section } from '#renderer/ui/section.tsx';

type Props = { metrics: readonly ListedMetric[]; href: string; onSelect: (metricId: string) => void };

/** Metrics that wait for their first numbers. */
export function WithoutNumbers({ metrics, href, onSelect }: Props) {
  const { t } = useTranslation('metrics');
  if (metrics.length === 0) return null;
  return (
    <Section title={t('withoutNumbers')} note={t('withoutNumbersNote')}>
      <ul className="rule-list">
        {metrics.map(({ id, name, role }) => (
          <li key={id} className="row">
            <span className="medium">{name}</span>
            <span className="small muted grow">{t(`roles.${role}`)}</span>
            <Button size="sm" variant="subtle" onClick={() => onSelect(id)}>
              {t('details')}
            </Button>
            <Button size="sm" component={Link} href={href}>
              {t('addNumbers')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
