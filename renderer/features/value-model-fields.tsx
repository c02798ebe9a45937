import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { InlineText } from '#renderer/ui/inline-text.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { SideSection } from '#renderer/ui/section.tsx';
import type { Feature } from '#shared/features/feature.ts';

type ValueModel = NonNullable<Feature['valueModel']>;

const NOTHING_YET: ValueModel = { unitName: '', unitsPerYear: 0, valuePerUnit: 0, costPerYear: 0 };

function Amounts({
  model,
  keep,
}: {
  model: ValueModel;
  keep: (change: Partial<ValueModel>) => Promise<unknown>;
}) {
  const { t } = useTranslation('features');
  const currency = useQueryOf('workspace.describe', {}).data?.settings.currency ?? '';
  return (
    <div className="stack facts-fields">
      <InlineText
        label={t('money.unitName')}
        value={model.unitName}
        placeholder={t('money.unitExample')}
        onSave={(unitName) => keep({ unitName })}
      />
      <NumberField
        label={t('money.unitsPerYear')}
        value={model.unitsPerYear}
        min={0}
        onChange={(unitsPerYear) => void keep({ unitsPerYear: unitsPerYear ?? 0 })}
      />
      <NumberField
        label={t('money.valuePerUnit')}
        value={model.valuePerUnit}
        unit={currency}
        onChange={(valuePerUnit) => void keep({ valuePerUnit: valuePerUnit ?? 0 })}
      />
      <NumberField
        label={t('money.costPerYear')}
        value={model.costPerYear}
        min={0}
        unit={currency}
        onChange={(costPerYear) => void keep({ costPerYear: costPerYear ?? 0 })}
      />
    </div>
  );
}

/** What one unit of the primary metric is worth; asked for only when somebody wants the money view. */
export function ValueModelFields({ feature }: { feature: Feature }) {
  const { t } = useTranslation('features');
  const edit = useCommand('features.edit');
  const { id: featureId, valueModel } = feature;
  const keep = (change: Partial<ValueModel>): Promise<unknown> =>
    edit.mutateAsync({ featureId, valueModel: { ...(valueModel ?? NOTHING_YET), ...change } });
  return (
    <SideSection
      title={t('money.title')}
      actions={
        valueModel !== null && (
          <Button size="sm" variant="subtle" onClick={() => edit.mutate({ featureId, valueModel: null })}>
            {t('money.remove')}
          </Button>
        )
      }
    >
      {valueModel === null ? (
        <>
          <p className="small muted facts-hint">{t('money.hint')}</p>
          <Button
            size="sm"
            leftSection={<Plus className="icon-small" aria-hidden="true" />}
            onClick={() => void keep({})}
          >
            {t('money.add')}
          </Button>
        </>
      ) : (
        <Amounts model={valueModel} keep={keep} />
      )}
    </SideSection>
  );
}
