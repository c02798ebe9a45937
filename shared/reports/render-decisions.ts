import { html, type Html } from './html.ts';
import type { ReportModel } from './report-model.ts';
import { shortHash, type ReportPage } from './report-page.ts';
import type { Decision } from '#shared/decisions/decision.ts';

function headOf(page: ReportPage, { plan }: ReportModel, decision: Decision): string {
  const target = plan.phases.find(({ id }) => id === decision.toPhaseId)?.name ?? null;
  const verb = page.gate(`verb.${decision.verb}`);
  const deed = target === null ? verb : page.say('decisions.to', { verb, phase: target });
  const { kind, review } = decision;
  const judged =
    review === null
      ? deed
      : page.say('decisions.review', {
          deed,
          count: review.afterDays,
          judgement: page.say(`decisions.judgement.${review.judgement}`),
        });
  return kind === 'withdrawal' ? page.say('decisions.withdrawal', { deed: judged }) : judged;
}

function adviceOf(page: ReportPage, { adviceVerb, verb, kind }: Decision): string {
  if (adviceVerb === null || kind === 'withdrawal') return '';
  return adviceVerb === verb
    ? page.say('decisions.asAdvised')
    : page.say('decisions.against', { verb: page.gate(`verb.${adviceVerb}`) });
}

function renderDecision(page: ReportPage, model: ReportModel, decision: Decision): Html {
  const { say } = page;
  const texts = [
    decision.reason,
    adviceOf(page, decision),
    decision.dissent === '' ? '' : say('advice.dissent', { text: decision.dissent }),
  ];
  return html`<li>
    <div class="row">
      <span class="medium">${headOf(page, model, decision)}</span>
      <span class="muted nowrap">${say('decisions.by', { name: decision.decidedBy, at: decision.at })}</span>
    </div>
    <p>${texts.filter((text) => text !== '').join(' ')}</p>
    <p class="muted small">
      ${say('decisions.record', { number: decision.sequence })}
      <span class="mono">${shortHash(decision.hash)}</span>
    </p>
  </li>`;
}

/** Every decision so far with its reason and dissent, withdrawals included. */
export function renderDecisions(page: ReportPage, model: ReportModel): Html {
  return html`<section>
    <h2>${page.say('decisions.title')}</h2>
    ${
      model.decisions.length === 0
        ? html`<p>${page.say('decisions.none')}</p>`
        : html`<ul>
            ${model.decisions.map((decision) => renderDecision(page, model, decision))}
          </ul>`
    }
  </section>`;
}
