import { type ChecklistGroup, checklistGroupSchema, type ChecklistItem } from './checklist-item.ts';
import { COMPUTED_GROUP, type ComputedCode } from './checklist-templates.ts';
import type { PlannedItem } from './generate-checklist.ts';
import { type ChecklistFacts, judgeComputed } from './judge-computed.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';

const GROUP_ORDER: readonly ChecklistGroup[] = checklistGroupSchema.options;

const UNTOUCHED = {
  text: null,
  state: 'open',
  evidence: null,
  reason: '',
  waivedUntil: null,
  actor: '',
  at: null,
  found: {},
} as const;

/** The id of an item that follows from the plan: the same before and after it is stored. */
export function plannedItemId(phaseId: string, code: string): string {
  return `${phaseId}.${code}`;
}

/** A generated item nobody has touched yet. */
export function untouchedItem(phaseId: string, planned: PlannedItem) {
  const { code, group, weight, position } = planned;
  const id = plannedItemId(phaseId, code);
  return { ...UNTOUCHED, id, phaseId, position, group, origin: 'generated', code, weight } as const;
}

/** Whether a stored item no longer follows from the plan and nobody has touched it. */
export function isOutdated(stored: ChecklistItem, wanted: readonly PlannedItem[]): boolean {
  return (
    stored.origin === 'generated' &&
    stored.state === 'open' &&
    wanted.every((planned) => planned.code !== stored.code)
  );
}

/** A waiver that has run out is open again; its reason and day stay to be read. */
function withWaiverJudged(item: ChecklistItem, asOf: CalendarDay): ChecklistItem {
  const hasRunOut = item.state === 'waived' && item.waivedUntil !== null && item.waivedUntil < asOf;
  return hasRunOut ? { ...item, state: 'open' } : item;
}

function computedItem(phaseId: string, code: ComputedCode, facts: ChecklistFacts): ChecklistItem {
  const { state, found } = judgeComputed(code, facts);
  const id = plannedItemId(phaseId, code);
  const group = COMPUTED_GROUP[code];
  const own = { id, phaseId, position: -1, group, origin: 'computed', code, weight: 'blocking' } as const;
  return { ...UNTOUCHED, ...own, state, found };
}

export type ChecklistParts = {
  readonly phaseId: string;
  readonly stored: readonly ChecklistItem[];
  readonly wanted: readonly PlannedItem[];
  readonly computed: readonly ComputedCode[];
  readonly facts: ChecklistFacts;
};

/**
 * A phase's list as it stands: what is stored, what the plan asks for and nobody has touched, and what the app
 * judges; without untouched items the answers no longer ask for. By group, the computed items of a group first.
 */
export function mergeChecklist({
  phaseId,
  stored,
  wanted,
  computed,
  facts,
}: ChecklistParts): ChecklistItem[] {
  const storedCodes = new Set(stored.map((item) => item.code));
  const untouched = wanted
    .filter((planned) => !storedCodes.has(planned.code))
    .map((planned) => untouchedItem(phaseId, planned));
  const items = [
    ...computed.map((code) => computedItem(phaseId, code, facts)),
    ...stored.filter((item) => !isOutdated(item, wanted)).map((item) => withWaiverJudged(item, facts.asOf)),
    ...untouched,
  ];
  return items.toSorted(
    (a, b) => GROUP_ORDER.indexOf(a.group) - GROUP_ORDER.indexOf(b.group) || a.position - b.position,
  );
}

export type ChecklistSummary = { blocking: number; blockingComplete: number; openBlocking: ChecklistItem[] };

/** How many items block and how many of them are complete: done, not applicable, or waived for now. */
export function summariseChecklist(items: readonly ChecklistItem[]): ChecklistSummary {
  const blocking = items.filter((item) => item.weight === 'blocking');
  const openBlocking = blocking.filter((item) => item.state === 'open');
  return {
    blocking: blocking.length,
    blockingComplete: blocking.length - openBlocking.length,
    openBlocking,
  };
}
