import { Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HypothesisFigures } from './hypothesis-figures.tsx';
import { type FormState, formOf, hypothesisOf } from './hypothesis-state.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { FormFoot } from '#renderer/ui/form-foot.tsx';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { useMustFill } from '#renderer/ui/use-must-fill.ts';
import { ErrorState } from '#renderer/ui/states.tsx';
import { comparisonBasisSchema, type Hypothesis } from '#shared/hypotheses/hypothesis.ts';
import type { Metric } from '#shared/metrics/metric.ts';

type FormProps = {
  featureId: string;
  metrics: readonly Metric[];
  /** Null writes a new one. */
  hypothesis: Hypothesis | null;
  onDone: () => void;
};

type FieldsProps = {
  state: FormState;
  change: (change: Partial<FormState>) => void;
  metrics: readonly Metric[];
};

function WordFields({ state, change, metrics }: FieldsProps) {
  const { t } = useTranslation('hypotheses');
  const segments = useQueryOf('segments.list', {}).data ?? [];
  const changeMustFill = useMustFill(state.change);
  return (
    <div className="hypothesis-grid">
      <TextInput
        label={t('field.change')}
        placeholder={t('changeExample')}
        maxLength={200}
        {...changeMustFill}
        value={state.change}
        onChange={(event) => change({ change: event.currentTarget.value })}
      />
      <ChoiceField
        label={t('field.segmentId')}
        value={state.segmentId}
        placeholder={t('allCustomers')}
        clearable
        options={segments.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(segmentId) => change({ segmentId })}
      />
      <ChoiceField
        label={t('field.metricId')}
        value={state.metricId}
        options={metrics.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(metricId) => metricId !== null && change({ metricId })}
      />
      <ChoiceField
        label={t('field.basis')}
        value={state.basis}
        description={t(`basisHint.${state.basis}`)}
        options={comparisonBasisSchema.options.map((value) => ({ value, label: t(`basis.${value}`) }))}
        onChange={(chosen) =>
          change({ basis: comparisonBasisSchema.options.find((one) => one === chosen) ?? state.basis })
        }
      />
    </div>
  );
}

function BecauseFields({ state, change, isLocked }: Omit<FieldsProps, 'metrics'> & { isLocked: boolean }) {
  const { t } = useTranslation('hypotheses');
  const reasonMustFill = useMustFill(state.reason);
  return (
    <>
      <Textarea
        label={t('field.because')}
        autosize
        minRows={1}
        maxLength={1000}
        value={state.because}
        onChange={(event) => change({ because: event.currentTarget.value })}
      />
      {isLocked && (
        <Textarea
          label={t('reason')}
          description={t('reasonHint')}
          autosize
          minRows={2}
          maxLength={500}
          {...reasonMustFill}
          value={state.reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
      )}
    </>
  );
}

function useSave({ featureId, hypothesis, onDone }: FormProps) {
  const write = useCommand('hypotheses.write', { errors: 'inline' });
  const revise = useCommand('hypotheses.revise', { errors: 'inline' });
  return {
    error: write.error ?? revise.error,
    isPending: write.isPending || revise.isPending,
    save: (state: FormState, metric: Metric) => {
      const draft = hypothesisOf(state, metric);
      if (hypothesis === null) write.mutate({ ...draft, featureId }, { onSuccess: onDone });
      else {
        const change = { hypothesisId: hypothesis.id, change: draft, reason: state.reason };
        revise.mutate(change, { onSuccess: onDone });
      }
    },
  };
}

/** Writes or revises a hypothesis where it stands; a locked one asks why. */
export function HypothesisForm(props: FormProps) {
  const { metrics, hypothesis, onDone } = props;
  const { t } = useTranslation('hypotheses');
  const [state, setState] = useState<FormState>(() => formOf(hypothesis, metrics));
  const { save, error, isPending } = useSave(props);
  const metric = metrics.find(({ id }) => id === state.metricId);
  const isLocked = hypothesis !== null && hypothesis.locked !== null;
  const change = (part: Partial<FormState>): void => setState((before) => ({ ...before, ...part }));
  const isReady =
    metric !== undefined &&
    state.change.trim() !== '' &&
    state.hopedFor !== null &&
    state.worthwhile !== null &&
    (!isLocked || state.reason.trim() !== '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) save(state, metric);
  };
  return (
    <form className="hypothesis-form" onSubmit={submit}>
      <WordFields state={state} change={change} metrics={metrics} />
      {metric !== undefined && <HypothesisFigures state={state} change={change} metric={metric} />}
      <BecauseFields state={state} change={change} isLocked={isLocked} />
      {error !== null && <ErrorState error={error} />}
      <FormFoot
        keep={isLocked ? t('keepAmendment') : t('keep')}
        isReady={isReady}
        isPending={isPending}
        onCancel={onDone}
      />
    </form>
  );
}
