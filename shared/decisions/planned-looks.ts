import type { GateRules } from '#shared/features/gate-rules.ts';
import type { Phase } from '#shared/features/plan.ts';
import { addDays, type CalendarDay } from '#shared/kernel/calendar-day.ts';

/** One planned look at a gate: the gate day, then one more after each extension. */
export type PlannedLook = {
  /** 0 is the gate day itself. */
  readonly index: number;
  readonly day: CalendarDay;
  /** The last day whose numbers belong to the look: later ones wait for the next. */
  readonly upTo: CalendarDay;
  /**
   * Share of the information of the last look planned, extensions included, when people come evenly: a phase that gives
   * the feature to the share f of all learns f (1 - f) a day.
   */
  readonly fraction: number;
};

export type Looks = {
  readonly all: readonly PlannedLook[];
  /** The latest whose day has come; null before the gate day. */
  readonly reached: PlannedLook | null;
  /** Null once the last extension's look is past. */
  readonly next: PlannedLook | null;
};

type Question = {
  /** The phases whose days count together, the current one last. */
  readonly phases: readonly Pick<Phase, 'people' | 'holdDays' | 'startedOn' | 'endedOn'>[];
  /** Customers in all; the people of a phase are a share of them. */
  readonly customerBase: number;
  readonly today: CalendarDay;
  readonly rules: Pick<GateRules, 'extensionsAtMost'>;
};

/**
 * The looks of the current phase: its gate day and one after each extension by the phase's own length. Null before it
 * started.
 */
export function plannedLooks({ phases, customerBase, today, rules }: Question): Looks | null {
  const current = phases.at(-1);
  if (current === undefined || current.startedOn === null) return null;
  const { startedOn, holdDays } = current;
  if (holdDays === 0) return openGate(startedOn, today);
  const earlier = phases
    .slice(0, -1)
    .reduce((sum, phase) => sum + phase.holdDays * learnedADay(phase.people, customerBase), 0);
  const lengths = Array.from({ length: rules.extensionsAtMost + 1 }, (_, index) => (index + 1) * holdDays);
  const known = lengths.map((length) => earlier + length * learnedADay(current.people, customerBase));
  const last = known.at(-1) ?? 0;
  const all = lengths.map((length, index): PlannedLook => {
    const day = addDays(startedOn, length);
    const fraction = last > 0 ? (known[index] ?? 0) / last : (index + 1) / lengths.length;
    return { index, day, upTo: addDays(day, -1), fraction };
  });
  return {
    all,
    reached: all.findLast(({ day }) => day <= today) ?? null,
    next: all.find(({ day }) => day > today) ?? null,
  };
}

/** A phase without a length has its gate open from its first day on, with all numbers so far. */
function openGate(startedOn: CalendarDay, today: CalendarDay): Looks {
  const look: PlannedLook = { index: 0, day: startedOn, upTo: today, fraction: 1 };
  return { all: [look], reached: startedOn <= today ? look : null, next: null };
}

/** f (1 - f); a phase of everybody, or of an unknown share, counts as one of half. */
export function learnedADay(people: number, customerBase: number): number {
  const share = customerBase > 0 ? people / customerBase : 0.5;
  return share > 0 && share < 1 ? share * (1 - share) : 0.25;
}
