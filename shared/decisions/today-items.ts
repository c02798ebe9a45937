import type { TodayItem } from './decisions.contract.ts';
import type { Gate } from './gate.ts';
import { asksForChecklist } from './asks-for-checklist.ts';
import type { StartWhen } from '#shared/features/phase-setup.ts';
import type { Feature } from '#shared/features/feature.ts';
import type { Phase } from '#shared/features/plan.ts';
import type { PeopleGone } from '#shared/segments/shortfall.ts';
import { addDays, type CalendarDay } from '#shared/kernel/calendar-day.ts';

/** What Today knows of one feature that is being planned or runs. */
export type FeatureToday = {
  feature: Feature;
  phases: readonly Phase[];
  /** Null while no phase is current. */
  gate: Gate | null;
  /** When the next phase starts by its plan; null where none is left or none runs. */
  nextStarts: StartWhen | null;
  openBlocking: number;
  peopleToTell: number;
  /** Null while opt-outs leave as many people as the running phase asks for. */
  peopleGone: PeopleGone | null;
  hasNumbers: 'yes' | 'no';
};

type ItemOf = Pick<TodayItem, 'kind'> & Partial<TodayItem>;

const HARM = new Set(['roll-back', 'reduce', 'stop']);

function itemOf({ feature, gate }: FeatureToday, item: ItemOf): TodayItem {
  return {
    featureId: feature.id,
    featureName: feature.name,
    phaseId: gate?.phaseId ?? null,
    subjectId: null,
    values: {},
    badges: gate?.badges ?? [],
    day: null,
    ...item,
  };
}

function currentName(view: FeatureToday): string {
  return view.phases.find((phase) => phase.state === 'current')?.name ?? '';
}

function gateItems(view: FeatureToday, today: CalendarDay): TodayItem[] {
  const { gate } = view;
  if (gate === null) return [];
  const values = {
    phase: currentName(view),
    reason: gate.reason.code,
    verb: gate.verb,
    ...gate.reason.values,
  };
  if (HARM.has(gate.verb)) return [itemOf(view, { kind: 'decide-harm', values, day: today })];
  const next = view.phases.find(({ id }) => id === gate.nextPhaseId);
  if (view.nextStarts === 'by-hand' && next !== undefined && gate.verb !== 'stop') {
    const waiting = { phase: next.name, before: currentName(view), count: next.people };
    return gate.verb === 'advance' ? [itemOf(view, { kind: 'start-by-hand', values: waiting })] : [];
  }
  const isDue = gate.gateDay !== null && gate.gateDay <= today;
  return isDue ? [itemOf(view, { kind: 'gate-due', values, day: gate.gateDay })] : [];
}

function voiceItems(view: FeatureToday): TodayItem[] {
  return (view.gate?.criteria ?? []).flatMap((judged): TodayItem[] => {
    if (judged.verdict === 'pass' || judged.missing === null) return [];
    const values = { phase: currentName(view), ...judged.missing.values };
    if (judged.criterion.kind === 'people-heard') return [itemOf(view, { kind: 'people-to-hear', values })];
    if (judged.criterion.kind === 'no-open-severity')
      return [itemOf(view, { kind: 'severe-note-open', values })];
    return [];
  });
}

function numberItems(view: FeatureToday): TodayItem[] {
  const { gate } = view;
  if (gate === null || gate.criteria.every((judged) => judged.metricId === null)) return [];
  if (view.hasNumbers === 'no') return [itemOf(view, { kind: 'first-numbers' })];
  const stale = gate.data.find(({ code }) => code === 'numbers-stale');
  return stale === undefined ? [] : [itemOf(view, { kind: 'numbers-stale', values: stale.sentence.values })];
}

function goneItems(view: FeatureToday): TodayItem[] {
  const { peopleGone } = view;
  if (peopleGone === null) return [];
  const { asked, remaining } = peopleGone;
  const values = { phase: currentName(view), count: asked - remaining, asked, remaining };
  return [itemOf(view, { kind: 'pick-people', values })];
}

function startItems(view: FeatureToday): TodayItem[] {
  const first = view.phases[0];
  if (view.feature.state !== 'draft' || first === undefined) return [];
  const values = { phase: first.name, count: first.people };
  return [itemOf(view, { kind: 'start-rollout', phaseId: first.id, values, day: first.plannedStart })];
}

/** What needs a person for one feature, the protective first. */
export function featureItems(view: FeatureToday, today: CalendarDay): TodayItem[] {
  const killed = view.feature.killSwitch === 'engaged' ? [itemOf(view, { kind: 'kill-switch-engaged' })] : [];
  const checklist =
    view.openBlocking > 0 && view.gate !== null
      ? [
          itemOf(view, {
            kind: 'checklist-open',
            values: {
              count: view.openBlocking,
              phase: currentName(view),
              context: asksForChecklist(view.gate) ? 'waits' : 'unasked',
            },
          }),
        ]
      : [];
  const tell =
    view.peopleToTell > 0
      ? [
          itemOf(view, {
            kind: 'people-to-tell',
            values: {
              count: view.peopleToTell,
              phase: currentName(view),
              // Whoever may lose it next is told of that, and not twice.
              context: view.gate !== null && HARM.has(view.gate.verb) ? 'back' : 'on',
            },
          }),
        ]
      : [];
  return [
    ...killed,
    ...gateItems(view, today),
    ...voiceItems(view),
    ...numberItems(view),
    ...checklist,
    ...tell,
    ...goneItems(view),
    ...startItems(view),
  ];
}

const ORDER: readonly TodayItem['kind'][] = [
  'kill-switch-engaged',
  'decide-harm',
  'loss-to-tell',
  'severe-note-open',
  'gate-due',
  'start-by-hand',
  'rows-set-aside',
  'numbers-stale',
  'first-numbers',
  'people-to-hear',
  'checklist-open',
  'people-to-tell',
  'pick-people',
  'start-rollout',
  'review-due',
];

/** All items in the order a person should take them; equal kinds keep their order. */
export function orderItems(items: readonly TodayItem[]): TodayItem[] {
  return items.toSorted((left, right) => ORDER.indexOf(left.kind) - ORDER.indexOf(right.kind));
}

const DAYS_AHEAD = 7;

/** Today and the six days after it, each with the gates, further looks and starts that fall on it. */
export function daysAhead(
  today: CalendarDay,
  views: readonly FeatureToday[],
): { day: CalendarDay; events: TodayItem[] }[] {
  return Array.from({ length: DAYS_AHEAD }, (_, offset) => {
    const day = addDays(today, offset);
    const gates = views
      .filter(({ gate, nextStarts }) => {
        const isLook = gate?.gateDay === day || gate?.looks?.nextDay === day;
        return isLook && nextStarts !== 'by-hand';
      })
      .map((view) => itemOf(view, { kind: 'gate-due', values: { phase: currentName(view) }, day }));
    const starts = views.flatMap(startItems).filter((item) => item.day === day);
    return { day, events: [...gates, ...starts] };
  });
}
