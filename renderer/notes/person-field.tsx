import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import type { Person } from '#shared/segments/person.ts';

const OFFERED = 20;

export type PersonFieldProps = {
  value: string | null;
  onChange: (personId: string | null) => void;
};

function describe(person: Person): string {
  return [person.name, ...Object.values(person.attributes).slice(0, 1)].filter(Boolean).join(', ');
}

/** Who was heard: found by name, shown by code. */
export function PersonField({ value, onChange }: PersonFieldProps) {
  const { t } = useTranslation('notes');
  const [search, setSearch] = useState('');
  const chosen = useQueryOf('segments.getPerson', { personId: value ?? '' }, { enabled: value !== null });
  const chosenPerson = value === null ? undefined : chosen.data?.person;
  const sought = search === chosenPerson?.code ? '' : search;
  const found = useQueryOf('segments.listPeople', { search: sought, limit: OFFERED }, { keepPrevious: true });
  const offered = found.data?.people ?? [];
  const isKnown = offered.some((person) => person.id === chosenPerson?.id);
  const people = isKnown || chosenPerson === undefined ? offered : [chosenPerson, ...offered];
  const byId = new Map(people.map((person) => [person.id, person]));
  return (
    <Select
      aria-label={t('person')}
      placeholder={t('choosePerson')}
      w={150}
      searchable
      clearable
      value={value}
      data={people.map((person) => ({ value: person.id, label: person.code }))}
      onChange={onChange}
      searchValue={search}
      onSearchChange={setSearch}
      onFocus={(event) => event.currentTarget.select()}
      filter={({ options }) => options}
      nothingFoundMessage={t('nobodyFound')}
      clearButtonProps={{ 'aria-label': t('nobody') }}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      renderOption={({ option }) => {
        const person = byId.get(option.value);
        return (
          <span>
            <span className="num medium">{option.label}</span>
            <span className="muted"> {person === undefined ? '' : describe(person)}</span>
          </span>
        );
      }}
    />
  );
}
