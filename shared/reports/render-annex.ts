import { html, type Html } from './html.ts';
import type { DayOfArm, DayRow, ReportModel, ReportNumbers } from './report-model.ts';
import { figureOf, type ReportPage } from './report-page.ts';

function levelOf(page: ReportPage, { metric }: ReportNumbers, arm: DayOfArm): string {
  return arm.units > 0 ? page.formats.metric(arm.total / arm.units, figureOf(metric)) : '';
}

function armCells(page: ReportPage, numbers: ReportNumbers, arm: DayOfArm | null): Html {
  if (arm === null) return html`<td class="end" colspan="3">${page.say('annex.missing')}</td>`;
  return html`<td class="end">${page.formats.plain(arm.units)}</td>
    <td class="end">${page.formats.plain(arm.total)}</td>
    <td class="end">${levelOf(page, numbers, arm)}</td>`;
}

function renderDay(page: ReportPage, numbers: ReportNumbers, withControl: boolean): (row: DayRow) => Html {
  return (row) =>
    html`<tr>
      <th scope="row" class="nowrap">${page.formats.dayTyped(row.day)}</th>
      ${armCells(page, numbers, row.pilot)} ${withControl ? armCells(page, numbers, row.control) : null}
    </tr>`;
}

function armHead({ say }: ReportPage, arm: 'pilot' | 'control'): Html {
  const name = say(`charts.arm.${arm}`);
  return html`<th scope="col" class="end">${say('annex.units', { arm: name })}</th>
    <th scope="col" class="end">${say('annex.total', { arm: name })}</th>
    <th scope="col" class="end">${say('annex.level', { arm: name })}</th>`;
}

function renderMetric(page: ReportPage, numbers: ReportNumbers): Html {
  const { days, daysLeftOut, metric } = numbers;
  if (days.length === 0) {
    return html`<h3>${metric.name}</h3>
      <p>${page.say('charts.noNumbers')}</p>`;
  }
  const withControl = days.some(({ control }) => control !== null);
  return html`<h3>${metric.name}</h3>
    ${daysLeftOut === 0 ? null : html`<p class="muted">${page.say('annex.leftOut', { count: daysLeftOut })}</p>`}
    <table>
      <thead>
        <tr>
          <th scope="col">${page.say('annex.day')}</th>
          ${armHead(page, 'pilot')} ${withControl ? armHead(page, 'control') : null}
        </tr>
      </thead>
      <tbody>
        ${days.map(renderDay(page, numbers, withControl))}
      </tbody>
    </table>`;
}

/** The figures of every day, as they stand after all imports. */
export function renderAnnex(page: ReportPage, { numbers }: ReportModel): Html | null {
  if (numbers.every(({ days }) => days.length === 0)) return null;
  return html`<section class="annex fresh-page">
    <h2>${page.say('annex.title')}</h2>
    <p class="muted">${page.say('annex.note')}</p>
    ${numbers.map((each) => renderMetric(page, each))}
  </section>`;
}
