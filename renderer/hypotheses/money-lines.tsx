import { useTranslation } from 'react-i18next';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { MoneyRange, MoneyView, Payback } from '#shared/hypotheses/money.ts';
import { amountSentence, paybackSentence } from '#shared/hypotheses/money-sentences.ts';
import { say } from '#shared/words/create-words.ts';
import { useMoneyWords } from './use-money-words.ts';

type Line = MoneyView['lines'][number];

function useChange({ metric }: MoneyView): (effect: Line['effect']) => string {
  const formats = useFormats();
  const { i18n } = useTranslation();
  const write = (change: number): string => formats.metricDifference(change, metric);
  return ({ low, likely, high }) =>
    low === null || high === null || low === high
      ? write(likely)
      : say(i18n, 'money:changeRange', { low: write(low), high: write(high) });
}

function PaybackCell({ payback }: { payback: Line['payback'] }) {
  const words = useMoneyWords();
  const { i18n } = useTranslation();
  const write = (months: Payback): string => words(paybackSentence(months));
  const soonest = write(payback.low);
  const latest = write(payback.high);
  return (
    <td className="end num">
      {write(payback.likely)}
      {payback.low !== 'unknown' && soonest !== latest && (
        <div className="small muted">{say(i18n, 'money:payback.range', { soonest, latest })}</div>
      )}
    </td>
  );
}

/** What is measured beside what is hoped for: the change, its money, and when that has paid for itself. */
export function MoneyLines({ view }: { view: MoneyView }) {
  const { t } = useTranslation('money');
  const words = useMoneyWords();
  const change = useChange(view);
  const amount = (value: MoneyRange['low']): string =>
    value === null ? '–' : words(amountSentence(value, view.currency));
  return (
    <div className="table-scroll">
      <table className="plain-table money-lines">
        <caption className="small muted ruled-out-caption">{t('caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('head.source')}</th>
            <th scope="col" className="end">
              {t('head.low')}
            </th>
            <th scope="col" className="end">
              {t('head.likely')}
            </th>
            <th scope="col" className="end">
              {t('head.high')}
            </th>
            <th scope="col" className="end">
              {t('head.payback')}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.lines.map(({ effect, monthly, payback }) => (
            <tr key={effect.source}>
              <th scope="row">
                <span className="medium">{t(`line.${effect.source}`)}</span>
                <div className="small muted num">{change(effect)}</div>
              </th>
              <td className="end num">{amount(monthly.low)}</td>
              <td className="end num strong">{amount(monthly.likely)}</td>
              <td className="end num">{amount(monthly.high)}</td>
              <PaybackCell payback={payback} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
