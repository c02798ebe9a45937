import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Named } from './pick-draft.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import type { Person } from '#shared/segments/person.ts';

const FOUND_AT_MOST = 8;
const TYPING_PAUSE_MILLISECONDS = 120;

type PersonSearchProps = { role: Person['role']; onChoose: (person: Named | null) => void };

/** Finds somebody by name, code, number or any attribute; the engine searches, so that any roster fits. */
export function PersonSearch({ role, onChoose }: PersonSearchProps) {
  const { t } = useTranslation('segments');
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<Named | null>(null);
  const [search] = useDebouncedValue(typed, TYPING_PAUSE_MILLISECONDS);
  const wanted = chosen !== null && search === chosen.name ? '' : search;
  const found = useQueryOf(
    'segments.listPeople',
    { search: wanted, role, limit: FOUND_AT_MOST },
    { keepPrevious: true },
  );
  const people: Named[] = (found.data?.people ?? []).map(({ id, code, name }) => ({
    personId: id,
    code,
    name,
  }));
  const listed =
    chosen === null || people.some(({ personId }) => personId === chosen.personId)
      ? people
      : [chosen, ...people];
  const choose = (personId: string | null): void => {
    const person = listed.find((each) => each.personId === personId) ?? null;
    setChosen(person);
    onChoose(person);
  };
  return (
    <Select
      autoFocus
      label={t('person')}
      placeholder={t('searchPeople')}
      searchable
      value={chosen?.personId ?? null}
      onChange={choose}
      onSearchChange={setTyped}
      data={listed.map(({ personId, name }) => ({ value: personId, label: name }))}
      // The engine has searched codes and attributes too; the list is shown as it comes.
      filter={({ options }) => options}
      nothingFoundMessage={t('nobodyFits')}
      renderOption={({ option }) => (
        <span>
          <span className="num soft">{listed.find(({ personId }) => personId === option.value)?.code}</span>{' '}
          {option.label}
        </span>
      )}
      comboboxProps={{ shadow: 'md' }}
    />
  );
}
