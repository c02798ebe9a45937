import { drawVerdict } from './draw-icon.ts';
import { html, type Html } from './html.ts';
import { moneyInShort } from './render-money.ts';
import { gateOf, type ReportModel, type ReportNumbers } from './report-model.ts';
import { figureOf, type ReportPage } from './report-page.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';
import { pointDigits } from '#shared/words/format.ts';

const MOST_ON_PAGE_ONE = 5;

/** What was agreed before the data: a limit, a target, or the change hoped for. */
export function agreedOf(page: ReportPage, { metric, expectedEffect }: ReportNumbers): string {
  const values = { metricKind: metric.kind, unit: metric.unit };
  const { limit, direction, target } = metric;
  if (limit !== null && limit.kind === 'absolute') {
    return page.say(direction === 'lower' ? 'agreed.atMost' : 'agreed.atLeast', {
      ...values,
      value: limit.value,
    });
  }
  if (limit !== null) {
    const value = page.formats.metricDifference(
      direction === 'lower' ? limit.value : -limit.value,
      figureOf(metric),
    );
    return page.say(direction === 'lower' ? 'agreed.marginMore' : 'agreed.marginLess', { value });
  }
  if (expectedEffect !== null) return page.formats.metricDifference(expectedEffect, figureOf(metric));
  return target === null ? '' : page.say('agreed.target', { ...values, value: target });
}

function headingCode(numbers: readonly ReportNumbers[]): string {
  const bases = new Set(numbers.flatMap(({ comparison }) => comparison?.basis ?? []));
  const [only] = bases;
  return bases.size === 1 && only !== undefined ? `numbers.title.${only}` : 'numbers.title.none';
}

function level(page: ReportPage, { metric }: ReportNumbers, value: number | null): string {
  return value === null ? '' : page.formats.metric(value, figureOf(metric));
}

/** The ends as bare numbers, for the unit stands beside the difference already; hours and money keep theirs. */
function writeEnd(page: ReportPage, { metric, comparison }: ReportNumbers): (value: number) => string {
  const digits = pointDigits(comparison?.difference ?? null);
  const figure = figureOf(metric);
  if (comparison?.difference?.scale === 'relative') return (value) => page.formats.signedPercent(value);
  if (metric.kind === 'proportion') return (value) => page.formats.signed(value * 100, digits);
  const written = page.formats.metricDifference(1, figure);
  return written.endsWith(`\u00a0${metric.unit}`)
    ? (value) => page.formats.signed(value)
    : (value) => page.formats.metricDifference(value, figure);
}

function intervalOf(page: ReportPage, numbers: ReportNumbers): string {
  const difference = numbers.comparison?.difference ?? null;
  if (difference === null || difference.method === 'none') return '';
  if (difference.low === null || difference.high === null) return '';
  const write = writeEnd(page, numbers);
  return page.say('numbers.interval', { low: write(difference.low), high: write(difference.high) });
}

function referenceCell(page: ReportPage, numbers: ReportNumbers): Html {
  const { comparison } = numbers;
  const reference = comparison?.reference?.level ?? null;
  if (comparison === null || reference === null) return html``;
  return html`${level(page, numbers, reference.estimate)}`;
}

function verdictCell(page: ReportPage, { verdict }: ReportNumbers): Html {
  if (verdict === null) return html`<span class="muted">${page.say('numbers.notJudged')}</span>`;
  return drawVerdict(verdict, page.gate(`verdict.${verdict}`));
}

function renderRow(page: ReportPage, numbers: ReportNumbers, withBaseline: 'baseline' | 'no-baseline'): Html {
  const { metric, comparison, baseline } = numbers;
  const difference = comparison?.difference ?? null;
  const written =
    difference === null
      ? ''
      : page.formats.metricDifference(difference.estimate, {
          ...figureOf(metric),
          interval: difference,
          scale: difference.scale,
        });
  return html`<tr>
    <th scope="row">
      <span class="medium">${metric.name}</span> <span class="muted">${page.say(`role.${metric.role}`)}</span>
    </th>
    ${withBaseline === 'baseline' ? html`<td class="end">${level(page, numbers, baseline)}</td>` : null}
    <td class="end">${referenceCell(page, numbers)}</td>
    <td class="end">${agreedOf(page, numbers)}</td>
    <td class="end strong">${level(page, numbers, comparison?.pilot.level?.estimate ?? null)}</td>
    <td class="end">${written}</td>
    <td class="end">${intervalOf(page, numbers)}</td>
    <td>${verdictCell(page, numbers)}</td>
  </tr>`;
}

function referenceHead({ say }: ReportPage, numbers: readonly ReportNumbers[]): string {
  const bases = new Set(numbers.flatMap(({ comparison }) => comparison?.basis ?? []));
  if (bases.has('control-group'))
    return say(bases.has('before-after') ? 'numbers.against' : 'numbers.control');
  return say(bases.has('before-after') ? 'numbers.timeBefore' : 'numbers.against');
}

function renderTable(page: ReportPage, numbers: readonly ReportNumbers[]): Html {
  const { say } = page;
  const hasBaseline = numbers.some(
    ({ baseline, comparison }) => baseline !== null && comparison?.basis !== 'before-after',
  );
  const withBaseline = hasBaseline ? 'baseline' : 'no-baseline';
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${say('numbers.metric')}</th>
        ${withBaseline === 'baseline' ? html`<th scope="col" class="end">${say('numbers.before')}</th>` : null}
        <th scope="col" class="end">${referenceHead(page, numbers)}</th>
        <th scope="col" class="end">${say('numbers.agreed')}</th>
        <th scope="col" class="end">${say('numbers.pilot')}</th>
        <th scope="col" class="end">${say('numbers.difference')}</th>
        <th scope="col" class="end">${say('numbers.intervalHead')}</th>
        <th scope="col">${say('numbers.verdict')}</th>
      </tr>
    </thead>
    <tbody>
      ${numbers.map((each) => renderRow(page, each, withBaseline))}
    </tbody>
  </table>`;
}

/** How many stand behind the first metric's numbers. */
function sizeSentence(
  { say }: ReportPage,
  { metric, comparison }: { metric: string; comparison: Comparison },
) {
  const { pilot, reference, basis } = comparison;
  if (reference === null) return say('numbers.sizeAlone', { metric, pilot: pilot.units, days: pilot.days });
  const code = basis === 'control-group' ? 'numbers.sizeControl' : 'numbers.sizeBefore';
  return say(code, { metric, pilot: pilot.units, reference: reference.units, days: pilot.days });
}

function footSentences(page: ReportPage, model: ReportModel, withNumbers: readonly ReportNumbers[]): string {
  const first = withNumbers[0];
  const size =
    first === undefined || first.comparison === null
      ? []
      : [sizeSentence(page, { metric: first.metric.name, comparison: first.comparison })];
  const ruledOut = (gateOf(model)?.ruledOut ?? []).map(page.sentence);
  const certain = ruledOut.length === 0 ? [] : [page.say('numbers.ruledOut', { list: ruledOut.join('; ') })];
  return [...size, ...certain].join(' ');
}

/** The numbers of the phase on page one: what was agreed, what is, and how sure that is. */
export function renderNumbers(page: ReportPage, model: ReportModel): Html {
  const withNumbers = model.numbers.filter(({ comparison }) => comparison !== null);
  if (withNumbers.length === 0) {
    const code = model.numbers.length === 0 ? 'numbers.noMetrics' : 'numbers.empty';
    return html`<section>
      <h2>${page.say('numbers.title.none')}</h2>
      <p class="muted">${page.say(code)}</p>
    </section>`;
  }
  const shown = withNumbers.slice(0, MOST_ON_PAGE_ONE);
  const more = withNumbers.length - shown.length;
  return html`<section>
    <h2>${page.say(headingCode(shown))}</h2>
    ${renderTable(page, shown)}
    <p class="muted small">
      ${footSentences(page, model, withNumbers)} ${moneyInShort(page, model)}
      ${more > 0 ? page.say('numbers.more', { count: more }) : null}
    </p>
  </section>`;
}
