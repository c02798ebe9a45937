import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { Segments } from '#renderer/ui/segments.tsx';
import { ErrorState, StatusText } from '#renderer/ui/states.tsx';
import type { Person } from '#shared/segments/person.ts';

type Draft = { name: string; role: Person['role']; customerNumber: string; email: string };

const NOBODY: Draft = { name: '', role: 'customer', customerNumber: '', email: '' };

type AddPersonProps = { onClose: () => void; onAdded: (personId: string) => void };

function useAddPerson({ onAdded }: AddPersonProps) {
  const [draft, setDraft] = useState(NOBODY);
  const nameField = useRef<HTMLInputElement>(null);
  const add = useCommand('segments.addPerson', { errors: 'inline' });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (draft.name.trim() === '') {
      nameField.current?.focus();
      return;
    }
    add.mutate(
      { ...draft, customerNumber: draft.customerNumber.trim() === '' ? null : draft.customerNumber },
      {
        onSuccess: ({ personId }) => {
          setDraft({ ...NOBODY, role: draft.role });
          onAdded(personId);
          nameField.current?.focus();
        },
      },
    );
  };
  return {
    draft,
    change: (change: Partial<Draft>) => setDraft({ ...draft, ...change }),
    add,
    submit,
    nameField,
  };
}

type Adding = ReturnType<typeof useAddPerson>;

function PersonFields({ draft, change, nameField }: Pick<Adding, 'draft' | 'change' | 'nameField'>) {
  const { t } = useTranslation('segments');
  return (
    <>
      <TextInput
        ref={nameField}
        autoFocus
        label={t('name')}
        className="people-search"
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('customerNumber')}
        w={140}
        value={draft.customerNumber}
        onChange={(event) => change({ customerNumber: event.currentTarget.value })}
      />
      <TextInput
        label={t('email')}
        type="email"
        w={220}
        value={draft.email}
        onChange={(event) => change({ email: event.currentTarget.value })}
      />
      <Segments
        label={t('role.label')}
        value={draft.role}
        options={(['customer', 'staff'] as const).map((role) => ({
          value: role,
          label: t(`role.one.${role}`),
        }))}
        onChange={(role) => change({ role })}
      />
    </>
  );
}

/** A row to type one person after another; what else is known is filled in beside. */
export function AddPerson(props: AddPersonProps) {
  const { t } = useTranslation('segments');
  const { add, submit, ...fields } = useAddPerson(props);
  return (
    <form
      className="people-add"
      aria-label={t('addPerson')}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onClose();
      }}
    >
      <div className="row row-wrap people-add-row">
        <PersonFields {...fields} />
        <Button type="submit" loading={add.isPending}>
          {t('add')}
        </Button>
        <Button variant="subtle" onClick={props.onClose}>
          {t('close')}
        </Button>
        <StatusText state={add.isSuccess && fields.draft.name === '' ? 'saved' : 'idle'} />
      </div>
      {add.error !== null && <ErrorState error={add.error} />}
    </form>
  );
}
