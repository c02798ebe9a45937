import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@mantine/core';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { SideSection } from '#renderer/ui/section.tsx';
import type { Doubles } from '#shared/segments/segments.contract.ts';

type Group = Doubles['groups'][number];

/** Groups shown before they are asked for: a long list of suspicions hides the rest of the panel. */
const SHOWN_AT_FIRST = 3;

type GroupProps = { group: Group; onCompare: (keepId: string, doubleId: string) => void };

function DoubleGroup({ group, onCompare }: GroupProps) {
  const { t } = useTranslation('segments');
  const [first, second] = group.people;
  if (first === undefined || second === undefined) return null;
  const names = group.people.map(({ code, name }) => `${code} ${name}`).join(', ');
  return (
    <li className="row between">
      <div className="grow">
        <div className="cut">{names}</div>
        <div className="small muted">{t(`doubles.${group.reason}`)}</div>
      </div>
      <Button
        size="sm"
        variant="subtle"
        aria-label={t('doubles.compareOf', { names })}
        onClick={() => onCompare(first.personId, second.personId)}
      >
        {t('doubles.compare')}
      </Button>
    </li>
  );
}

/** Records that may be one person; nothing is merged unless somebody says so. */
export function DoublesPanel({ onCompare }: Pick<GroupProps, 'onCompare'>) {
  const { t } = useTranslation('segments');
  const [view, setView] = useState<'first' | 'all'>('first');
  const doubles = useQueryOf('segments.listDoubles', {}).data;
  if (doubles === undefined || doubles.total === 0) return null;
  const shown = view === 'all' ? doubles.groups : doubles.groups.slice(0, SHOWN_AT_FIRST);
  return (
    <SideSection title={t('doubles.title')} note={t('doubles.count', { count: doubles.total })}>
      <ul className="rule-list">
        {shown.map((group) => (
          <DoubleGroup
            key={group.people.map(({ personId }) => personId).join(' ')}
            group={group}
            onCompare={onCompare}
          />
        ))}
      </ul>
      {shown.length < doubles.groups.length && (
        <Button size="sm" variant="subtle" onClick={() => setView('all')}>
          {t('doubles.more', { count: doubles.groups.length - shown.length })}
        </Button>
      )}
    </SideSection>
  );
}
