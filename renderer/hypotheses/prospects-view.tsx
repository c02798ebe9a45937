import { CircleCheck, CircleHelp, CircleSlash, type LucideIcon, Telescope } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { Callout, type Tone } from '#renderer/ui/marks.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { Hypothesis, Instead, Prospects } from '#shared/hypotheses/hypothesis.ts';
import type { Metric } from '#shared/metrics/metric.ts';

type Verdict = Prospects['verdict'];

const LOOKS: Record<Verdict, { icon: LucideIcon; tone: Tone | 'neutral' }> = {
  likely: { icon: CircleCheck, tone: 'advance' },
  'only-large-effects': { icon: Telescope, tone: 'hold' },
  'cannot-be-shown': { icon: CircleSlash, tone: 'reduce' },
  unknown: { icon: CircleHelp, tone: 'notyet' },
};

type Of = { hypothesis: Hypothesis; metric: Metric; prospects: Prospects };

/** What is needed, how fast it comes, what the plan brings, what that shows: each only where it is known. */
function useSentences({ hypothesis, metric, prospects }: Of): string[] {
  const { t } = useTranslation('hypotheses');
  const formats = useFormats();
  const { unitsPerArm, unitsPerDay, days, plannedUnits, smallestDetectable } = prospects;
  const units = t(`units.${metric.kind}`);
  const effect = formats.metricDifference(hypothesis.expectedEffect, metric);
  const sentences: string[] = [];
  if (unitsPerArm === null) sentences.push(t('need.unknown'));
  else if (hypothesis.basis === 'fixed-target')
    sentences.push(t('need.oneGroup', { need: unitsPerArm, units, effect }));
  else sentences.push(t('need.twoGroups', { need: unitsPerArm, units, effect }));
  if (unitsPerDay === null) sentences.push(t('pace.unknown'));
  else if (days !== null && metric.kind !== 'value')
    sentences.push(t('pace.known', { count: days, perDay: unitsPerDay, units }));
  if (plannedUnits !== null) sentences.push(t('plan.brings', { planned: Math.round(plannedUnits), units }));
  if (smallestDetectable !== null) {
    const change = formats.metricDifference(
      Math.sign(hypothesis.expectedEffect) * smallestDetectable,
      metric,
    );
    sentences.push(t('plan.shows', { change }));
  }
  return sentences;
}

function RuledOut({ prospects }: { prospects: Prospects }) {
  const { t } = useTranslation('hypotheses');
  const formats = useFormats();
  return (
    <div className="table-scroll">
      <table className="plain-table">
        <caption className="small muted ruled-out-caption">{t('ruledOut.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('ruledOut.phase')}</th>
            <th scope="col" className="end">
              {t('ruledOut.people')}
            </th>
            <th scope="col" className="end">
              {t('ruledOut.rate')}
            </th>
          </tr>
        </thead>
        <tbody>
          {prospects.ruledOut.map(({ phaseName, people, rate }) => (
            <tr key={phaseName}>
              <td className="medium">{phaseName}</td>
              <td className="end num">{formats.whole(people)}</td>
              <td className="end num">
                {rate > 0.5
                  ? t('ruledOut.share', { share: rate })
                  : t('ruledOut.oneIn', { oneIn: Math.floor(1 / rate), share: rate })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Where the pilot would probably miss the change: other ways, each with its number. */
function WhatInstead({ prospects, metric }: Pick<Of, 'prospects' | 'metric'>) {
  const { t } = useTranslation('hypotheses');
  if (prospects.instead.length === 0) return null;
  const write = (way: Instead): string => {
    if (way.kind === 'larger') return t('instead.larger', { times: Math.ceil(way.times * 10) / 10 });
    if (way.kind === 'paired') return t('instead.paired', { pairs: way.pairs });
    if (way.kind === 'frequent') return t('instead.frequent', { share: way.share, units: way.units });
    return t('instead.do-no-harm', { margin: way.margin, metricKind: metric.kind, unit: metric.unit });
  };
  return (
    <div className="prospects-instead">
      <h3>{t('instead.title')}</h3>
      <ul>
        {prospects.instead.map((way) => (
          <li key={way.kind}>{write(way)}</li>
        ))}
      </ul>
    </div>
  );
}

function Found(props: Of) {
  const { t } = useTranslation('hypotheses');
  const { prospects, hypothesis } = props;
  const sentences = useSentences(props);
  const { icon, tone } = LOOKS[prospects.verdict];
  return (
    <div className="prospects">
      <div>
        <Callout tone={tone} icon={icon}>
          {t(`verdict.${prospects.verdict}`)}
        </Callout>
        <ul className="rule-list prospects-list">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {hypothesis.basis === 'before-after' && <li>{t('beforeAfter')}</li>}
        </ul>
        <WhatInstead prospects={prospects} metric={props.metric} />
        <p className="small muted">{t('method')}</p>
      </div>
      <RuledOut prospects={prospects} />
    </div>
  );
}

/** What this pilot can and cannot show, before anyone is exposed. */
export function ProspectsView({ hypothesis, metric }: { hypothesis: Hypothesis; metric: Metric }) {
  const { t } = useTranslation('hypotheses');
  const query = useQueryOf('hypotheses.prospects', { hypothesisId: hypothesis.id });
  return (
    <Section title={t('prospects')}>
      <QueryState query={query}>
        {(prospects) => <Found hypothesis={hypothesis} metric={metric} prospects={prospects} />}
      </QueryState>
    </Section>
  );
}
