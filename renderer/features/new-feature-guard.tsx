import { Checkbox, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormNumber, FormText } from './form-fields.tsx';
import { DirectionField, KindField } from './new-feature-better.tsx';
import type { RolloutFields } from './use-rollout-form.ts';
import { Section } from '#renderer/ui/section.tsx';
import type { RiskAnswers } from '#shared/features/feature.ts';
import type { GuardrailLimit } from '#shared/metrics/metric.ts';
import { LabelledSegments } from '#renderer/ui/segments.tsx';

const LIMIT_KINDS: readonly GuardrailLimit['kind'][] = ['absolute', 'worse-than-control'];

function LimitFields({ fields }: { fields: RolloutFields }) {
  const { t } = useTranslation('features');
  const { form, change } = fields;
  const isShare = form.guardKind === 'proportion';
  const isMargin = form.limitKind === 'worse-than-control';
  const shareUnit = isMargin ? t('new.points') : '%';
  return (
    <>
      <LabelledSegments
        words="above"
        label={t('new.limitKind')}
        value={form.limitKind}
        options={LIMIT_KINDS.map((value) => ({ value, label: t(`limitKind.${value}`) }))}
        onChange={(limitKind) => change({ limitKind })}
      />
      <div className="new-grid new-grid-three">
        <FormNumber
          fields={fields}
          field="limit"
          label={
            isMargin ? t('new.margin') : form.guardDirection === 'lower' ? t('new.atMost') : t('new.atLeast')
          }
          unit={isShare ? shareUnit : form.guardUnit}
          required
        />
      </div>
    </>
  );
}

function GuardFields({ fields }: { fields: RolloutFields }) {
  const { t } = useTranslation('features');
  const { form, change } = fields;
  return (
    <>
      <div className="new-grid">
        <FormText
          fields={fields}
          field="guardName"
          label={t('new.guardName')}
          placeholder={t('new.guardExample')}
          description={t('new.metricHint')}
          required
        />
        <div className={form.guardKind === 'proportion' ? '' : 'new-kind'}>
          <KindField
            label={t('new.metricKind')}
            value={form.guardKind}
            onChange={(guardKind) => change({ guardKind })}
          />
          {form.guardKind !== 'proportion' && (
            <FormText fields={fields} field="guardUnit" label={t('new.unit')} maxLength={30} />
          )}
        </div>
      </div>
      <DirectionField value={form.guardDirection} onChange={(guardDirection) => change({ guardDirection })} />
      <LimitFields fields={fields} />
    </>
  );
}

/** One thing that must not get worse, with its limit. */
export function GuardSection({ fields }: { fields: RolloutFields }) {
  const { t } = useTranslation('features');
  return (
    <Section title={t('new.guard')}>
      <div className="new-stack">
        <Checkbox
          checked={fields.form.isGuarded}
          label={t('new.guarded')}
          description={t('new.guardedHint')}
          onChange={(event) => fields.change({ isGuarded: event.currentTarget.checked })}
        />
        {fields.form.isGuarded && <GuardFields fields={fields} />}
      </div>
    </Section>
  );
}

const QUESTIONS = ['touchesMoney', 'touchesPersonalData', 'reversible', 'changesStaffWork'] as const;
const ANSWERS = ['yes', 'no', 'unsure'] as const;

export type RiskQuestionsProps = { answers: RiskAnswers; onChange: (change: Partial<RiskAnswers>) => void };

/** Four questions with three answers each; "unsure" is taken as the careful answer. */
export function RiskQuestions({ answers, onChange }: RiskQuestionsProps) {
  const { t } = useTranslation('features');
  return QUESTIONS.map((question) => (
    <LabelledSegments
      key={question}
      label={t(`risk.${question}`)}
      value={answers[question]}
      options={ANSWERS.map((value) => ({ value, label: t(`answer.${value}`) }))}
      onChange={(value) => onChange({ [question]: value })}
    />
  ));
}

/** What could go wrong, which shapes the checklists. */
export function RiskSection({ fields }: { fields: RolloutFields }) {
  const { t } = useTranslation('features');
  const { riskAnswers } = fields.form;
  return (
    <Section title={t('new.risk')} note={t('new.riskNote')}>
      <div className="new-stack new-stack-tight">
        <RiskQuestions
          answers={riskAnswers}
          onChange={(change) => fields.change({ riskAnswers: { ...riskAnswers, ...change } })}
        />
        <TextInput
          label={t('risk.supportContact')}
          placeholder={t('risk.supportExample')}
          maxLength={120}
          value={riskAnswers.supportContact}
          onChange={(event) =>
            fields.change({ riskAnswers: { ...riskAnswers, supportContact: event.currentTarget.value } })
          }
        />
      </div>
    </Section>
  );
}
