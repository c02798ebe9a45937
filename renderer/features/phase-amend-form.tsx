import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReasonField } from './reason-field.tsx';
import { useSizeProblem } from './use-size-problem.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { FormFoot } from '#renderer/ui/form-foot.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { PeopleField } from '#renderer/ui/people-field.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import { leastHoldDays, type Phase } from '#shared/features/plan.ts';

type PhaseAmendFormProps = { phase: Phase; customerBase: number; onDone: () => void };

/** People and days of a phase that has started, changed with a reason. */
export function PhaseAmendForm({ phase, customerBase, onDone }: PhaseAmendFormProps) {
  const { t } = useTranslation('features');
  const [people, setPeople] = useState<number | null>(phase.people);
  const [holdDays, setHoldDays] = useState<number | null>(phase.holdDays);
  const [reason, setReason] = useState('');
  const edit = useCommand('features.editPhase', { errors: 'inline' });
  const isStaff = phase.audience === 'staff';
  const problemOf = useSizeProblem(customerBase);
  const problem = problemOf({ audience: phase.audience, people: people ?? phase.people });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const change = { ...(people === null ? {} : { people }), ...(holdDays === null ? {} : { holdDays }) };
    edit.mutate({ phaseId: phase.id, change, reason }, { onSuccess: onDone });
  };
  return (
    <form className="plan-amend" onSubmit={submit}>
      <h3>{t('phase.amendTitle', { phase: phase.name })}</h3>
      <div className="row row-wrap plan-amend-fields">
        <PeopleField
          label={t('phase.people')}
          people={people}
          base={isStaff ? 0 : customerBase}
          peopleUnit={isStaff ? t('phase.staff') : t('phase.customers')}
          error={problem}
          onChange={setPeople}
        />
        <NumberField
          label={t('phase.holdDays')}
          value={holdDays}
          digits="whole"
          min={leastHoldDays(phase.audience)}
          max={365}
          unit={t('phase.daysUnit')}
          width="120px"
          onChange={setHoldDays}
        />
      </div>
      <ReasonField value={reason} onChange={setReason} />
      {edit.error !== null && <ErrorState error={edit.error} />}
      <FormFoot
        keep={t('keepAmendment')}
        isReady={reason.trim() !== '' && problem === null}
        isPending={edit.isPending}
        onCancel={onDone}
      />
    </form>
  );
}
