import { Button } from '@mantine/core';
import { Lock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddCriterion } from './add-criterion.tsx';
import { CriterionSentence, CriterionText } from './criterion-line.tsx';
import { ReasonField } from './reason-field.tsx';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { FormFoot } from '#renderer/ui/form-foot.tsx';
import { Callout } from '#renderer/ui/marks.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import type { Criterion } from '#shared/features/criterion.ts';
import { criterionKey, withCriterion, withoutCriterion } from '#shared/features/edit-criteria.ts';
import { isLocked } from '#shared/features/phase-lock.ts';
import type { Phase, Plan } from '#shared/features/plan.ts';
import type { Metric } from '#shared/metrics/metric.ts';

const SHOWN_HASH = 7;

type Control = 'left' | 'none';

type EditorProps = {
  phase: Phase;
  control: Control;
  criteria: readonly Criterion[];
  metrics: readonly Metric[];
  /** One criterion said, anew or otherwise. */
  onPut: (criterion: Criterion) => void;
  onRemove: (criterion: Criterion) => void;
};

function CriteriaEditor({ phase, control, criteria, metrics, onPut, onRemove }: EditorProps) {
  return (
    <>
      <ul className="rule-list">
        {criteria.map((criterion) => (
          <CriterionSentence
            key={criterionKey(criterion)}
            criterion={criterion}
            metrics={metrics}
            onChange={onPut}
            onRemove={() => onRemove(criterion)}
          />
        ))}
      </ul>
      <AddCriterion phase={phase} control={control} criteria={criteria} metrics={metrics} onAdd={onPut} />
    </>
  );
}

type PartProps = { phase: Phase; metrics: readonly Metric[] };
type EditedProps = PartProps & { control: Control };

function OpenCriteria({ phase, metrics, control }: EditedProps) {
  const put = useCommand('features.putCriterion');
  const remove = useCommand('features.removeCriterion');
  const phaseId = phase.id;
  return (
    <CriteriaEditor
      phase={phase}
      control={control}
      criteria={phase.exitCriteria}
      metrics={metrics}
      onPut={(criterion) => put.mutate({ phaseId, criterion })}
      onRemove={(criterion) => remove.mutate({ phaseId, key: criterionKey(criterion) })}
    />
  );
}

function AmendCriteria({ phase, metrics, control, onDone }: EditedProps & { onDone: () => void }) {
  const { t } = useTranslation('features');
  const [criteria, setCriteria] = useState<Criterion[]>(phase.exitCriteria);
  const [reason, setReason] = useState('');
  const set = useCommand('features.setCriteria', { errors: 'inline' });
  return (
    <form
      className="plan-amend"
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate({ phaseId: phase.id, criteria, reason }, { onSuccess: onDone });
      }}
    >
      {phase.state === 'current' && (
        <Callout tone="hold" icon={Lock}>
          {t('criteria.amendWarning', { phase: phase.name })}
        </Callout>
      )}
      <CriteriaEditor
        phase={phase}
        control={control}
        criteria={criteria}
        metrics={metrics}
        onPut={(said) => setCriteria((all) => withCriterion(all, said, criterionKey))}
        onRemove={(one) => setCriteria((all) => withoutCriterion(all, criterionKey(one), criterionKey))}
      />
      <ReasonField value={reason} onChange={setReason} />
      {set.error !== null && <ErrorState error={set.error} />}
      <FormFoot
        keep={t('keepAmendment')}
        isReady={reason.trim() !== ''}
        isPending={set.isPending}
        onCancel={onDone}
      />
    </form>
  );
}

function LockedCriteria({ phase, metrics }: PartProps) {
  const { t } = useTranslation('features');
  return phase.exitCriteria.length === 0 ? (
    <p className="muted">{t('criteria.none')}</p>
  ) : (
    <ul className="rule-list">
      {phase.exitCriteria.map((criterion, index) => (
        <li key={index}>
          <CriterionText criterion={criterion} metrics={metrics} />
        </li>
      ))}
    </ul>
  );
}

type SectionProps = { phase: Phase; plan: Plan; control: Control };

/** What must hold before the phase may be left; locked with a reason for every later change once it has started. */
export function CriteriaSection({ phase, plan, control }: SectionProps) {
  const { t } = useTranslation('features');
  const [isAmending, setAmending] = useState(false);
  const metrics = useQueryOf('metrics.list', { featureId: phase.featureId }).data ?? [];
  const next = plan.phases[phase.position + 1];
  const locked = isLocked(phase);
  const title =
    next === undefined
      ? t('criteria.beforeClosing')
      : t('criteria.before', { phase: phase.name, next: next.name });
  const lockNote =
    phase.locked === null ? null : (
      <span className="row">
        <Lock className="icon-small" aria-hidden="true" />
        {t('phase.lockedAt', { at: phase.locked.at })}
        <span className="mono">{phase.locked.hash.slice(0, SHOWN_HASH)}</span>
      </span>
    );
  return (
    <Section
      title={title}
      note={lockNote ?? t('criteria.lockLater')}
      actions={
        locked &&
        !isAmending && (
          <Button size="sm" onClick={() => setAmending(true)}>
            {t('phase.amend')}
          </Button>
        )
      }
    >
      {!locked && <OpenCriteria phase={phase} metrics={metrics} control={control} />}
      {locked && !isAmending && <LockedCriteria phase={phase} metrics={metrics} />}
      {isAmending && (
        <AmendCriteria phase={phase} metrics={metrics} control={control} onDone={() => setAmending(false)} />
      )}
    </Section>
  );
}
