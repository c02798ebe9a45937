import { drawIcon } from './draw-icon.ts';
import { html, type Html } from './html.ts';
import type { ReportModel } from './report-model.ts';
import type { ReportPage } from './report-page.ts';
import type { Decision } from '#shared/decisions/decision.ts';
import type { AdviceVerb, Gate } from '#shared/decisions/gate.ts';
import type { Phase } from '#shared/features/plan.ts';
import { closed } from '#shared/words/closed.ts';

const ANSWERS = {
  advance: 'advice.yes',
  hold: 'advice.notYet',
  reduce: 'advice.no',
  'roll-back': 'advice.no',
  stop: 'advice.no',
} as const satisfies Record<AdviceVerb, string>;

/** "90 customers", "6 staff", "all 300 customers". */
export function peopleOfPhase({ say }: ReportPage, { audience, people }: Pick<Phase, 'audience' | 'people'>) {
  if (audience === 'everyone') return say('people.everyone', { count: people });
  return say(audience === 'staff' ? 'people.staff' : 'people.customers', { count: people });
}

function questionOf(page: ReportPage, { nextPhase }: ReportModel): string {
  if (nextPhase === null) return page.say('advice.mayClose');
  const values = {
    phase: nextPhase.name,
    people: peopleOfPhase(page, nextPhase),
    day: nextPhase.plannedStart,
  };
  return page.say(nextPhase.plannedStart === null ? 'advice.mayStart' : 'advice.mayStartOn', values);
}

function judged(page: ReportPage, model: ReportModel, gate: Gate): Html {
  const answer = [
    page.say(ANSWERS[gate.verb]),
    closed(page.sentence(gate.reason)),
    page.say('advice.next', { text: closed(page.sentence(gate.next)) }),
  ].join(' ');
  return html`<div class="advice ${gate.verb}">
    <div class="word">${drawIcon(gate.verb)}${page.gate(`verb.${gate.verb}`)}</div>
    <div>
      <p class="question">${questionOf(page, model)}</p>
      <p class="why">${answer}</p>
    </div>
  </div>`;
}

type Decided = { readonly decision: Decision; readonly gate: Gate };

function decided(page: ReportPage, { decision, gate }: Decided): Html {
  const advice = page.say(decision.verb === gate.verb ? 'advice.asAdvised' : 'advice.advisedThen', {
    verb: page.gate(`verb.${gate.verb}`),
    reason: closed(page.sentence(gate.reason)),
  });
  const dissent = decision.dissent === '' ? '' : page.say('advice.dissent', { text: decision.dissent });
  const paragraphs = [decision.reason, advice, dissent].filter((text) => text !== '');
  return html`<div class="advice ${decision.verb}">
    <div class="word">${drawIcon(decision.verb)}${page.gate(`verb.${decision.verb}`)}</div>
    <div>
      <p class="question">${page.say('advice.decided', { name: decision.decidedBy, at: decision.at })}</p>
      ${paragraphs.map((text) => html`<p class="why">${text}</p>`)}
    </div>
  </div>`;
}

/** The question that is asked, the advice and its reason; for a phase that is over, what was decided. */
export function renderAdvice(page: ReportPage, model: ReportModel): Html {
  const { standing } = model;
  if (standing.kind === 'judged') return judged(page, model, standing.gate);
  if (standing.kind === 'decided') return decided(page, standing);
  const code = standing.kind === 'planned' ? 'advice.planned' : 'advice.unrecorded';
  return html`<div class="advice none"><p class="question">${page.say(code)}</p></div>`;
}
