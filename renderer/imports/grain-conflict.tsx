import { Button } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { changeMetric, metricKind, newDraft, unfedMetrics } from './mapping-edits.ts';
import type { CheckProps } from './wizard-props.ts';
import type { ImportPreview } from '#shared/imports/imports.contract.ts';
import type { MetricMapping } from '#shared/imports/import-mapping.ts';

type GrainConflict = ImportPreview['grainConflicts'][number];

const OFFERED = 2;

/** A name nobody has yet: "Orders (weekly)", then "Orders (weekly) 2". */
function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const wanted = number === 1 ? name : `${name} ${number}`;
    if (!taken.has(wanted.toLowerCase())) return wanted;
  }
}

type Props = CheckProps & { metric: MetricMapping; conflict: GrainConflict };

/** Why a metric cannot be fed by this file, and where its figures can go instead. */
export function GrainConflictNote({ metric, conflict, ...check }: Props) {
  const { t } = useTranslation('imports');
  const { mapping, metrics, onChange } = check;
  const { at, metricId, name, grain } = conflict;
  const put = (change: Pick<MetricMapping, 'metricId' | 'draft'>) =>
    onChange(changeMetric(mapping, at, change));
  const kind = metricKind(metric, metrics);
  const fitting = unfedMetrics(metrics, mapping).filter(
    (other) => other.grain === mapping.grain && other.kind === kind,
  );
  const taken = new Set(metrics.map((known) => known.name.toLowerCase()));
  const apart = freeName(t(`grainName.${mapping.grain}`, { name }), taken);
  const add = (): void => {
    const { unit = '', direction = 'higher' } = metrics.find(({ id }) => id === metricId) ?? {};
    put({ metricId: null, draft: { ...newDraft({ name: apart, kind, isFirst: false }), unit, direction } });
  };
  const words = { name, has: t(`grainFigures.${grain}`), brings: t(`grainFigures.${mapping.grain}`) };
  return (
    <div className="imports-conflict" role="alert">
      <CircleAlert className="icon-small tone-hold" aria-hidden="true" />
      <div className="stack imports-conflict-words">
        <span>{t('grainConflict', words)}</span>
        <div className="row row-wrap">
          {fitting.slice(0, OFFERED).map((other) => (
            <Button key={other.id} size="sm" onClick={() => put({ metricId: other.id, draft: null })}>
              {t('putInto', { name: other.name })}
            </Button>
          ))}
          <Button size="sm" onClick={add}>
            {t('addNamed', { name: apart })}
          </Button>
          <Button size="sm" variant="subtle" onClick={() => onChange({ ...mapping, grain })}>
            {t(`grainReadAs.${grain}`)}
          </Button>
        </div>
      </div>
    </div>
  );
}
