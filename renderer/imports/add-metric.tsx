import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  addMetric,
  columnTitle,
  figureColumns,
  newDraft,
  unfedMetrics,
  wholeColumns,
  type Column,
} from './mapping-edits.ts';
import { columnOptions, MetricColumns } from './metric-columns.tsx';
import {
  choiceOf,
  KIND_CHOICES,
  kindOf,
  putKind,
  suggestKind,
  unitsOf,
  type FedColumns,
  type KindChoice,
} from './metric-kinds.ts';
import type { CheckProps } from './wizard-props.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';

const KNOWN = 'metric:';
const NOTHING_BESIDE: FedColumns = { unitsColumn: null, squaresColumn: null };

type Adding = { counted: Column; choice: KindChoice; metricId: string | null; columns: FedColumns };

function isComplete({ choice, columns }: Adding): boolean {
  return unitsOf(choice) !== 'column' || columns.unitsColumn !== null;
}

/** The mapping with the metric that was put together: into one that is there, or a new one called after its columns. */
function withAdded({ mapping, metrics }: CheckProps, adding: Adding, name: string) {
  const { counted, choice, metricId, columns } = adding;
  const isFirst = mapping.metrics.length === 0 && metrics.every(({ role }) => role !== 'primary');
  return addMetric(mapping, {
    metricId,
    draft: metricId === null ? newDraft({ name, kind: kindOf(choice), isFirst }) : null,
    totalColumn: counted.index,
    ...columns,
  });
}

type FormProps = CheckProps & { onClose: () => void };

/** The kinds a column may be counted as, and the metrics of the feature that nothing feeds yet. */
function KindOrMetric({
  adding,
  onAdding,
  ...check
}: CheckProps & { adding: Adding; onAdding: (adding: Adding) => void }) {
  const { t } = useTranslation('imports');
  const known = unfedMetrics(check.metrics, check.mapping);
  const others = wholeColumns(check).filter(({ index }) => index !== adding.counted.index);
  const choose = (value: string | null): void => {
    const metric = known.find(({ id }) => value === `${KNOWN}${id}`) ?? null;
    const choice =
      metric === null ? KIND_CHOICES.find((kind) => kind === value) : choiceOf(metric.kind, null);
    if (choice === undefined) return;
    const columns = putKind(adding.columns, choice, others);
    onAdding({ ...adding, choice, metricId: metric?.id ?? null, columns });
  };
  return (
    <ChoiceField
      label={t('kindHead')}
      labelHidden
      value={adding.metricId === null ? adding.choice : `${KNOWN}${adding.metricId}`}
      options={[
        ...KIND_CHOICES.map((kind) => ({
          value: kind,
          label: t(`kind.${kind}`),
          hint: t(`kindHint.${kind}`),
        })),
        ...known.map(({ id, name }) => ({ value: `${KNOWN}${id}`, label: t('feedMetric', { name }) })),
      ]}
      onChange={choose}
      width="190px"
    />
  );
}

/** What is being put together, and the mapping with it. */
function useAdding({ onClose, ...check }: FormProps) {
  const { t } = useTranslation('imports');
  const [adding, setAdding] = useState<Adding | null>(null);
  const columns = figureColumns(check);
  return {
    adding,
    setAdding,
    columns,
    count: (value: string | null): void => {
      const counted = columns.find(({ index }) => String(index) === value);
      if (counted === undefined) return;
      setAdding({ counted, choice: suggestKind(counted), metricId: null, columns: NOTHING_BESIDE });
    },
    add: (): void => {
      if (adding === null) return;
      const part = columnTitle(adding.counted);
      const over = columns.find(({ index }) => index === adding.columns.unitsColumn);
      const isShare = adding.choice === 'share' && over !== undefined;
      const name = isShare ? t('shareName', { part, whole: columnTitle(over) }) : part;
      check.onChange(withAdded(check, adding, name));
      onClose();
    },
  };
}

function AddForm(props: FormProps) {
  const { t } = useTranslation('imports');
  const { adding, setAdding, columns, count, add } = useAdding(props);
  return (
    <div className="row row-wrap imports-add-metric" role="group" aria-label={t('addMetric')}>
      <ChoiceField
        label={t('countedColumn')}
        labelHidden
        placeholder={t('countedColumn')}
        value={adding === null ? null : String(adding.counted.index)}
        options={columnOptions(columns)}
        onChange={count}
        width="260px"
      />
      {adding !== null && (
        <>
          <span className="small muted">{t('countedAs')}</span>
          <KindOrMetric {...props} adding={adding} onAdding={setAdding} />
          <MetricColumns
            choice={adding.choice}
            columns={adding.columns}
            options={columnOptions(wholeColumns(props).filter(({ index }) => index !== adding.counted.index))}
            onChange={(next) => setAdding({ ...adding, columns: next })}
          />
        </>
      )}
      <Button disabled={adding === null || !isComplete(adding)} onClick={add}>
        {t('add')}
      </Button>
      <Button variant="subtle" onClick={props.onClose}>
        {t('mendCancel')}
      </Button>
    </div>
  );
}

/** A metric put together from columns: what is counted, as what kind, and over what. */
export function AddMetric(check: CheckProps) {
  const { t } = useTranslation('imports');
  const [isOpen, setIsOpen] = useState(false);
  if (isOpen) return <AddForm {...check} onClose={() => setIsOpen(false)} />;
  return (
    <Button
      className="imports-add-metric"
      variant="subtle"
      leftSection={<Plus className="icon-small" aria-hidden="true" />}
      onClick={() => setIsOpen(true)}
    >
      {t('addMetric')}
    </Button>
  );
}
