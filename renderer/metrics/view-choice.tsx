import { useTranslation } from 'react-i18next';
import { SPANS, type Span } from './chart-span.ts';
import { type Explored, LENSES, type Lens, SMOOTHINGS } from './explorer-address.ts';
import type { ListedMetric } from './metric-data.ts';
import { ZoomBar } from '#renderer/ui/charts/zoom-bar.tsx';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { Segments } from '#renderer/ui/segments.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';

type Change = (choice: Partial<Explored>) => void;
type Props = { explored: Explored; onChange: Change };

/** The span, or the days zoomed into beside it; choosing a span leaves the zoom. */
function SpanChoice({ explored, onChange }: Props) {
  const { t } = useTranslation('metrics');
  const formats = useFormats();
  const { span, zoom } = explored;
  const spans = SPANS.map((value) => ({ value, label: t(`spans.${value}`) }));
  if (zoom === null) {
    return (
      <Segments<Span>
        label={t('span')}
        value={span}
        options={spans}
        onChange={(value) => onChange({ span: value })}
      />
    );
  }
  return (
    <Segments<Span | 'zoom'>
      label={t('span')}
      value="zoom"
      options={[...spans, { value: 'zoom', label: formats.dayRange(zoom.from, zoom.to) }]}
      onChange={(value) => {
        if (value !== 'zoom') onChange({ span: value, zoom: null });
      }}
    />
  );
}

const HAS_SPAN: ReadonlySet<Lens> = new Set(['time', 'segments', 'spread']);
const HAS_SMOOTHING: ReadonlySet<Lens> = new Set(['time', 'segments', 'phases']);

type ViewChoiceProps = Props & {
  metrics: readonly ListedMetric[];
  selectedId: string | null;
};

/** How to look at the figures: the way, the metric where it shows one, the days, the line. */
export function ViewChoice({ explored, onChange, metrics, selectedId }: ViewChoiceProps) {
  const { t } = useTranslation('metrics');
  const { lens, smoothing } = explored;
  return (
    <div className="row row-wrap metrics-view">
      <Segments
        label={t('lens')}
        value={lens}
        options={LENSES.map((value) => ({ value, label: t(`lenses.${value}`) }))}
        onChange={(value) => onChange({ lens: value })}
      />
      {lens !== 'time' && metrics.length > 1 && (
        <div className="metrics-choice">
          <ChoiceField
            label={t('metric')}
            labelHidden
            value={selectedId}
            options={metrics.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(metricId) => onChange({ metricId })}
          />
        </div>
      )}
      {HAS_SPAN.has(lens) && <SpanChoice explored={explored} onChange={onChange} />}
      {HAS_SMOOTHING.has(lens) && (
        <Segments
          label={t('smoothing')}
          value={smoothing}
          options={SMOOTHINGS.map((value) => ({ value, label: t(`smoothings.${value}`) }))}
          onChange={(value) => onChange({ smoothing: value })}
        />
      )}
      {HAS_SPAN.has(lens) && <ZoomBar />}
    </div>
  );
}
