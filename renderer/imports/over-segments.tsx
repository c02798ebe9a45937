import { Trans, useTranslation } from 'react-i18next';
import { changeDraft, changeMetric, metricName } from './mapping-edits.ts';
import type { CheckProps } from './wizard-props.ts';
import { Segments } from '#renderer/ui/segments.tsx';
import type { SegmentQuestion } from '#shared/imports/imports.contract.ts';
import type { MetricMapping } from '#shared/imports/import-mapping.ts';
import type { OverSegments } from '#shared/metrics/metric.ts';

const ANSWERS = ['adds-up', 'averages'] as const;
type Answer = (typeof ANSWERS)[number];

type Props = CheckProps & { metric: MetricMapping; question: SegmentQuestion };

/** What has been answered here, which the next preview repeats; what would be taken otherwise. */
function answerOf({ metric, question }: Pick<Props, 'metric' | 'question'>): OverSegments {
  const said = metric.draft === null ? metric.overSegments : metric.draft.overSegments;
  return said === undefined || said === 'unsaid' ? question.taken : said;
}

/** A day of the file both ways, the one that will be shown in strong words. */
function Outcome({ metric, question }: Pick<Props, 'metric' | 'question'>) {
  const { t } = useTranslation('imports');
  const { outcome } = question;
  if (outcome === null) return null;
  return (
    <span className="small soft">
      <Trans
        t={t}
        i18nKey={`overSegments.outcome.${answerOf({ metric, question })}`}
        values={outcome}
        components={{ b: <strong /> }}
      />
    </span>
  );
}

/** Whether the segments of a day make a metric by their sum or by their average, with what a day comes to. */
export function OverSegmentsAnswer(props: Props) {
  const { t } = useTranslation('imports');
  const { mapping, metric, metrics, question, onChange } = props;
  const { at } = question;
  const answer = answerOf(props);
  const say = (overSegments: Answer): void =>
    onChange(
      metric.draft === null
        ? changeMetric(mapping, at, { overSegments })
        : changeDraft(mapping, at, { overSegments }),
    );
  return (
    <div className="row row-wrap imports-over-segments">
      <span className="small muted nowrap">{t('overSegments.segments')}</span>
      <Segments<Answer>
        label={t('overSegments.label', { name: metricName(metric, metrics) })}
        value={answer === 'unsaid' ? null : answer}
        options={ANSWERS.map((value) => ({ value, label: t(`overSegments.answer.${value}`) }))}
        onChange={say}
      />
      <Outcome metric={metric} question={question} />
    </div>
  );
}
