import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MoneyAssumptions, NoMoneyYet, useValueModel } from './money-assumptions.tsx';
import { MoneyLines } from './money-lines.tsx';
import { useMoneyWords } from './use-money-words.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';
import { DashedBadge } from '#renderer/ui/marks.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import {
  amountSentence,
  harmSentences,
  isWorthKnown,
  likelySentence,
} from '#shared/hypotheses/money-sentences.ts';
import type { MoneyView } from '#shared/hypotheses/money.ts';
import { say } from '#shared/words/create-words.ts';

type ViewProps = { view: MoneyView };

/** The likely month and its range, and what that goes by. */
function Answer({ view }: ViewProps) {
  const { t, i18n } = useTranslation('money');
  const words = useMoneyWords();
  const [leading] = view.lines;
  if (leading === undefined) return null;
  const { effect, monthly } = leading;
  return (
    <div className="money-answer">
      <p className="money-sentence strong num">{words(likelySentence(monthly, view))}</p>
      <p className="soft" hidden={!isWorthKnown(view)}>
        {effect.source === 'hoped'
          ? t('source.hoped')
          : say(i18n, 'money:source.measured', {
              count: effect.days,
              basis: say(i18n, `money:basis.${effect.basis}`),
            })}{' '}
        {monthly.low !== null && view.model.offBy > 0 && t('doubt', { offBy: view.model.offBy })}
        {effect.source === 'measured' && effect.basis === 'before-after' && (
          <>
            {' '}
            <DashedBadge>{say(i18n, 'gate:badge.before-after')}</DashedBadge>
          </>
        )}
      </p>
    </div>
  );
}

type Row = { name: string; value: ReactNode; detail: string };

function useRows(view: MoneyView): Row[] {
  const { t } = useTranslation('money');
  const words = useMoneyWords();
  const formats = useFormats();
  const { currency, metric, breakEven } = view;
  const harm = harmSentences(view);
  return [
    {
      name: t('fact.pilotCost'),
      value: words(amountSentence(view.pilotCost, currency)),
      detail: t('fact.pilotCostDetail', { count: view.pilotDays }),
    },
    {
      name: t('fact.spent'),
      value: words(amountSentence(view.spent, currency)),
      detail: t('fact.spentDetail'),
    },
    {
      name: t('fact.breakEven'),
      value: breakEven === null ? t('payback.unknown') : formats.metricDifference(breakEven, metric),
      detail:
        breakEven === null ? t('fact.breakEvenNever') : t('fact.breakEvenDetail', { metric: metric.name }),
    },
    ...(harm === null
      ? []
      : [{ name: t('fact.harm'), value: words(harm.range), detail: words(harm.detail) }]),
  ];
}

function Costs({ view }: ViewProps) {
  const rows = useRows(view);
  return (
    <dl className="money-costs">
      {rows.map(({ name, value, detail }) => (
        <div key={name}>
          <dt>
            <span className="medium">{name}</span>
            <span className="small muted">{detail}</span>
          </dt>
          <dd className="medium num">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function NotCounted({ view }: ViewProps) {
  const { t } = useTranslation('money');
  const formats = useFormats();
  return (
    <div>
      <h3>{t('notCounted')}</h3>
      <ul className="money-left small soft">
        {view.notCounted.map((left) => (
          <li key={left}>{t(`left.${left}`, { names: formats.list(view.otherMetrics) })}</li>
        ))}
      </ul>
    </div>
  );
}

function Found({ view }: { view: MoneyView | null }) {
  const { t } = useTranslation('hypotheses');
  if (view === null) return <p className="soft">{t('money.needsEffect')}</p>;
  return (
    <div className="money-found">
      <Answer view={view} />
      <MoneyLines view={view} />
      <Costs view={view} />
      <NotCounted view={view} />
    </div>
  );
}

/** What the feature is worth in money, beside everything that is assumed for it. */
export function MoneySection({ featureId }: { featureId: string }) {
  const { t } = useTranslation('hypotheses');
  const feature = useQueryOf('features.get', { featureId }).data?.feature;
  const query = useQueryOf('hypotheses.moneyView', { featureId });
  const model = feature?.valueModel ?? null;
  const { keep, remove } = useValueModel(featureId);
  const done = useUndoToast();
  if (feature === undefined) return null;
  return (
    <div className="money">
      <Section
        title={t('money.title')}
        {...(model === null
          ? {}
          : {
              actions: (
                <Button
                  size="sm"
                  variant="subtle"
                  onClick={() => void remove().then(() => done(t('money.removed')))}
                >
                  {t('money.remove')}
                </Button>
              ),
            })}
      >
        {model === null ? (
          <NoMoneyYet keep={keep} />
        ) : (
          <div className="money-split">
            <QueryState query={query}>{(view) => <Found view={view} />}</QueryState>
            <MoneyAssumptions model={model} keep={keep} kind={query.data?.metric.kind ?? null} />
          </div>
        )}
      </Section>
    </div>
  );
}
