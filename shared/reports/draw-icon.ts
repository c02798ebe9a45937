import { fixedMarkup, html, type Html } from './html.ts';
import type { DecisionVerb } from '#shared/decisions/decision.ts';
import type { AdviceVerb, Verdict } from '#shared/decisions/gate.ts';

const STROKE =
  'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"';

const SHAPES: Readonly<Record<Verdict | AdviceVerb | DecisionVerb, string>> = {
  pass: `<path ${STROKE} d="M3 8.5 6.5 12 13 4.5"/>`,
  fail: `<path ${STROKE} d="m4 4 8 8m0-8-8 8"/>`,
  'not-enough-yet': `<path ${STROKE} d="M4 2h8M4 14h8M5 2v2.5L8 8l3-3.5V2M5 14v-2.5L8 8l3 3.5V14"/>`,
  'not-answerable': `<path ${STROKE} d="M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M4 4l8 8"/>`,
  advance: `<path ${STROKE} d="M3 8h10M9 4l4 4-4 4"/>`,
  start: `<path fill="currentColor" d="M4 2.5v11l9-5.5z"/>`,
  finish: `<path ${STROKE} d="M3 8.5 6.5 12 13 4.5"/>`,
  hold: `<path fill="currentColor" d="M3.5 2h3v12h-3zM9.5 2h3v12h-3z"/>`,
  reduce: `<path ${STROKE} d="M8 3v10M4 9l4 4 4-4"/>`,
  'roll-back': `<path ${STROKE} d="M6 3 2.5 6.5 6 10M2.5 6.5H10a3.5 3.5 0 0 1 0 7H7"/>`,
  stop: `<path fill="currentColor" d="M3 3h10v10H3z"/>`,
};

/** The mark of a verdict, an advice or a decision; the word always stands beside it. */
export function drawIcon(name: Verdict | AdviceVerb | DecisionVerb): Html {
  return html`<svg class="icon" viewBox="0 0 16 16" width="13" height="13" aria-hidden="true">
    ${fixedMarkup(SHAPES[name])}
  </svg>`;
}

/** A verdict as mark and word on its own ground. */
export function drawVerdict(verdict: Verdict, word: string): Html {
  return html`<span class="verdict ${verdict}">${drawIcon(verdict)}${word}</span>`;
}
