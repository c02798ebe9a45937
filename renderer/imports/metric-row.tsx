import { ActionIcon, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { GrainConflictNote } from './grain-conflict.tsx';
import {
  changeDraft,
  changeMetric,
  figureColumns,
  metricKind,
  metricName,
  newDraft,
  removeMetricAt,
  wholeColumns,
  type Draft,
} from './mapping-edits.ts';
import { columnOptions, MetricColumns } from './metric-columns.tsx';
import { choiceOf, KIND_CHOICES, kindOf, putKind } from './metric-kinds.ts';
import { OverSegmentsAnswer } from './over-segments.tsx';
import type { CheckProps } from './wizard-props.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import type { MetricMapping } from '#shared/imports/import-mapping.ts';

const NEW = 'new';
const ROLES = ['primary', 'secondary', 'guardrail'] as const;
const DIRECTIONS = ['higher', 'lower'] as const;

type RowProps = CheckProps & { metric: MetricMapping; at: number };

/** The columns a metric is made of, as a sentence: this of that, and what its segments make together. */
function Counted({ metric, at, ...props }: RowProps) {
  const { t } = useTranslation('imports');
  const options = columnOptions(figureColumns(props));
  const wholes = columnOptions(wholeColumns(props));
  const question = props.preview.segmentQuestions.find((asked) => asked.at === at);
  const change = (next: Partial<MetricMapping>) => props.onChange(changeMetric(props.mapping, at, next));
  return (
    <div className="row row-wrap imports-counted">
      <ChoiceField
        label={t('countedColumn')}
        labelHidden
        value={String(metric.totalColumn)}
        options={options}
        onChange={(value) => value !== null && change({ totalColumn: Number(value) })}
        width="260px"
      />
      <MetricColumns
        choice={choiceOf(metricKind(metric, props.metrics), metric.unitsColumn)}
        columns={metric}
        options={wholes}
        onChange={({ unitsColumn, squaresColumn, totalHolds }) =>
          change({ unitsColumn, squaresColumn, totalHolds })
        }
      />
      {question !== undefined && <OverSegmentsAnswer {...props} metric={metric} question={question} />}
    </div>
  );
}

/** What is measured; a metric that is there keeps its kind. */
function Kind({ metric, at, ...props }: RowProps) {
  const { t } = useTranslation('imports');
  const choice = choiceOf(metricKind(metric, props.metrics), metric.unitsColumn);
  const { draft } = metric;
  if (draft === null) return <span className="small soft">{t(`kind.${choice}`)}</span>;
  const choose = (value: string | null): void => {
    const next = KIND_CHOICES.find((key) => key === value);
    if (next === undefined) return;
    const others = wholeColumns(props).filter(({ index }) => index !== metric.totalColumn);
    const { metricId, totalColumn } = metric;
    const columns = { metricId, totalColumn, ...putKind(metric, next, others) };
    const metrics = props.mapping.metrics.with(at, { ...columns, draft: { ...draft, kind: kindOf(next) } });
    props.onChange({ ...props.mapping, metrics });
  };
  return (
    <ChoiceField
      label={t('kindHead')}
      labelHidden
      value={choice}
      options={KIND_CHOICES.map((key) => ({
        value: key,
        label: t(`kind.${key}`),
        hint: t(`kindHint.${key}`),
      }))}
      onChange={choose}
      width="124px"
    />
  );
}

function DraftFields({ draft, at, ...props }: RowProps & { draft: Draft }) {
  const { t } = useTranslation('imports');
  const change = (next: Partial<Draft>) => props.onChange(changeDraft(props.mapping, at, next));
  return (
    <>
      <td>
        <ChoiceField
          label={t('role')}
          labelHidden
          value={draft.role}
          options={ROLES.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
          onChange={(value) => change({ role: ROLES.find((role) => role === value) ?? draft.role })}
          width="130px"
        />
      </td>
      <td>
        <ChoiceField
          label={t('direction')}
          labelHidden
          value={draft.direction}
          options={DIRECTIONS.map((direction) => ({ value: direction, label: t(`directions.${direction}`) }))}
          onChange={(value) =>
            change({ direction: DIRECTIONS.find((direction) => direction === value) ?? draft.direction })
          }
          width="104px"
        />
      </td>
    </>
  );
}

function KnownFields({ metric, metrics }: Pick<RowProps, 'metric' | 'metrics'>) {
  const { t } = useTranslation('imports');
  const known = metrics.find(({ id }) => id === metric.metricId);
  return (
    <>
      <td className="small soft">{known === undefined ? '' : t(`roles.${known.role}`)}</td>
      <td className="small soft">{known === undefined ? '' : t(`directions.${known.direction}`)}</td>
    </>
  );
}

/** Metrics of the feature of the same kind that nothing in the file feeds yet, and the one chosen here. */
function fitting({ metric, mapping, metrics }: RowProps) {
  const fed = new Set(mapping.metrics.map(({ metricId }) => metricId));
  const kind = metricKind(metric, metrics);
  return metrics.filter(
    ({ id, kind: own, formula }) =>
      id === metric.metricId || (own === kind && formula === null && !fed.has(id)),
  );
}

/** Into a metric that is there, or into a new one under its own name. */
function Target(props: RowProps) {
  const { t } = useTranslation('imports');
  const { metric, at, metrics, mapping, onChange } = props;
  const known = fitting(props);
  const choose = (choice: string | null): void => {
    if (choice === null) return;
    const kind = metricKind(metric, metrics);
    const draft = newDraft({ name: metricName(metric, metrics), kind, isFirst: false });
    const change = choice === NEW ? { metricId: null, draft } : { metricId: choice, draft: null };
    onChange(changeMetric(mapping, at, change));
  };
  if (known.length === 0) return null;
  return (
    <ChoiceField
      label={t('target')}
      labelHidden
      value={metric.metricId ?? NEW}
      options={[
        { value: NEW, label: t('newMetric') },
        ...known.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={choose}
    />
  );
}

function Name(props: RowProps) {
  const { t } = useTranslation('imports');
  const { metric, at, mapping, onChange } = props;
  return (
    <div className="stack imports-metric-name">
      <Target {...props} />
      {metric.draft !== null && (
        <TextInput
          aria-label={t('metricName')}
          title={metric.draft.name}
          value={metric.draft.name}
          maxLength={200}
          error={metric.draft.name.trim() === '' ? t('nameMissing') : null}
          onChange={(event) => onChange(changeDraft(mapping, at, { name: event.currentTarget.value }))}
        />
      )}
    </div>
  );
}

/** A metric of the file: what it is, the columns it is made of, and why it cannot be fed. */
export function MetricRow(props: RowProps) {
  const { t } = useTranslation('imports');
  const { metric, at, preview } = props;
  const conflict = preview.grainConflicts.find((found) => found.at === at);
  return (
    <tbody>
      <tr className="imports-metric">
        <td>
          <Name {...props} />
        </td>
        <td>
          <Kind {...props} />
        </td>
        {metric.draft === null ? <KnownFields {...props} /> : <DraftFields {...props} draft={metric.draft} />}
        <td className="end">
          <ActionIcon
            aria-label={t('leaveOutMetric', { name: metricName(metric, props.metrics) })}
            onClick={() => props.onChange(removeMetricAt(props.mapping, at))}
          >
            <X className="icon-small" />
          </ActionIcon>
        </td>
      </tr>
      <tr>
        <td colSpan={5}>
          <Counted {...props} />
          {conflict !== undefined && <GrainConflictNote {...props} conflict={conflict} />}
        </td>
      </tr>
    </tbody>
  );
}
