import { Radio } from '@mantine/core';
import { CircleHelp } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { ChangeRule, ImportPreview } from '#shared/imports/imports.contract.ts';
import type { Metric } from '#shared/metrics/metric.ts';

const RULES: readonly ChangeRule[] = ['revise', 'keep'];
const SHOWN = 8;

export type CheckChangesProps = {
  preview: ImportPreview;
  metrics: readonly Metric[];
  /** Null while the question is open. */
  rule: ChangeRule | null;
  onRule: (rule: ChangeRule) => void;
};

type ChangedFigure = ImportPreview['changed'][number];

function ChangedRow({ figure, metrics }: { figure: ChangedFigure; metrics: readonly Metric[] }) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const metric = metrics.find(({ name }) => name === figure.metric);
  const write = (value: number | null): string =>
    value === null ? '–' : metric === undefined ? formats.plain(value) : formats.metric(value, metric);
  return (
    <tr>
      <td className="medium">{figure.metric}</td>
      <td className="nowrap">{formats.dayShort(figure.day)}</td>
      <td className="soft">
        {[t(`arm.${figure.arm}`), figure.segment].filter((part) => part !== '').join(', ')}
      </td>
      <td className="end num soft">{write(figure.before)}</td>
      <td className="end num medium">{write(figure.after)}</td>
    </tr>
  );
}

function ChangedTable({ preview, metrics }: Pick<CheckChangesProps, 'preview' | 'metrics'>) {
  const { t } = useTranslation('imports');
  const { changed, counts } = preview;
  if (changed.length === 0) return null;
  const shown = changed.slice(0, SHOWN);
  const more = (counts?.changedFigures ?? changed.length) - shown.length;
  return (
    <>
      <div className="table-scroll">
        <table className="plain-table imports-changed">
          <thead>
            <tr>
              <th>{t('metricName')}</th>
              <th>{t('columnUse.day')}</th>
              <th>{t('columnUse.group')}</th>
              <th className="end">{t('standsNow')}</th>
              <th className="end">{t('inTheFile')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((figure) => (
              <ChangedRow
                key={`${figure.metric} ${figure.day} ${figure.arm} ${figure.segment}`}
                figure={figure}
                metrics={metrics}
              />
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && <p className="small muted">{t('moreChanged', { count: more })}</p>}
    </>
  );
}

/** Figures that stand already with another value: which of the two counts is for the person to say. */
export function CheckChanges(props: CheckChangesProps) {
  const { t } = useTranslation('imports');
  const { preview, rule, onRule } = props;
  const id = useId();
  const count = preview.counts?.changedFigures ?? 0;
  if (count === 0) return null;
  return (
    <section className="imports-questions" aria-labelledby={id}>
      <div className="imports-question">
        <CircleHelp className={rule === null ? 'icon tone-notyet' : 'icon muted'} aria-hidden="true" />
        <div className="grow stack imports-change">
          <div>
            <h2 id={id}>{t('changedQuestion', { count })}</h2>
            <p className="small muted imports-question-why">{t('questionWhy.changed-values')}</p>
          </div>
          <Radio.Group
            aria-labelledby={id}
            value={rule}
            onChange={(value) => {
              const chosen = RULES.find((known) => known === value);
              if (chosen !== undefined) onRule(chosen);
            }}
          >
            <div className="stack imports-change-rules">
              {RULES.map((value) => (
                <Radio
                  key={value}
                  value={value}
                  label={t(`changeRule.${value}`)}
                  description={t(`changeRuleMeans.${value}`)}
                />
              ))}
            </div>
          </Radio.Group>
          <ChangedTable {...props} />
        </div>
      </div>
    </section>
  );
}
