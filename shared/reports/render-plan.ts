import { readAmendment, type AmendedField } from './read-amendment.ts';
import { html, type Html } from './html.ts';
import { peopleOfPhase } from './render-advice.ts';
import type { ReportModel } from './report-model.ts';
import { figureOf, shortHash, type ReportPage } from './report-page.ts';
import { amendmentKind } from '#shared/features/amendment-kind.ts';
import type { Amendment, Phase } from '#shared/features/plan.ts';
import { toEpochDay, type CalendarDay } from '#shared/kernel/calendar-day.ts';
import { closed } from '#shared/words/closed.ts';

type Belief = ReportModel['hypotheses'][number];

function renderHypothesis(page: ReportPage, { hypothesis, metric }: Belief): Html {
  const { say, formats } = page;
  const write = (value: number): string => formats.metricDifference(value, figureOf(metric));
  const sentence = say(hypothesis.because === '' ? 'plan.belief' : 'plan.beliefBecause', {
    change: hypothesis.change,
    metric: metric.name,
    effect: write(hypothesis.expectedEffect),
    because: hypothesis.because,
  });
  const baseline =
    hypothesis.baseline === null
      ? ''
      : say('plan.baseline', { value: formats.metric(hypothesis.baseline, figureOf(metric)) });
  const least = say('plan.smallest', { value: write(hypothesis.smallestWorthwhile) });
  const basis = say(`plan.basis.${hypothesis.basis}`);
  const lock =
    hypothesis.locked === null
      ? say('plan.notLocked')
      : say('plan.locked', { at: hypothesis.locked.at, hash: shortHash(hypothesis.locked.hash) });
  const amended = hypothesis.amendments.map(({ at, actor, reason }) =>
    say('plan.hypothesisAmended', { at, name: actor, reason }),
  );
  const details = [baseline, least, basis, lock, ...amended].filter((text) => text !== '');
  return html`<li>
    <span class="medium">${closed(sentence)}</span>
    <p class="muted">${details.join(' ')}</p>
  </li>`;
}

function dayOr(page: ReportPage, day: CalendarDay | null): string {
  return day === null ? '–' : page.formats.dayTyped(day);
}

function renderPhase(page: ReportPage, phase: Phase, reported: Phase): Html {
  return html`<tr>
    <th scope="row"><span class="${phase.id === reported.id ? 'strong' : 'medium'}">${phase.name}</span></th>
    <td>${page.say(`plan.audience.${phase.audience}`)}</td>
    <td class="end">${peopleOfPhase(page, phase)}</td>
    <td class="end">${page.formats.whole(phase.holdDays)}</td>
    <td class="end nowrap">${dayOr(page, phase.plannedStart)}</td>
    <td class="end nowrap">${dayOr(page, phase.startedOn)}</td>
    <td class="end nowrap">${dayOr(page, phase.endedOn)}</td>
    <td>${page.say(`dial.state.${phase.state}`)}</td>
  </tr>`;
}

function renderPhases(page: ReportPage, { plan, phase }: ReportModel): Html {
  const { say } = page;
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${say('plan.phase')}</th>
        <th scope="col">${say('plan.who')}</th>
        <th scope="col" class="end">${say('plan.people')}</th>
        <th scope="col" class="end">${say('plan.holdDays')}</th>
        <th scope="col" class="end">${say('plan.planned')}</th>
        <th scope="col" class="end">${say('plan.started')}</th>
        <th scope="col" class="end">${say('plan.ended')}</th>
        <th scope="col">${say('plan.state')}</th>
      </tr>
    </thead>
    <tbody>
      ${plan.phases.map((each) => renderPhase(page, each, phase))}
    </tbody>
  </table>`;
}

function fieldValue(page: ReportPage, { kind, value }: AmendedField['before']): string {
  if (kind === 'none') return '–';
  if (kind === 'day') return page.formats.dayTyped(value);
  if (kind === 'text') return value;
  if (kind === 'whole') return page.formats.whole(value);
  if (kind === 'criteria') return page.say('plan.criteria', { count: value });
  return page.say(`plan.audience.${value}`);
}

function renderChange(page: ReportPage, { before, after }: AmendedField): string {
  return page.say('plan.change', {
    field: page.say(`plan.field.${before.field}`),
    before: fieldValue(page, before),
    after: fieldValue(page, after),
  });
}

function renderAmendment(page: ReportPage, { plan }: ReportModel, amendment: Amendment): Html {
  const phase = plan.phases.find(({ id }) => id === amendment.phaseId);
  const changes = readAmendment(amendment).map((field) => renderChange(page, field));
  return html`<li>
    <span class="medium"
      >${[phase?.name ?? '', changes.join(', ')].filter((text) => text !== '').join(': ')}</span
    >
    <p class="muted">
      ${page.say('plan.amendedBy', { at: amendment.at, name: amendment.actor })} ${amendment.reason}
    </p>
  </li>`;
}

/** That phases started although something they ask for did not hold, each with the reason. */
function renderStartedAnyway(page: ReportPage, { plan }: ReportModel): Html[] {
  return plan.amendments
    .filter((each) => amendmentKind(each) === 'started-anyway')
    .map(({ phaseId, at, actor, reason }) => {
      const phase = plan.phases.find(({ id }) => id === phaseId)?.name ?? '';
      return html`<p>
        ${page.say('plan.startedAnyway', { phase })}
        <span class="muted">${page.say('plan.amendedBy', { at, name: actor })} ${reason}</span>
      </p>`;
    });
}

function renderAmendments(page: ReportPage, model: ReportModel): Html {
  const amendments = model.plan.amendments.filter((each) => amendmentKind(each) === 'promise');
  if (amendments.length === 0) return html`<p>${page.say('plan.noAmendments')}</p>`;
  return html`<ul>
    ${amendments.map((amendment) => renderAmendment(page, model, amendment))}
  </ul>`;
}

/** What was promised before the data, what was done, and every change on the way. */
const MILLISECONDS_PER_DAY = 86_400_000;

/** Whether the promises were locked only after the phase's first day, when numbers may have been known already. */
function isLockedLate({ locked, startedOn }: Phase): boolean {
  if (locked === null || startedOn === null) return false;
  return Math.floor(locked.at / MILLISECONDS_PER_DAY) > toEpochDay(startedOn) + 1;
}

export function renderPlan(page: ReportPage, model: ReportModel): Html {
  const { say } = page;
  const { feature, hypotheses, phase } = model;
  const lock =
    phase.locked === null
      ? say('plan.phaseNotLocked', { phase: phase.name })
      : say(isLockedLate(phase) ? 'plan.phaseLockedLate' : 'plan.phaseLocked', {
          phase: phase.name,
          at: phase.locked.at,
          hash: shortHash(phase.locked.hash),
          day: phase.startedOn,
        });
  return html`<section>
    <h2>${say('plan.title')}</h2>
    ${feature.summary === '' ? null : html`<p class="soft lines">${feature.summary}</p>`}
    <h3>${say('plan.beliefs')}</h3>
    ${
      hypotheses.length === 0
        ? html`<p>${say('plan.noBeliefs')}</p>`
        : html`<ul>
            ${hypotheses.map((belief) => renderHypothesis(page, belief))}
          </ul>`
    }
    <h3>${say('plan.phases')}</h3>
    ${renderPhases(page, model)}
    <p class="muted small">${lock}</p>
    ${renderStartedAnyway(page, model)}
    <h3>${say('plan.amendments')}</h3>
    ${renderAmendments(page, model)}
  </section>`;
}
