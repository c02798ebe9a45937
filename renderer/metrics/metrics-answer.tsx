import { Trans, useTranslation } from 'react-i18next';
import { certaintyOf } from './certainty.ts';
import { isWithoutCases, type MetricData } from './metric-data.ts';
import { AnswerSentence } from '#renderer/ui/section.tsx';
import type { Comparison } from '#shared/metrics/comparison.ts';

const MARKS = { b: <strong />, q: <span className="muted" />, n: <span className="tone-notyet medium" /> };

function Difference({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation('metrics');
  const { metric, difference, basis } = comparison;
  if (difference === null || basis === 'none') {
    return <Trans t={t} i18nKey="answer.none" values={{ metric: metric.name }} components={MARKS} />;
  }
  const values = {
    metric: metric.name,
    difference: difference.estimate,
    metricKind: metric.kind,
    unit: metric.unit,
    scale: difference.scale,
  };
  return (
    <>
      <Trans t={t} i18nKey={`answer.${basis}`} values={values} components={MARKS} />{' '}
      <Trans t={t} i18nKey={`certainty.${basis}.${certaintyOf(comparison)}`} components={MARKS} />
    </>
  );
}

function Guardrails({ data }: { data: readonly MetricData[] }) {
  const { t } = useTranslation('metrics');
  const judged = data.flatMap(({ comparison }) =>
    comparison === null || comparison.probabilityWithinLimit === null ? [] : [comparison],
  );
  const beyond = judged.filter(({ probabilityWithinLimit }) => (probabilityWithinLimit ?? 1) < 0.5);
  const [first] = beyond;
  if (judged.length === 0) return null;
  if (first === undefined) return <span className="muted"> {t('guardrailsCalm')}</span>;
  return (
    <span className="tone-rollback medium">
      {' '}
      {t('guardrailsBeyond', { count: beyond.length, metric: first.metric.name })}
    </span>
  );
}

/** The sentence that says what the numbers say: the primary metric first, then the guardrails. */
export function MetricsAnswer({ data }: { data: readonly MetricData[] }) {
  const { t } = useTranslation('metrics');
  const filled = data.filter(({ metric }) => metric.days > 0);
  const lead = filled.find(({ metric }) => metric.role === 'primary') ?? filled[0];
  if (lead === undefined) {
    return (
      <AnswerSentence>
        <Trans t={t} i18nKey="answer.noNumbers" values={{ count: data.length }} components={MARKS} />
      </AnswerSentence>
    );
  }
  if (isWithoutCases(lead)) {
    return (
      <AnswerSentence>
        <Trans t={t} i18nKey="answer.noCases" values={{ metric: lead.metric.name }} components={MARKS} />
        <Guardrails data={data} />
      </AnswerSentence>
    );
  }
  if (lead.comparison === null) return null;
  return (
    <AnswerSentence>
      <Difference comparison={lead.comparison} />
      <Guardrails data={data} />
    </AnswerSentence>
  );
}
