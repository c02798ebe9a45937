import { ActionIcon, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AddMetricRow } from './add-metric-row.tsx';
import {
  changeDraft,
  changeMetric,
  columnTitle,
  figureColumns,
  metricKind,
  metricName,
  newDraft,
  removeMetricAt,
  type Draft,
} from './mapping-edits.ts';
import type { CheckProps } from './wizard-props.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { MetricMapping } from '#shared/imports/imports.contract.ts';

const NEW = 'new';
const ROLES = ['primary', 'secondary', 'guardrail'] as const;
const DIRECTIONS = ['higher', 'lower'] as const;
const KINDS_ALONE = ['count', 'value', 'mean', 'duration'] as const;

type RowProps = CheckProps & { metric: MetricMapping; at: number };

function Counted({ metric, at, ...props }: RowProps) {
  const { t } = useTranslation('imports');
  const options = figureColumns(props).map((column) => ({
    value: String(column.index),
    label: columnTitle(column),
  }));
  const kind = metricKind(metric, props.metrics);
  const change = (next: Partial<MetricMapping>) => props.onChange(changeMetric(props.mapping, at, next));
  const unitsLabel = kind === 'proportion' ? 'of' : 'per';
  return (
    <div className="row imports-counted">
      <ChoiceField
        label={t('countedColumn')}
        labelHidden
        value={String(metric.totalColumn)}
        options={options}
        onChange={(value) => value !== null && change({ totalColumn: Number(value) })}
      />
      {kind !== 'value' && (
        <>
          <span className="small muted nowrap">{t(unitsLabel)}</span>
          <ChoiceField
            label={t('unitsColumn')}
            labelHidden
            value={metric.unitsColumn === null ? 'row' : String(metric.unitsColumn)}
            options={[{ value: 'row', label: t('eachRow') }, ...options]}
            onChange={(value) =>
              change({ unitsColumn: value === null || value === 'row' ? null : Number(value) })
            }
          />
        </>
      )}
      {(kind === 'mean' || kind === 'duration') && (
        <ChoiceField
          label={t('squaresColumn')}
          labelHidden
          value={metric.squaresColumn === null ? 'none' : String(metric.squaresColumn)}
          options={[{ value: 'none', label: t('noSquares') }, ...options]}
          onChange={(value) =>
            change({ squaresColumn: value === null || value === 'none' ? null : Number(value) })
          }
        />
      )}
    </div>
  );
}

/** A figure without cases may be a count, a plain figure or an average; with cases it is a share. */
function Kind({ metric, at, ...props }: RowProps) {
  const { t } = useTranslation('imports');
  const kind = metricKind(metric, props.metrics);
  if (metric.draft === null || kind === 'proportion') {
    return <span className="small soft">{t(`kind.${kind}`)}</span>;
  }
  return (
    <ChoiceField
      label={t('kindHead')}
      labelHidden
      value={kind}
      options={KINDS_ALONE.map((key) => ({ value: key, label: t(`kind.${key}`) }))}
      onChange={(value) => {
        const next = KINDS_ALONE.find((key) => key === value);
        if (next !== undefined) props.onChange(changeDraft(props.mapping, at, { kind: next }));
      }}
      width="108px"
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
          value={metric.draft.name}
          maxLength={200}
          error={metric.draft.name.trim() === '' ? t('nameMissing') : null}
          onChange={(event) => onChange(changeDraft(mapping, at, { name: event.currentTarget.value }))}
        />
      )}
    </div>
  );
}

function MetricRow(props: RowProps) {
  const { t } = useTranslation('imports');
  const { metric, at } = props;
  return (
    <tr>
      <td>
        <Name {...props} />
      </td>
      <td>
        <Counted {...props} />
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
  );
}

/** Metrics of the feature that get nothing from this file, so that nobody waits for their numbers. */
function Unfed({ preview, mapping }: CheckProps) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const names = preview.unfed.map((name) => t('quoted', { name }));
  if (names.length === 0 || mapping.metrics.length === 0) return null;
  return (
    <p className="small soft imports-unfed">
      {t('unfed', { count: names.length, names: formats.list(names) })}
    </p>
  );
}

/** Which metrics the file feeds: those the feature has, and new ones made with the import. */
export function CheckMetrics(props: CheckProps) {
  const { t } = useTranslation('imports');
  return (
    <Section title={t('metricsTitle')} note={t('metricsNote')}>
      <div className="table-scroll">
        <table className="plain-table imports-metrics">
          <thead>
            <tr>
              <th>{t('metricName')}</th>
              <th>{t('whatCounts')}</th>
              <th>{t('kindHead')}</th>
              <th>{t('role')}</th>
              <th>{t('direction')}</th>
              <th>
                <span className="visually-hidden">{t('leaveOut')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {props.mapping.metrics.map((metric, at) => (
              <MetricRow key={at} {...props} metric={metric} at={at} />
            ))}
          </tbody>
        </table>
      </div>
      <AddMetricRow {...props} />
      <Unfed {...props} />
    </Section>
  );
}
