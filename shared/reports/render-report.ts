import { fixedMarkup, html, type Html } from './html.ts';
import { renderAnnex } from './render-annex.ts';
import { renderCharts } from './render-charts.ts';
import { renderChecklist } from './render-checklist.ts';
import { renderDecisions } from './render-decisions.ts';
import { renderGate } from './render-gate.ts';
import { renderMethod } from './render-method.ts';
import { renderMoney } from './render-money.ts';
import { renderPageOne } from './render-page-one.ts';
import { renderPlan } from './render-plan.ts';
import { renderVoicesSection } from './render-voices.ts';
import type { ReportModel } from './report-model.ts';
import { createReportPage, shortHash, type ReportPage } from './report-page.ts';
import { reportStyle } from './report-style.ts';
import type { Words } from '#shared/words/create-words.ts';
import type { Formats } from '#shared/words/format.ts';

type Options = {
  readonly words: Words;
  readonly formats: Formats;
  /** SHA-256 of the model, printed so that two copies can be told apart. */
  readonly evidenceHash: string;
};

function renderHead(page: ReportPage, model: ReportModel, evidenceHash: string): Html {
  const marks = page.say('foot.marks', {
    plan: shortHash(model.plan.hash),
    evidence: shortHash(evidenceHash),
  });
  const title = page.say('title.name', { feature: model.feature.name, phase: model.phase.name });
  return html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <style>
      ${fixedMarkup(reportStyle({ marks, pageOf: page.say('foot.pageOf') }))}
    </style>
  </head>`;
}

/**
 * A phase report as one HTML page that needs nothing else: no script, no address, every text of a person escaped. The
 * same model, words and formats give the same page.
 */
export function renderReport(model: ReportModel, { words, formats, evidenceHash }: Options): string {
  const page = createReportPage(words, formats);
  const { markup } = html`<html lang="${formats.language}">
    ${renderHead(page, model, evidenceHash)}
    <body>
      <main>
        ${renderPageOne(page, model)} ${renderPlan(page, model)} ${renderGate(page, model)}
        ${renderCharts(page, model)} ${renderMoney(page, model)} ${renderVoicesSection(page, model)}
        ${renderChecklist(page, model)} ${renderDecisions(page, model)}
        ${renderMethod(page, model, evidenceHash)} ${renderAnnex(page, model)}
      </main>
    </body>
  </html>`;
  return `<!doctype html>\n${markup}\n`;
}
