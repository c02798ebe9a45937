import type { Alert } from './alert.ts';
import type { TodayItem } from './decisions.contract.ts';

export type TodayLine =
  { readonly kind: 'alert'; readonly alert: Alert } | { readonly kind: 'item'; readonly item: TodayItem };

const PROTECTIVE: ReadonlySet<TodayItem['kind']> = new Set([
  'kill-switch-engaged',
  'decide-harm',
  'severe-note-open',
]);

const DECISIONS: ReadonlySet<string> = new Set([
  'decide-harm',
  'gate-due',
  'start-rollout',
  'start-by-hand',
  'kill-switch-engaged',
  'hard-limit-passed',
  'harm-shown',
  'stop-advised',
]);

/** Whether a line protects people from harm: such lines stand first and are marked. */
export function isProtective(line: TodayLine): boolean {
  return line.kind === 'alert' ? line.alert.severity === 'act-now' : PROTECTIVE.has(line.item.kind);
}

/** Whether a line asks for a decision about the rollout. */
export function asksDecision(line: TodayLine): boolean {
  if (line.kind === 'item') return DECISIONS.has(line.item.kind);
  return DECISIONS.has(line.alert.kind) || line.alert.title.code === 'alert:title.step-back';
}

function rankOf(line: TodayLine): number {
  if (line.kind === 'item' && line.item.kind === 'kill-switch-engaged') return 0;
  if (isProtective(line)) return line.kind === 'alert' ? 1 : 2;
  if (line.kind === 'alert') return line.alert.severity === 'look' ? 3 : 5;
  return line.item.kind === 'gate-due' ? 3 : 4;
}

/** All that waits, in the order a person should take it; what only wants to be known stands last. */
export function todayLines(alerts: readonly Alert[], items: readonly TodayItem[]): TodayLine[] {
  return [
    ...alerts.map((alert): TodayLine => ({ kind: 'alert', alert })),
    ...items.map((item): TodayLine => ({ kind: 'item', item })),
  ].toSorted((left, right) => rankOf(left) - rankOf(right));
}
