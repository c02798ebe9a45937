import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormNumber, FormText } from './form-fields.tsx';
import type { RolloutFields } from './use-rollout-form.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { Section } from '#renderer/ui/section.tsx';
import type { HypothesisDraft } from '#shared/hypotheses/hypothesis.ts';
import type { Metric, MetricKind } from '#shared/metrics/metric.ts';
import { LabelledSegments } from '#renderer/ui/segments.tsx';

const KINDS: readonly MetricKind[] = ['proportion', 'mean', 'duration', 'count', 'ratio', 'value'];
const DIRECTIONS: readonly Metric['direction'][] = ['higher', 'lower'];
const BASES: readonly HypothesisDraft['basis'][] = ['control-group', 'before-after', 'fixed-target'];

export type KindFieldProps = { label: string; value: MetricKind; onChange: (kind: MetricKind) => void };

/** The type of a figure in plain words. */
export function KindField({ label, value, onChange }: KindFieldProps) {
  const { t } = useTranslation('features');
  return (
    <ChoiceField
      label={label}
      description={t(`metricKindHint.${value}`)}
      value={value}
      options={KINDS.map((kind) => ({
        value: kind,
        label: t(`metricKind.${kind}`),
        hint: t(`metricKindHint.${kind}`),
      }))}
      onChange={(chosen) => onChange(KINDS.find((kind) => kind === chosen) ?? value)}
    />
  );
}

export function DirectionField({
  value,
  onChange,
}: {
  value: Metric['direction'];
  onChange: (value: Metric['direction']) => void;
}) {
  const { t } = useTranslation('features');
  return (
    <LabelledSegments
      words="above"
      label={t('new.direction')}
      value={value}
      options={DIRECTIONS.map((direction) => ({ value: direction, label: t(`direction.${direction}`) }))}
      onChange={onChange}
    />
  );
}

/** What stands behind the figures: percent and points for shares, the typed unit otherwise. */
function useUnits(kind: MetricKind, unit: string): { level: string; change: string } {
  const { t } = useTranslation('features');
  return kind === 'proportion' ? { level: '%', change: t('new.points') } : { level: unit, change: unit };
}

function MetricFigures({ fields }: { fields: RolloutFields }) {
  const { t } = useTranslation('features');
  const { form } = fields;
  const units = useUnits(form.metricKind, form.metricUnit);
  const isHigher = form.direction === 'higher';
  return (
    <div className="new-grid new-grid-three">
      <FormNumber
        fields={fields}
        field="baseline"
        label={t('new.baseline')}
        unit={units.level}
        description={t('new.baselineHint')}
      />
      <FormNumber
        fields={fields}
        field="hopedFor"
        label={isHigher ? t('new.hopedRise') : t('new.hopedFall')}
        unit={units.change}
        description={t('new.hopedHint')}
        min={0}
        required
      />
      <FormNumber
        fields={fields}
        field="worthwhile"
        label={t('new.worthwhile')}
        unit={units.change}
        description={t('new.worthwhileHint')}
        min={0}
        required
      />
    </div>
  );
}

function MetricFields({ fields }: { fields: RolloutFields }) {
  const { t } = useTranslation('features');
  const { form, change } = fields;
  return (
    <>
      <div className="new-grid">
        <FormText
          fields={fields}
          field="metricName"
          label={t('new.metricName')}
          placeholder={t('new.metricExample')}
          description={t('new.metricHint')}
          required
        />
        <div className={form.metricKind === 'proportion' ? '' : 'new-kind'}>
          <KindField
            label={t('new.metricKind')}
            value={form.metricKind}
            onChange={(metricKind) => change({ metricKind })}
          />
          {form.metricKind !== 'proportion' && (
            <FormText fields={fields} field="metricUnit" label={t('new.unit')} maxLength={30} />
          )}
        </div>
      </div>
      <DirectionField value={form.direction} onChange={(direction) => change({ direction })} />
      <MetricFigures fields={fields} />
      <div className="new-grid">
        <ChoiceField
          label={t('new.basis')}
          value={form.basis}
          description={t(`basisHint.${form.basis}`)}
          options={BASES.map((basis) => ({ value: basis, label: t(`basis.${basis}`) }))}
          onChange={(chosen) => change({ basis: BASES.find((basis) => basis === chosen) ?? form.basis })}
        />
        <FormText
          fields={fields}
          field="because"
          label={t('new.because')}
          placeholder={t('new.becauseExample')}
          description={t('new.becauseHint')}
          maxLength={1000}
        />
      </div>
    </>
  );
}

/** What should get better, by how much, compared with what. */
export function BetterSection({ fields }: { fields: RolloutFields }) {
  const { t } = useTranslation('features');
  return (
    <Section title={t('new.better')}>
      <div className="new-stack">
        {fields.form.isMeasured && <MetricFields fields={fields} />}
        <Checkbox
          checked={!fields.form.isMeasured}
          label={t('new.notMeasured')}
          description={t('new.notMeasuredHint')}
          onChange={(event) => fields.change({ isMeasured: !event.currentTarget.checked })}
        />
      </div>
    </Section>
  );
}
