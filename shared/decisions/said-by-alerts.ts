import type { AlertCause } from './alert.ts';
import type { TodayItem } from './decisions.contract.ts';
import type { Gate } from './gate.ts';
import { ADVISING_KINDS } from './raise-alerts.ts';

type Said = {
  readonly step: Gate['step'];
  /** The alerts the gate raises that are on record, answered or not. */
  readonly raised: readonly AlertCause[];
};

/** The items of one feature that no alert says: a matter stands on Today once, and not again after it was answered. */
export function withoutSaid(items: readonly TodayItem[], said: Said): TodayItem[] {
  const isOff = items.some(({ kind }) => kind === 'kill-switch-engaged');
  return items.filter((item) => !(isOff && item.kind === 'decide-harm') && !isSaid(item, said));
}

function isSaid({ kind, values }: TodayItem, { step, raised }: Said): boolean {
  const has = (...kinds: readonly AlertCause['kind'][]): boolean =>
    raised.some((alert) => kinds.includes(alert.kind));
  if (kind === 'decide-harm') return step !== null && has(...(ADVISING_KINDS[step] ?? []));
  if (kind === 'gate-due' || kind === 'numbers-stale') return has(kind);
  if (kind !== 'severe-note-open') return false;
  // Lesser problems may be open besides the catastrophes.
  const catastrophes = raised.find((alert) => alert.kind === 'catastrophe-open')?.title.values['count'];
  return catastrophes !== undefined && catastrophes === values['count'];
}
