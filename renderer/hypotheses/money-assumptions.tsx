import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { InlineText } from '#renderer/ui/inline-text.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import type { ValueModel } from '#shared/features/feature.ts';
import type { MetricKind } from '#shared/metrics/metric.ts';

const PERCENT = 100;

type Amount = 'unitsPerYear' | 'costPerYear' | 'introductionCost' | 'pilotCost' | 'costPerHarm';
type Share = 'offBy' | 'harmedPerMonth';

type FieldsProps = {
  model: ValueModel;
  keep: (change: Partial<ValueModel>) => Promise<unknown>;
};

/** Keeps changes of a feature's value model; the first one makes it. */
export function useValueModel(featureId: string) {
  const edit = useCommand('features.edit');
  return {
    keep: (change: Partial<ValueModel>): Promise<unknown> =>
      edit.mutateAsync({ featureId, valueModel: change }),
    remove: (): Promise<unknown> => edit.mutateAsync({ featureId, valueModel: null }),
  };
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="money-group">
      <legend className="small muted medium">{title}</legend>
      {children}
    </fieldset>
  );
}

function AmountField({
  name,
  model,
  keep,
  unit,
  description,
}: FieldsProps & { name: Amount; unit?: string; description?: string }) {
  const { t } = useTranslation('hypotheses');
  return (
    <NumberField
      label={t(`money.${name}`)}
      value={model[name]}
      min={0}
      {...(unit === undefined || unit === '' ? {} : { unit })}
      {...(description === undefined ? {} : { description })}
      onChange={(amount) => void keep({ [name]: amount ?? 0 })}
    />
  );
}

function ShareField({ name, model, keep }: FieldsProps & { name: Share }) {
  const { t } = useTranslation('hypotheses');
  return (
    <NumberField
      label={t(`money.${name}`)}
      value={model[name] * PERCENT}
      min={0}
      max={PERCENT}
      unit="%"
      onChange={(percent) => void keep({ [name]: (percent ?? 0) / PERCENT })}
    />
  );
}

/** Every assumption behind the money, edited where it stands. */
export function MoneyAssumptions({ kind, ...fields }: FieldsProps & { kind: MetricKind | null }) {
  const { t } = useTranslation('hypotheses');
  const { model, keep } = fields;
  const currency = useQueryOf('workspace.describe', {}).data?.settings.currency ?? '';
  return (
    <div className="money-assumptions">
      <h3>{t('money.assumed')}</h3>
      <Group title={t('money.gain')}>
        <InlineText
          label={t('money.unitName')}
          value={model.unitName}
          placeholder={t('money.unitExample')}
          onSave={(unitName) => keep({ unitName })}
        />
        <NumberField
          label={t('money.valuePerUnit')}
          value={model.valuePerUnit}
          unit={currency}
          onChange={(valuePerUnit) => void keep({ valuePerUnit: valuePerUnit ?? 0 })}
        />
        <AmountField
          {...fields}
          name="unitsPerYear"
          {...(kind === null ? {} : { description: t(`money.unitsHint.${kind}`) })}
        />
        <ShareField {...fields} name="offBy" />
      </Group>
      <Group title={t('money.costs')}>
        <AmountField {...fields} name="costPerYear" unit={currency} />
        <AmountField {...fields} name="introductionCost" unit={currency} />
        <AmountField {...fields} name="pilotCost" unit={currency} description={t('money.pilotCostHint')} />
      </Group>
      <Group title={t('money.wrong')}>
        <ShareField {...fields} name="harmedPerMonth" />
        <AmountField {...fields} name="costPerHarm" unit={currency} />
      </Group>
    </div>
  );
}

/** Before anything is assumed: what the money view is for, and its first step. */
export function NoMoneyYet({ keep }: Pick<FieldsProps, 'keep'>) {
  const { t } = useTranslation('hypotheses');
  return (
    <div className="stack">
      <p className="soft money-hint">{t('money.hint')}</p>
      <div>
        <Button
          size="sm"
          leftSection={<Plus className="icon-small" aria-hidden="true" />}
          onClick={() => void keep({})}
        >
          {t('money.add')}
        </Button>
      </div>
    </div>
  );
}
