import { html, type Html } from './html.ts';
import type { ReportPage } from './report-page.ts';
import type { DialStep } from '#shared/features/plan.ts';

const LOWEST = 12;
const HIGHEST = 46;

/** Steps rise from left to right; height tells the order, never a quantity. */
function barHeight(index: number, steps: number): number {
  return steps === 1 ? HIGHEST : Math.round(LOWEST + ((HIGHEST - LOWEST) * index) / (steps - 1));
}

function peopleOf({ say }: ReportPage, step: DialStep): string {
  return say(step.audience === 'staff' ? 'dial.staff' : 'dial.customers', { count: step.people });
}

function fillOf(step: DialStep): number {
  if (step.state === 'reached') return 100;
  return step.people === 0 ? 0 : Math.round((100 * Math.min(step.reached, step.people)) / step.people);
}

function drawStep(page: ReportPage, step: DialStep, height: number): Html {
  return html`<div class="step ${step.state}">
    <div class="bar" style="height:${height}px"><div class="fill" style="width:${fillOf(step)}%"></div></div>
    <div class="step-people">${peopleOf(page, step)}</div>
    <div class="step-name">${step.name}</div>
  </div>`;
}

/** The plan as a stepped bar: filled, outlined, hollow, hatched or struck, so that it reads without colour. */
export function drawDial(page: ReportPage, steps: readonly DialStep[]): Html {
  const label = steps
    .map((step) =>
      page.say('dial.step', {
        name: step.name,
        people: peopleOf(page, step),
        state: page.say(`dial.state.${step.state}`),
      }),
    )
    .join('; ');
  return html`<div class="dial" role="img" aria-label="${label}">
    ${steps.map((step, index) => drawStep(page, step, barHeight(index, steps.length)))}
  </div>`;
}
