import { drawDial } from './draw-dial.ts';
import { html, type Html } from './html.ts';
import { peopleOfPhase, renderAdvice } from './render-advice.ts';
import { renderChecklistSummary } from './render-checklist.ts';
import { renderNumbers } from './render-numbers.ts';
import { renderHeard, renderThemes } from './render-voices.ts';
import { gateOf, type ReportModel } from './report-model.ts';
import type { ReportPage } from './report-page.ts';
import type { StepName } from '#shared/decisions/gate.ts';
import { addDays, dayParts } from '#shared/kernel/calendar-day.ts';
import { closed } from '#shared/words/closed.ts';

/** "2 – 23 Nov 2026", or when the phase is to start. */
function periodOf({ say, formats }: ReportPage, { phase, today, dataUpTo }: ReportModel): string {
  if (phase.startedOn === null) {
    return phase.plannedStart === null
      ? say('title.notStarted')
      : say('title.plannedFor', { day: phase.plannedStart, year: dayParts(phase.plannedStart).year });
  }
  const last = phase.endedOn ?? dataUpTo ?? today;
  const to = last < phase.startedOn ? phase.startedOn : last;
  const range = formats.dayRange(phase.startedOn, to);
  return dayParts(phase.startedOn).year === dayParts(to).year ? `${range} ${dayParts(to).year}` : range;
}

function renderMasthead(page: ReportPage, { workspaceName, badges }: ReportModel): Html {
  return html`<div class="row masthead">
    <div class="name">
      <svg viewBox="0 0 18 18" width="17" height="17" aria-hidden="true">
        <path d="M0 13h3.4v5H0zM4.9 9h3.4v9H4.9zM9.8 5h3.4v13H9.8zM14.6 1H18v17h-3.4z" />
      </svg>
      ${workspaceName}
    </div>
    <div class="badges">
      ${badges.map((badge) => html`<span class="badge">${page.gate(`badge.${badge}`)}</span>`)}
    </div>
  </div>`;
}

function renderTitle(page: ReportPage, model: ReportModel): Html {
  const line = [
    page.say('title.kind'),
    periodOf(page, model),
    page.say('title.version', { version: model.plan.version }),
    page.say('title.snapshot', { day: model.today, at: model.createdAt }),
  ].join(' · ');
  return html`<div>
    <h1>${page.say('title.name', { feature: model.feature.name, phase: model.phase.name })}</h1>
    <p class="muted num">${line}</p>
  </div>`;
}

function gateLine({ say }: ReportPage, { standing, nextPhase }: ReportModel): string {
  if (standing.kind !== 'judged' || standing.gate.gateDay === null) return '';
  const values = { day: standing.gate.gateDay, phase: nextPhase?.name ?? '' };
  return say(nextPhase === null ? 'reach.lastGate' : 'reach.gate', values);
}

function renderReach(page: ReportPage, model: ReportModel): Html {
  const { customers, customerBase } = model.reach;
  const share = customerBase === 0 ? null : customers / customerBase;
  const text =
    share === null
      ? page.say('reach.count', { count: customers })
      : page.say('reach.ofAll', { customers, count: customerBase, share });
  return html`<div class="reach">
    ${drawDial(page, model.plan.dial)}
    <div class="num">
      <p class="strong">${text}</p>
      <p class="muted small">${gateLine(page, model)}</p>
    </div>
  </div>`;
}

function renderNext(page: ReportPage, { nextPhase }: ReportModel): Html | null {
  if (nextPhase === null) return null;
  const people = peopleOfPhase(page, nextPhase);
  const { plannedStart, holdDays, name } = nextPhase;
  const sentence =
    plannedStart === null
      ? page.say('risk.next', { phase: name, people })
      : page.say('risk.nextDays', {
          phase: name,
          people,
          days: page.formats.dayRange(plannedStart, addDays(plannedStart, holdDays)),
        });
  return html`<p class="medium">${sentence}</p>`;
}

const HARM_STEPS: ReadonlySet<StepName | null> = new Set([
  'hard-limit',
  'harm',
  'warning',
  'guardrail-failed',
]);

/** What the numbers say against it: the reason of the advice where that is harm, else guardrails whose watch is not calm. */
function harmOf(page: ReportPage, model: ReportModel): string[] {
  const gate = gateOf(model);
  if (gate === null) return [];
  if (HARM_STEPS.has(gate.step)) return [closed(page.sentence(gate.reason))];
  return gate.watched.flatMap(({ metric, state }) =>
    state === 'harm' || state === 'warning'
      ? [closed(page.say('risk.watched', { metric, state: page.gate(`watch.${state}`) }))]
      : [],
  );
}

function renderRisk(page: ReportPage, model: ReportModel): Html {
  const worst = model.severe.find(({ resolution }) => resolution === null);
  const open = model.severe.filter(({ resolution }) => resolution === null).length;
  const harm = harmOf(page, model);
  const facts = [
    worst === undefined ? '' : page.say('severe.severity', { severity: worst.severity }),
    open > 1 ? page.say('risk.more', { count: open - 1 }) : '',
    model.feature.ownerName === '' ? '' : page.say('risk.owner', { name: model.feature.ownerName }),
  ];
  return html`<div>
    <h2>${page.say('risk.title')}</h2>
    ${harm.map((text) => html`<p>${text}</p>`)}
    ${
      worst === undefined
        ? html`<p class="${harm.length === 0 ? '' : 'muted'}">${page.say('severe.noneOpen')}</p>`
        : html`<p class="clamped">${worst.text ?? page.say('severe.withheld')}</p>`
    }
    <p class="muted">${facts.filter((text) => text !== '').join(' · ')}</p>
    ${model.standing.kind === 'judged' ? renderNext(page, model) : null}
  </div>`;
}

function renderSignature({ say }: ReportPage): Html {
  return html`<div class="signature">
    <div>${say('sign.decision')}</div>
    <div>${say('sign.signature')}</div>
    <div>${say('sign.date')}</div>
  </div>`;
}

/** The page somebody signs: the question, the advice, the numbers, the voices, the checklist. */
export function renderPageOne(page: ReportPage, model: ReportModel): Html {
  return html`<section class="page-one">
    ${renderMasthead(page, model)} ${renderTitle(page, model)} ${renderReach(page, model)}
    ${renderAdvice(page, model)} ${renderNumbers(page, model)}
    <div class="columns voices">${renderHeard(page, model)} ${renderThemes(page, model)}</div>
    <div class="columns even">${renderChecklistSummary(page, model)} ${renderRisk(page, model)}</div>
    ${renderSignature(page)}
  </section>`;
}
