import { TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReasonField } from './reason-field.tsx';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { FormFoot } from '#renderer/ui/form-foot.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import type { PhaseSetup } from '#shared/features/phase-setup.ts';

const LONGEST_NAME = 120;
const LONGEST_WORDS = 500;

type Draft = Pick<PhaseSetup, 'ownerName'> & PhaseSetup['rollback'];
type FieldsProps = { draft: Draft; ownerName: string; change: (change: Partial<Draft>) => void };

function Fields({ draft, ownerName, change }: FieldsProps) {
  const { t } = useTranslation('features');
  const field = (name: keyof Draft, maxLength: number) => ({
    value: draft[name],
    maxLength,
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
  });
  return (
    <div className="setup-grid">
      <TextInput
        label={t('setup.owner')}
        placeholder={ownerName === '' ? t('facts.noOwner') : ownerName}
        {...field('ownerName', LONGEST_NAME)}
      />
      <TextInput label={t('setup.decider')} {...field('decider', LONGEST_NAME)} />
      <TextInput className="setup-wide" label={t('setup.trigger')} {...field('trigger', LONGEST_WORDS)} />
      <TextInput className="setup-wide" label={t('setup.notice')} {...field('notice', LONGEST_WORDS)} />
    </div>
  );
}

type AmendProps = { phaseId: string; setup: PhaseSetup; ownerName: string; onDone: () => void };

/** Owner and rollback of a phase that has started: what changes is kept at once, with one reason. */
export function AmendSetup({ phaseId, setup, ownerName, onDone }: AmendProps) {
  const { t } = useTranslation('features');
  const [draft, setDraft] = useState<Draft>({ ownerName: setup.ownerName, ...setup.rollback });
  const [reason, setReason] = useState('');
  const keep = useCommand('features.changeSetup', { errors: 'inline' });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { ownerName: owner, ...rollback } = draft;
    keep.mutate({ phaseId, change: { ownerName: owner, rollback }, reason }, { onSuccess: onDone });
  };
  return (
    <form className="setup-amend" onSubmit={submit}>
      <Fields
        draft={draft}
        ownerName={ownerName}
        change={(change) => setDraft((before) => ({ ...before, ...change }))}
      />
      <ReasonField value={reason} onChange={setReason} />
      {keep.error !== null && <ErrorState error={keep.error} />}
      <FormFoot
        keep={t('keepAmendment')}
        isReady={reason.trim() !== ''}
        isPending={keep.isPending}
        onCancel={onDone}
      />
    </form>
  );
}
