import { drawVerdict } from './draw-icon.ts';
import { html, type Html } from './html.ts';
import { gateOf, type ReportModel } from './report-model.ts';
import type { ReportPage } from './report-page.ts';
import { numbersOfLook, standOfLooks } from '#shared/decisions/stand-of-looks.ts';
import type { CriterionVerdict, Gate, Sentence } from '#shared/decisions/gate.ts';
import { criterionCode } from '#shared/features/criterion.ts';

function criterionName(page: ReportPage, { numbers }: ReportModel, verdict: CriterionVerdict): string {
  const metric = numbers.find((each) => each.metric.id === verdict.metricId)?.metric.name;
  return page.gate(`criterion.${criterionCode(verdict.criterion)}`, {
    ...verdict.asked.values,
    metric: metric ?? page.say('gate.removedMetric'),
  });
}

function renderCriterion(page: ReportPage, model: ReportModel, verdict: CriterionVerdict): Html {
  return html`<tr>
    <th scope="row">
      <span class="medium">${criterionName(page, model, verdict)}</span>
      <span class="below">${page.sentence(verdict.asked)}</span>
    </th>
    <td>${page.sentence(verdict.now)}</td>
    <td>${drawVerdict(verdict.verdict, page.gate(`verdict.${verdict.verdict}`))}</td>
    <td>${verdict.missing === null ? '' : page.sentence(verdict.missing)}</td>
  </tr>`;
}

function renderCriteria(page: ReportPage, model: ReportModel, { criteria }: Gate): Html {
  if (criteria.length === 0) return html`<p>${page.gate('reason.no-criteria')}</p>`;
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${page.say('gate.criterion')}</th>
        <th scope="col">${page.say('gate.now')}</th>
        <th scope="col">${page.say('gate.verdict')}</th>
        <th scope="col">${page.say('gate.missing')}</th>
      </tr>
    </thead>
    <tbody>
      ${criteria.map((verdict) => renderCriterion(page, model, verdict))}
    </tbody>
  </table>`;
}

function renderSentences(page: ReportPage, title: string, sentences: readonly Sentence[]): Html {
  return html`<div>
    <h3>${title}</h3>
    ${
      sentences.length === 0
        ? html`<p class="muted">${page.say('gate.nothing')}</p>`
        : html`<ul>
            ${sentences.map((sentence) => html`<li>${page.sentence(sentence)}</li>`)}
          </ul>`
    }
  </div>`;
}

/** Why the numbers carry no decision, or what to keep in mind reading them; nothing while there is nothing. */
function renderData(page: ReportPage, { data }: Gate): Html | null {
  if (data.length === 0) return null;
  return renderSentences(
    page,
    page.say('gate.data'),
    data.map(({ sentence }) => sentence),
  );
}

/** How each guardrail stands under its daily watch, in words. */
function renderWatch(page: ReportPage, { watched }: Gate): Html | null {
  if (watched.length === 0) return null;
  return html`<div>
    <h3>${page.say('gate.watch')}</h3>
    <ul>
      ${watched.map(
        ({ metric, state, onHarm }) =>
          html`<li>
            ${page.say('gate.watched', {
              metric,
              state: page.gate(`watch.${state}`),
              plan: page.gate(`watch.plan-${onHarm}`),
            })}
          </li>`,
      )}
    </ul>
  </div>`;
}

/** The planned looks in one line, and which comes next. */
function renderLooks(page: ReportPage, { standing }: ReportModel, { looks }: Gate): Html | null {
  if (looks === null) return null;
  const days = page.formats.list(looks.all.map(({ day }) => page.formats.dayPlain(day)));
  const isCutShort = standing.kind === 'decided' && (looks.reached === null || looks.nextDay !== null);
  return html`<div>
    <h3>${page.say('gate.looks')}</h3>
    <p>
      ${isCutShort ? page.say('gate.looksUnheld', { days, at: standing.decision.at }) : page.say('gate.looksOn', { days, stand: page.sentence(standOfLooks(looks)) })}
    </p>
    ${looks.isLast ? html`<p class="muted">${page.say('gate.lastLooks')}</p>` : null}
  </div>`;
}

function renderNumbersOfLook(page: ReportPage, gate: Gate): Html | null {
  const sentence = numbersOfLook(gate);
  return sentence === null ? null : html`<p class="muted">${page.sentence(sentence)}</p>`;
}

/** Every exit criterion with its verdict, and what weighs on either side. */
export function renderGate(page: ReportPage, model: ReportModel): Html {
  const gate = gateOf(model);
  const { standing } = model;
  if (gate === null) {
    return html`<section>
      <h2>${page.say('gate.title')}</h2>
      <p>${page.say(standing.kind === 'planned' ? 'advice.planned' : 'advice.unrecorded')}</p>
    </section>`;
  }
  return html`<section>
    <h2>${page.say('gate.title')}</h2>
    ${
      standing.kind === 'decided'
        ? html`<p class="muted">${page.say('gate.judged', { at: gate.judgedAt })}</p>`
        : null
    }
    ${renderData(page, gate)} ${renderCriteria(page, model, gate)} ${renderNumbersOfLook(page, gate)}
    <div class="columns even">
      ${renderSentences(page, page.say('gate.for'), gate.speaksFor)}
      ${renderSentences(page, page.say('gate.against'), gate.speaksAgainst)}
    </div>
    ${renderSentences(page, page.say('gate.ruledOut'), gate.ruledOut)}
    <div class="columns even">${renderWatch(page, gate)} ${renderLooks(page, model, gate)}</div>
  </section>`;
}
