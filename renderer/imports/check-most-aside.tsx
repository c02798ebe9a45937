import { Button } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { putShape } from './shape-edits.ts';
import type { CheckProps } from './wizard-props.ts';
import type { ImportCounts } from '#shared/imports/imports.contract.ts';

/** Whether more rows would be set aside than used: then the table is hardly read as it is meant. */
export function isMostAside(counts: ImportCounts | null): boolean {
  return counts !== null && counts.setAside > counts.used;
}

/** Why most rows cannot be used as the table is read, with the way out where it shows. */
export function CheckMostAside({ preview, mapping, onChange }: CheckProps) {
  const { t } = useTranslation('imports');
  if (!isMostAside(preview.counts)) return null;
  const { setAside, columns } = preview;
  const doubles = setAside.filter(({ code }) => code === 'duplicate-key').length;
  const areDoubles = doubles * 2 > setAside.length;
  const canBeEvents = areDoubles && mapping.shape !== 'events';
  const hasPeople = columns.some(({ role }) => role === 'person');
  const why = areDoubles ? (hasPeople ? 'events' : 'doubles') : 'other';
  return (
    <div className="row row-wrap imports-warnings imports-warning">
      <CircleAlert className="icon-small tone-hold" aria-hidden="true" />
      <span>{t(`mostAside.${why}`)}</span>
      {canBeEvents && (
        <Button size="sm" onClick={() => onChange(putShape(mapping, 'events', columns))}>
          {t('mostAside.readEvents')}
        </Button>
      )}
    </div>
  );
}
