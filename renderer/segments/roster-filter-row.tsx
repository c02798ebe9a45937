import { TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RosterFilter } from './roster-question.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { Segments } from '#renderer/ui/segments.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';

type FilterProps = { filter: RosterFilter; onFilter: (filter: RosterFilter) => void };

/** Search, role and segment: what the list is narrowed to. */
export function RosterFilterRow({ filter, onFilter }: FilterProps) {
  const { t } = useTranslation('segments');
  const formats = useFormats();
  const segments = useQueryOf('segments.list', {}).data ?? [];
  return (
    <div className="row row-wrap people-filter">
      <TextInput
        data-page-search
        aria-label={t('searchPeople')}
        placeholder={t('searchPeople')}
        leftSection={<Search className="icon" aria-hidden="true" />}
        className="people-search"
        value={filter.search}
        onChange={(event) => onFilter({ ...filter, search: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onFilter({ ...filter, search: '' });
        }}
      />
      <Segments
        label={t('role.label')}
        value={filter.role}
        options={(['all', 'customer', 'staff'] as const).map((role) => ({
          value: role,
          label: t(`role.${role}`),
        }))}
        onChange={(role) => onFilter({ ...filter, role })}
      />
      {segments.length > 0 && (
        <ChoiceField
          label={t('segment')}
          labelHidden
          clearable
          width="220px"
          placeholder={t('anySegment')}
          value={filter.segmentId}
          options={segments.map(({ id, name, members }) => ({
            value: id,
            label: name,
            hint: formats.whole(members),
          }))}
          onChange={(segmentId) => onFilter({ ...filter, segmentId })}
        />
      )}
    </div>
  );
}
