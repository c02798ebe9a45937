import { Button } from '@mantine/core';
import { CloudOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { StaleSource } from '#shared/imports/sources.contract.ts';

/** A service or database that should have brought numbers and has not, and the way to it. */
export function StaleSourceRow({ source, isFirst }: { source: StaleSource; isFirst: boolean }) {
  const { t } = useTranslation('today');
  const { name, lastSuccessAt } = source;
  return (
    <li className="today-item">
      <CloudOff className="icon muted" aria-hidden="true" />
      <div className="grow">
        <h2>{t('sourceStale.title', { name })}</h2>
        <p className="soft">
          {lastSuccessAt === null
            ? t('sourceStale.detailNever')
            : t('sourceStale.detail', { at: lastSuccessAt })}
        </p>
        <div className="row row-wrap small muted">{source.featureName}</div>
      </div>
      <Button
        component={Link}
        href={`/imports/sources/${source.sourceId}`}
        variant={isFirst ? 'filled' : 'default'}
        className="today-action"
      >
        {t('sourceStale.action')}
      </Button>
    </li>
  );
}
