import { html, type Html } from './html.ts';
import type { ReportModel } from './report-model.ts';
import { figureOf, type ReportPage } from './report-page.ts';
import type { MoneyView, Payback } from '#shared/hypotheses/money.ts';
import {
  amountSentence,
  harmSentences,
  isWorthKnown,
  likelySentence,
  paybackSentence,
} from '#shared/hypotheses/money-sentences.ts';

type Line = MoneyView['lines'][number];

/** What a month earns by the leading line, for page one; empty without a money view. */
export function moneyInShort(page: ReportPage, { money }: Pick<ReportModel, 'money'>): string {
  const [leading] = money?.lines ?? [];
  if (money === null || leading === undefined || !isWorthKnown(money)) return '';
  return `${page.money(likelySentence(leading.monthly, money))} ${sourceOf(page, leading)}`;
}

function sourceOf({ money }: ReportPage, { effect }: Line): string {
  if (effect.source === 'hoped') return money({ key: 'source.hoped', values: {} });
  const basis = money({ key: `basis.${effect.basis}`, values: {} });
  return money({ key: 'source.measured', values: { count: effect.days, basis } });
}

function changeOf(page: ReportPage, { metric }: MoneyView, { effect }: Line): string {
  const write = (change: number): string => page.formats.metricDifference(change, figureOf(metric));
  const { low, likely, high } = effect;
  if (low === null || high === null || low === high) return write(likely);
  return page.money({ key: 'changeRange', values: { low: write(low), high: write(high) } });
}

function paybackOf({ money }: ReportPage, { payback }: Line): string {
  const write = (months: Payback): string => money(paybackSentence(months));
  const [soonest, latest] = [write(payback.low), write(payback.high)];
  const likely = write(payback.likely);
  if (payback.low === 'unknown' || soonest === latest) return likely;
  return `${likely} (${money({ key: 'payback.range', values: { soonest, latest } })})`;
}

function renderLine(page: ReportPage, view: MoneyView, line: Line): Html {
  const amount = (value: number | null): string =>
    value === null ? '' : page.money(amountSentence(value, view.currency));
  return html`<tr>
    <th scope="row">
      <span class="medium">${page.money({ key: `line.${line.effect.source}`, values: {} })}</span>
      <span class="below">${changeOf(page, view, line)}</span>
    </th>
    <td class="end">${amount(line.monthly.low)}</td>
    <td class="end strong">${amount(line.monthly.likely)}</td>
    <td class="end">${amount(line.monthly.high)}</td>
    <td class="end">${paybackOf(page, line)}</td>
  </tr>`;
}

function renderLines(page: ReportPage, view: MoneyView): Html {
  const word = (key: string): string => page.money({ key, values: {} });
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${word('caption')}</th>
        <th scope="col" class="end">${word('head.low')}</th>
        <th scope="col" class="end">${word('head.likely')}</th>
        <th scope="col" class="end">${word('head.high')}</th>
        <th scope="col" class="end">${word('head.payback')}</th>
      </tr>
    </thead>
    <tbody>
      ${view.lines.map((line) => renderLine(page, view, line))}
    </tbody>
  </table>`;
}

type Cost = { name: string; detail: string; value: string };

function costsOf(page: ReportPage, view: MoneyView): Cost[] {
  const { money, formats } = page;
  const word = (key: string): string => money({ key, values: {} });
  const { currency, breakEven, metric } = view;
  const harm = harmSentences(view);
  return [
    {
      name: word('fact.pilotCost'),
      detail: money({ key: 'fact.pilotCostDetail', values: { count: view.pilotDays } }),
      value: money(amountSentence(view.pilotCost, currency)),
    },
    {
      name: word('fact.spent'),
      detail: word('fact.spentDetail'),
      value: money(amountSentence(view.spent, currency)),
    },
    {
      name: word('fact.breakEven'),
      detail:
        breakEven === null
          ? word('fact.breakEvenNever')
          : money({ key: 'fact.breakEvenDetail', values: { metric: metric.name } }),
      value:
        breakEven === null ? word('payback.unknown') : formats.metricDifference(breakEven, figureOf(metric)),
    },
    ...(harm === null
      ? []
      : [{ name: word('fact.harm'), detail: money(harm.detail), value: money(harm.range) }]),
  ];
}

function renderCosts(page: ReportPage, view: MoneyView): Html {
  return html`<table>
    <tbody>
      ${costsOf(page, view).map(
        ({ name, detail, value }) =>
          html`<tr>
            <th scope="row"><span class="medium">${name}</span> <span class="below">${detail}</span></th>
            <td class="end strong">${value}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** The assumptions in one sentence, so that the figures can be done again by hand. */
function assumedOf({ money }: ReportPage, { model, currency }: MoneyView): string {
  const { unitName, unitsPerYear, valuePerUnit, costPerYear, introductionCost, pilotCost, offBy } = model;
  const unit = unitName === '' ? money({ key: 'aUnit', values: {} }) : unitName;
  const values = { unitsPerYear, valuePerUnit, costPerYear, introductionCost, pilotCost, offBy };
  return money({ key: 'assumed', values: { ...values, unit, currency } });
}

function assumedHarmOf({ money }: ReportPage, { model, harm, currency }: MoneyView): string {
  if (harm === null) return '';
  const { harmedPerMonth, costPerHarm } = model;
  return money({ key: 'assumedHarm', values: { harmedPerMonth, costPerHarm, currency } });
}

/** What the feature is worth in money, what is assumed for it and what is left out; nothing without a value model. */
export function renderMoney(page: ReportPage, model: ReportModel): Html | null {
  const { money: view } = model;
  if (view === null) return null;
  const names = page.formats.list(view.otherMetrics);
  return html`<section>
    <h2>${page.money({ key: 'title', values: {} })}</h2>
    <p class="strong">${moneyInShort(page, model)}</p>
    ${renderLines(page, view)} ${renderCosts(page, view)}
    <p class="muted small">${assumedOf(page, view)} ${assumedHarmOf(page, view)}</p>
    <h3>${page.money({ key: 'notCounted', values: {} })}</h3>
    <ul>
      ${view.notCounted.map((left) => html`<li>${page.money({ key: `left.${left}`, values: { names } })}</li>`)}
    </ul>
  </section>`;
}
