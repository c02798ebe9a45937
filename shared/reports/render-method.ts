import { html, type Html } from './html.ts';
import type { ReportModel, ReportNumbers } from './report-model.ts';
import { shortHash, type ReportPage } from './report-page.ts';
import { ofCasesAlone } from '#shared/metrics/include-days.ts';
import type { ArmSummary, Comparison, Difference, Interval, Method } from '#shared/metrics/comparison.ts';

const EXACT_DIGITS = 6;

type Line = { readonly name: string; readonly value: string; readonly method: string };

function exact(page: ReportPage, { estimate, low, high }: Interval, method: Method): string {
  const write = (value: number): string => page.formats.decimal(value, EXACT_DIGITS);
  return method === 'none' || low === null || high === null
    ? write(estimate)
    : `${write(estimate)} [${write(low)}, ${write(high)}]`;
}

function armLine(page: ReportPage, name: string, arm: ArmSummary): Line {
  const { say } = page;
  return {
    name,
    value: arm.level === null ? say('method.unknown') : exact(page, arm.level, arm.method),
    method: say('method.arm', {
      method: page.gate(`method.${arm.method}`),
      total: arm.total,
      units: arm.units,
      days: arm.days,
    }),
  };
}

function differenceLine(page: ReportPage, name: string, difference: Difference): Line {
  return {
    name,
    value: exact(page, difference, difference.method),
    method: page.gate(`method.${difference.method}`),
  };
}

function chanceLine(page: ReportPage, name: string, probability: number | null): Line[] {
  if (probability === null) return [];
  return [
    { name, value: page.formats.decimal(probability, EXACT_DIGITS), method: page.say('method.chance') },
  ];
}

function linesOf(page: ReportPage, { comparison }: ReportNumbers): Line[] {
  if (comparison === null) return [];
  const { say } = page;
  const { pilot, reference, difference, otherMethods, basis } = comparison;
  const casesAlone = ofCasesAlone(comparison);
  const shown = casesAlone === null ? 'method.difference' : 'method.differenceWithDays';
  return [
    armLine(page, say('charts.arm.pilot'), pilot),
    ...(reference === null ? [] : [armLine(page, say(`method.reference.${basis}`), reference)]),
    ...(difference === null ? [] : [differenceLine(page, say(shown), difference)]),
    ...otherMethods.map((other) =>
      differenceLine(page, say(other === casesAlone ? 'method.casesAlone' : 'method.otherMethod'), other),
    ),
    ...chanceLine(page, say('method.better'), comparison.probabilityBetter),
    ...chanceLine(page, say('method.within'), comparison.probabilityWithinLimit),
  ];
}

function spanOf(page: ReportPage, { comparison }: ReportNumbers): string {
  if (comparison === null || comparison.from === null || comparison.to === null) return '';
  const days = page.say('method.span', {
    days: page.formats.dayRange(comparison.from, comparison.to),
    basis: page.say(`method.basis.${comparison.basis}`),
  });
  const missing =
    comparison.missingDays === 0
      ? page.say('method.noneMissing')
      : page.say(`method.missing.${comparison.metric.grain}`, { count: comparison.missingDays });
  return [days, missing, ...rangeOf(page, comparison)].join(' ');
}

function rangeOf(page: ReportPage, { rangeIncludes }: Comparison): string[] {
  return rangeIncludes === null
    ? []
    : [page.gate(`range.${rangeIncludes.days}`, { times: rangeIncludes.times })];
}

function renderExact(page: ReportPage, numbers: ReportNumbers): Html {
  const lines = linesOf(page, numbers);
  if (lines.length === 0) {
    return html`<h3>${numbers.metric.name}</h3>
      <p>${page.say('numbers.empty')}</p>`;
  }
  return html`<h3>${numbers.metric.name}</h3>
    <p class="muted small">${spanOf(page, numbers)}</p>
    <table>
      <thead>
        <tr>
          <th scope="col">${page.say('method.what')}</th>
          <th scope="col" class="end">${page.say('method.exact')}</th>
          <th scope="col">${page.say('method.how')}</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          ({ name, value, method }) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td class="end nowrap">${value}</td>
              <td class="muted">${method}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}

function renderQuality(page: ReportPage, { imports, dataUpTo }: ReportModel): Html {
  const { say } = page;
  const upTo = dataUpTo === null ? say('quality.noData') : say('quality.upTo', { day: dataUpTo });
  if (imports.length === 0) return html`<p>${upTo} ${say('quality.noImports')}</p>`;
  return html`<p>${upTo}</p>
    <ul>
      ${imports.map(
        ({ fileName, at, setAside }) =>
          html`<li class="row">
            <span>${fileName}</span>
            <span class="muted nowrap">
              ${say('quality.imported', { at })}
              ${setAside === 0 ? say('quality.noneSetAside') : say('quality.setAside', { count: setAside })}
            </span>
          </li>`,
      )}
    </ul>`;
}

function limitsOf(page: ReportPage, { badges }: ReportModel): string[] {
  const { say } = page;
  return [
    say('method.intervals'),
    say('method.chances'),
    ...badges.map((badge) => say(`method.badge.${badge}`)),
    say('method.voices'),
    say('method.privacy'),
  ];
}

/** Where the numbers come from, how each was got, to six decimals, and what they cannot say. */
export function renderMethod(page: ReportPage, model: ReportModel, evidenceHash: string): Html {
  const { say } = page;
  return html`<section>
    <h2>${say('quality.title')}</h2>
    ${renderQuality(page, model)}
    <h2>${say('method.title')}</h2>
    <ul>
      ${limitsOf(page, model).map((sentence) => html`<li>${sentence}</li>`)}
    </ul>
    ${model.numbers.map((numbers) => renderExact(page, numbers))}
    <h3>${say('method.marks')}</h3>
    <p>${say('method.marksNote', { plan: shortHash(model.plan.hash), evidence: shortHash(evidenceHash) })}</p>
    <p class="mono">${model.plan.hash}</p>
    <p class="mono">${evidenceHash}</p>
  </section>`;
}
