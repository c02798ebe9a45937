import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addMetric, columnTitle, figureColumns, newDraft, unfedMetrics } from './mapping-edits.ts';
import type { CheckProps } from './wizard-props.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';

const KNOWN = 'metric:';
const ALONE = 'alone';

type Picked = { counted: number; choice: string; nameOfShare: (whole: number) => string };

function titleOf(check: CheckProps, index: number): string {
  const column = figureColumns(check).find((known) => known.index === index);
  return column === undefined ? '' : columnTitle(column);
}

/** The mapping with a metric that counts one column of another (or alone, or into a metric that is there). */
function withMetric(props: CheckProps, { counted, choice, nameOfShare }: Picked) {
  const { mapping, metrics } = props;
  const alone = { totalColumn: counted, unitsColumn: null, squaresColumn: null };
  if (choice.startsWith(KNOWN)) {
    return addMetric(mapping, { metricId: choice.slice(KNOWN.length), draft: null, ...alone });
  }
  const isFirst = mapping.metrics.length === 0 && metrics.every(({ role }) => role !== 'primary');
  if (choice === ALONE) {
    const draft = newDraft({ name: titleOf(props, counted), kind: 'count', isFirst });
    return addMetric(mapping, { metricId: null, draft, ...alone });
  }
  const whole = Number(choice);
  const draft = newDraft({ name: nameOfShare(whole), kind: 'proportion', isFirst });
  return addMetric(mapping, { metricId: null, draft, ...alone, unitsColumn: whole });
}

/** A metric in two picks: what is counted, and of what. */
export function AddMetricRow(props: CheckProps) {
  const { t } = useTranslation('imports');
  const [counted, setCounted] = useState<number | null>(null);
  const options = figureColumns(props).map((column) => ({
    value: String(column.index),
    label: columnTitle(column),
  }));
  const known = unfedMetrics(props.metrics, props.mapping).map(({ id, name }) => ({
    value: `${KNOWN}${id}`,
    label: t('feedMetric', { name }),
  }));
  const finish = (choice: string | null): void => {
    if (choice === null || counted === null) return;
    const part = titleOf(props, counted);
    const nameOfShare = (whole: number) => t('shareName', { part, whole: titleOf(props, whole) });
    props.onChange(withMetric(props, { counted, choice, nameOfShare }));
    setCounted(null);
  };
  return (
    <div className="row row-wrap imports-add-metric" role="group" aria-label={t('addMetric')}>
      <Plus className="icon-small muted" aria-hidden="true" />
      <span className="small soft">{t('addMetric')}</span>
      <ChoiceField
        label={t('countedColumn')}
        labelHidden
        placeholder={t('countedColumn')}
        value={counted === null ? null : String(counted)}
        options={options}
        onChange={(value) => setCounted(value === null ? null : Number(value))}
        width="190px"
      />
      <span className="small muted">{t('of')}</span>
      <ChoiceField
        label={t('unitsColumn')}
        labelHidden
        placeholder={t('unitsColumn')}
        disabled={counted === null}
        value={null}
        options={[
          ...options.filter(({ value }) => value !== String(counted)),
          { value: ALONE, label: t('ofNothing') },
          ...known,
        ]}
        onChange={finish}
        width="230px"
      />
    </div>
  );
}
