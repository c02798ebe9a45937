import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormulaField } from './formula-field.tsx';
import { OverSegmentsField } from './over-segments-field.tsx';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import type { GuardrailLimit, MetricDraft } from '#shared/metrics/metric.ts';
import type { NamedMetric } from '#shared/metrics/read-names.ts';

export type Draft = Omit<MetricDraft, 'featureId'>;

export const NEW_DRAFT: Draft = {
  name: '',
  kind: 'proportion',
  unit: '',
  direction: 'higher',
  role: 'secondary',
  target: null,
  limit: null,
  grain: 'day',
  formula: null,
  onHarm: 'roll-back',
  hardLimit: null,
  overSegments: 'unsaid',
};

export type MetricFieldsProps = {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
  /** A metric that has numbers keeps its kind. */
  kindLocked: boolean;
  /** The other metrics of the feature, in their order, for formulas. */
  others: readonly NamedMetric[];
  formulaTells: 'at-every-key' | 'at-leaving';
};

const KINDS = ['proportion', 'mean', 'duration', 'count', 'ratio', 'value'] as const;
const COMPUTED = 'computed';
const GRAINS = ['day', 'week', 'month'] as const;
const ROLES = ['primary', 'secondary', 'guardrail'] as const;
const DIRECTIONS = ['higher', 'lower'] as const;
const LIMITS = ['none', 'absolute', 'worse-than-control'] as const;
const ON_HARM = ['roll-back', 'reduce'] as const;
const PERCENT = 100;

type LevelProps = {
  label: string;
  description?: string;
  draft: Draft;
  value: number | null;
  /** distance: how far from another level, which is points for shares. */
  as?: 'level' | 'distance';
  onChange: (value: number | null) => void;
};

/** Shares are typed in percent, or in points, and kept between 0 and 1. */
function LevelField({ label, description, draft, value, as = 'level', onChange }: LevelProps) {
  const { t } = useTranslation('metrics');
  const isShare = draft.kind === 'proportion';
  const shareUnit = as === 'level' ? '%' : t('points');
  return (
    <NumberField
      label={label}
      value={value === null || !isShare ? value : value * PERCENT}
      onChange={(typed) => onChange(typed === null || !isShare ? typed : typed / PERCENT)}
      {...(isShare
        ? { min: 0, max: PERCENT, unit: shareUnit }
        : draft.unit === ''
          ? {}
          : { unit: draft.unit })}
      {...(description === undefined ? { width: '150px' } : { description })}
    />
  );
}

function LimitFields({ draft, onChange }: Pick<MetricFieldsProps, 'draft' | 'onChange'>) {
  const { t } = useTranslation('metrics');
  const { limit } = draft;
  const choose = (value: string | null): void => {
    const kind = LIMITS.find((known) => known === value);
    if (kind === 'none') onChange({ limit: null });
    else if (kind !== undefined) onChange({ limit: { kind, value: limit?.value ?? 0 } });
  };
  const setValue = (held: GuardrailLimit, value: number | null): void => {
    if (value !== null) onChange({ limit: { kind: held.kind, value } });
  };
  return (
    <>
      <ChoiceField
        label={t('limit')}
        value={limit?.kind ?? 'none'}
        options={LIMITS.map((kind) => ({ value: kind, label: t(`limitKind.${kind}`) }))}
        onChange={choose}
      />
      {limit !== null && (
        <LevelField
          label={t(`limitValue.${limit.kind}`)}
          draft={draft}
          value={limit.value}
          as={limit.kind === 'absolute' ? 'level' : 'distance'}
          onChange={(value) => setValue(limit, value)}
        />
      )}
    </>
  );
}

/** What protects people from the metric: what shown harm asks for, and the level that no customer may meet. */
function ProtectionFields({ draft, onChange }: Pick<MetricFieldsProps, 'draft' | 'onChange'>) {
  const { t } = useTranslation('metrics');
  return (
    <>
      {draft.role === 'guardrail' && (
        <>
          <LimitFields draft={draft} onChange={onChange} />
          <ChoiceField
            label={t('onHarm')}
            description={t(`onHarmHint.${draft.onHarm}`)}
            value={draft.onHarm}
            options={ON_HARM.map((answer) => ({ value: answer, label: t(`onHarmKind.${answer}`) }))}
            onChange={(value) =>
              onChange({ onHarm: ON_HARM.find((answer) => answer === value) ?? draft.onHarm })
            }
          />
        </>
      )}
      <LevelField
        label={t('hardLimit')}
        description={t(`hardLimitHint.${draft.direction}`)}
        draft={draft}
        value={draft.hardLimit}
        onChange={(hardLimit) => onChange({ hardLimit })}
      />
    </>
  );
}

function RoleFields({ draft, onChange }: Pick<MetricFieldsProps, 'draft' | 'onChange'>) {
  const { t } = useTranslation('metrics');
  return (
    <>
      <ChoiceField
        label={t('role')}
        value={draft.role}
        options={ROLES.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
        onChange={(value) => onChange({ role: ROLES.find((role) => role === value) ?? draft.role })}
      />
      <ChoiceField
        label={t('direction')}
        value={draft.direction}
        options={DIRECTIONS.map((direction) => ({ value: direction, label: t(`directions.${direction}`) }))}
        onChange={(value) =>
          onChange({ direction: DIRECTIONS.find((direction) => direction === value) ?? draft.direction })
        }
      />
    </>
  );
}

type KindProps = Pick<MetricFieldsProps, 'draft' | 'onChange' | 'kindLocked'> & {
  isComputed: boolean;
  onComputed: (isComputed: boolean) => void;
};

/** How the metric comes by its figures: counted in one of the ways, or computed from others. */
function KindField({ draft, onChange, kindLocked, isComputed, onComputed }: KindProps) {
  const { t } = useTranslation('metrics');
  const choose = (value: string | null): void => {
    const kind = KINDS.find((known) => known === value);
    if (value === COMPUTED) {
      onComputed(true);
      onChange({ formula: '' });
    } else if (kind !== undefined) {
      onComputed(false);
      onChange({ kind, formula: null, overSegments: 'unsaid' });
    }
  };
  return (
    <ChoiceField
      label={t('kind')}
      disabled={kindLocked}
      {...(kindLocked ? { description: t('kindLocked') } : {})}
      value={isComputed ? COMPUTED : draft.kind}
      options={[
        ...KINDS.map((kind) => ({
          value: kind,
          label: t(`kinds.${kind}`),
          hint: t(`kindHint.${kind}`),
        })),
        { value: COMPUTED, label: t('computed'), hint: t('formulaExample') },
      ]}
      onChange={choose}
    />
  );
}

/** Everything that defines a metric but its name. */
export function MetricFields({ draft, onChange, kindLocked, others, formulaTells }: MetricFieldsProps) {
  const { t } = useTranslation('metrics');
  const [isComputed, setIsComputed] = useState(draft.formula !== null);
  return (
    <>
      <KindField
        draft={draft}
        onChange={onChange}
        kindLocked={kindLocked}
        isComputed={isComputed}
        onComputed={setIsComputed}
      />
      {isComputed && (
        <FormulaField
          formula={draft.formula ?? ''}
          metrics={others}
          onRead={(formula) => onChange({ formula })}
          tells={formulaTells}
        />
      )}
      {draft.kind !== 'proportion' && (
        <TextInput
          label={t('unit')}
          placeholder={t('unitExample')}
          defaultValue={draft.unit}
          maxLength={30}
          onBlur={(event) => {
            const unit = event.currentTarget.value.trim();
            if (unit !== draft.unit) onChange({ unit });
          }}
        />
      )}
      {!isComputed && <OverSegmentsField draft={draft} onChange={onChange} />}
      <ChoiceField
        label={t('grain')}
        value={draft.grain}
        options={GRAINS.map((grain) => ({ value: grain, label: t(`grains.${grain}`) }))}
        onChange={(value) => onChange({ grain: GRAINS.find((grain) => grain === value) ?? draft.grain })}
      />
      <RoleFields draft={draft} onChange={onChange} />
      <LevelField
        label={t('target')}
        draft={draft}
        value={draft.target}
        onChange={(target) => onChange({ target })}
      />
      <ProtectionFields draft={draft} onChange={onChange} />
    </>
  );
}
