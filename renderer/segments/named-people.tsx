import { ActionIcon, Button, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { PersonSearch } from './person-search.tsx';
import type { Named } from './pick-draft.ts';
import type { Person } from '#shared/segments/person.ts';
import type { PickRequest } from '#shared/segments/segments.contract.ts';

type Entry = PickRequest['include'][number];

type NamedPeopleProps = {
  label: string;
  /** Words of the button that adds somebody. */
  action: string;
  role: Person['role'];
  entries: readonly Entry[];
  known: readonly Named[];
  onChange: (entries: Entry[], person: Named | null) => void;
};

type AddProps = Pick<NamedPeopleProps, 'action' | 'role'> & {
  onAdd: (person: Named, reason: string) => void;
  onClose: () => void;
};

function AddByHand({ action, role, onAdd, onClose }: AddProps) {
  const { t } = useTranslation('segments');
  const [person, setPerson] = useState<Named | null>(null);
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (person !== null && reason.trim() !== '') onAdd(person, reason.trim());
  };
  return (
    <form className="stack people-by-hand" onSubmit={submit}>
      <PersonSearch role={role} onChoose={setPerson} />
      <TextInput
        label={t('reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="row">
        <Button type="submit" size="sm" disabled={person === null || reason.trim() === ''}>
          {action}
        </Button>
        <Button size="sm" variant="subtle" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}

type EntryProps = { entry: Entry; person: Named | undefined; onRemove: () => void };

function NamedEntry({ entry, person, onRemove }: EntryProps) {
  const { t } = useTranslation('segments');
  return (
    <div className="row people-named">
      <div className="grow">
        <div className="cut">
          <span className="num soft">{person?.code}</span>{' '}
          {person !== undefined && (
            <Link href={`/people?person=${encodeURIComponent(person.personId)}`}>{person.name}</Link>
          )}
        </div>
        <div className="small muted">{entry.reason}</div>
      </div>
      <ActionIcon aria-label={t('removeNamed', { name: person?.name ?? '' })} onClick={onRemove}>
        <X className="icon-small" />
      </ActionIcon>
    </div>
  );
}

/** People in or out by hand, each with the reason. */
export function NamedPeople({ label, action, role, entries, known, onChange }: NamedPeopleProps) {
  const [adding, setAdding] = useState<'closed' | 'open'>('closed');
  const without = (personId: string): Entry[] => entries.filter((entry) => entry.personId !== personId);
  const add = (person: Named, reason: string): void => {
    onChange([...without(person.personId), { personId: person.personId, reason }], person);
    setAdding('closed');
  };
  return (
    <div role="group" aria-label={label}>
      <div className="row between">
        <span className="medium">{label}</span>
        {adding === 'closed' && (
          <Button
            size="sm"
            variant="subtle"
            leftSection={<Plus className="icon-small" aria-hidden="true" />}
            onClick={() => setAdding('open')}
          >
            {action}
          </Button>
        )}
      </div>
      {entries.map((entry) => (
        <NamedEntry
          key={entry.personId}
          entry={entry}
          person={known.find(({ personId }) => personId === entry.personId)}
          onRemove={() => onChange(without(entry.personId), null)}
        />
      ))}
      {adding === 'open' && (
        <AddByHand action={action} role={role} onAdd={add} onClose={() => setAdding('closed')} />
      )}
    </div>
  );
}
