import { expect, it } from 'vitest';
import type { Alert } from './alert.ts';
import type { TodayItem } from './decisions.contract.ts';
import { asksDecision, isProtective, todayLines } from './today-lines.ts';

const alert = (kind: Alert['kind'], severity: Alert['severity']) =>
  ({ kind, severity, title: { code: `alert:title.${kind}`, values: {} } }) as Alert;
const item = (kind: TodayItem['kind']) => ({ kind }) as TodayItem;

const lines = todayLines(
  [
    alert('harm-shown', 'act-now'),
    alert('catastrophe-open', 'act-now'),
    alert('gate-due', 'look'),
    alert('unusual-days', 'know'),
  ],
  [item('kill-switch-engaged'), item('severe-note-open'), item('gate-due'), item('checklist-open')],
);
const kinds = (some: typeof lines) =>
  some.map((line) => (line.kind === 'alert' ? line.alert.kind : line.item.kind));

it('what protects people stands before gates, gates before what prepares them, and what is only to be known last', () => {
  expect(kinds(lines)).toEqual([
    'kill-switch-engaged',
    'harm-shown',
    'catastrophe-open',
    'severe-note-open',
    'gate-due',
    'gate-due',
    'checklist-open',
    'unusual-days',
  ]);
});

it('what protects and what asks for a decision are told apart', () => {
  expect(kinds(lines.filter(isProtective))).toEqual([
    'kill-switch-engaged',
    'harm-shown',
    'catastrophe-open',
    'severe-note-open',
  ]);
  expect(kinds(lines.filter(asksDecision))).toEqual([
    'kill-switch-engaged',
    'harm-shown',
    'gate-due',
    'gate-due',
  ]);
});
