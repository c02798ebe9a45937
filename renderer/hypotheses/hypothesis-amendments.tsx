import { useTranslation } from 'react-i18next';
import { Section } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { type Hypothesis, hypothesisDraftSchema } from '#shared/hypotheses/hypothesis.ts';
import type { Metric } from '#shared/metrics/metric.ts';

type Amendment = Hypothesis['amendments'][number];

const keptSchema = hypothesisDraftSchema.omit({ featureId: true }).partial();
type Kept = ReturnType<(typeof keptSchema)['parse']>;
type Field = keyof Kept;

const FIELDS: readonly Field[] = [
  'change',
  'segmentId',
  'metricId',
  'baseline',
  'expectedEffect',
  'smallestWorthwhile',
  'basis',
  'because',
];

function useFieldWords(
  hypothesis: Hypothesis,
  metrics: readonly Metric[],
): (field: Field, kept: Kept) => string {
  const { t } = useTranslation('hypotheses');
  const formats = useFormats();
  const metric = metrics.find(({ id }) => id === hypothesis.metricId);
  return (field, kept) => {
    const value = kept[field];
    if (value === undefined || value === null || value === '') return t('nothing');
    if (field === 'basis' && kept.basis !== undefined) return t(`basis.${kept.basis}`);
    if (field === 'metricId') return metrics.find(({ id }) => id === value)?.name ?? t('unknown');
    if (field === 'segmentId') return t('aSegment');
    if (typeof value === 'string') return `“${value}”`;
    if (metric === undefined) return formats.plain(value);
    return field === 'baseline' ? formats.metric(value, metric) : formats.metricDifference(value, metric);
  };
}

type LineProps = { amendment: Amendment; wordsOf: (field: Field, kept: Kept) => string };

function AmendmentLine({ amendment, wordsOf }: LineProps) {
  const { t } = useTranslation('hypotheses');
  const formats = useFormats();
  const before = keptSchema.parse(JSON.parse(amendment.before));
  const after = keptSchema.parse(JSON.parse(amendment.after));
  const touched = FIELDS.filter((field) => after[field] !== undefined);
  return (
    <li className="hypothesis-amendment">
      <div className="small muted num">
        {formats.instant(amendment.at)}
        <br />
        {amendment.actor}
      </div>
      <div>
        {touched.map((field) => (
          <div key={field}>
            {t('changed', {
              field: t(`field.${field}`),
              before: wordsOf(field, before),
              after: wordsOf(field, after),
            })}
          </div>
        ))}
        <div className="soft">{t('because', { reason: amendment.reason })}</div>
      </div>
    </li>
  );
}

/** Every rewording after the lock, with its reason: shown for ever. */
export function HypothesisAmendments({
  hypothesis,
  metrics,
}: {
  hypothesis: Hypothesis;
  metrics: readonly Metric[];
}) {
  const { t } = useTranslation('hypotheses');
  const wordsOf = useFieldWords(hypothesis, metrics);
  if (hypothesis.amendments.length === 0) return null;
  return (
    <Section title={t('amendments')} note={t('amendmentsNote')}>
      <ul className="rule-list">
        {hypothesis.amendments.toReversed().map((amendment) => (
          <AmendmentLine key={amendment.at} amendment={amendment} wordsOf={wordsOf} />
        ))}
      </ul>
    </Section>
  );
}
