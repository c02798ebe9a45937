import { makePlanDay, type PlanDay, type PlanStory, type PlanWorld } from './made-up-plans.ts';
import type { Chance } from '#tests/support/chance.ts';

/** Where a plan ended. kept: nothing was shown by the last look, and the old was kept. */
export type PlanEnd = 'everybody' | 'rolled-back' | 'futile' | 'kept' | 'still-held';

export type PlanOutcome = {
  readonly end: PlanEnd;
  /** Days from the first phase's start until the end. */
  readonly days: number;
  /** Customers who had the feature at most, before everybody. */
  readonly exposed: number;
  /** Complaints caused before the end, on average. */
  readonly excess: number;
};

/** What a way to decide says in the morning. `phase` is the index of the phase from now on. */
export type PlanMove =
  | { readonly kind: 'stay' }
  | { readonly kind: 'go'; readonly phase: number }
  | { readonly kind: 'end'; readonly end: PlanEnd };

/** A rollout as a way to decide sees it in the morning of a day. */
export type PlanMorning = {
  /** Days since the first phase started; the figures of all of them are in. */
  readonly index: number;
  readonly phase: number;
  /** The day on which the current phase started, or started again. */
  readonly startedOn: number;
  readonly days: readonly PlanDay[];
};

/** A way to decide; `watch` starts it anew for each rollout, and is asked every morning from the second day on. */
export type PlanDecider = {
  readonly name: string;
  readonly watch: (world: PlanWorld) => (morning: PlanMorning) => PlanMove;
};

/** More is nothing that a plan of six weeks with two extensions a phase can need. */
const LONGEST = 400;

/** One rollout of a story from its first day until it ends. */
export function followPlan(
  decider: PlanDecider,
  { story, world }: { readonly story: PlanStory; readonly world: PlanWorld },
  chance: Chance,
): PlanOutcome {
  const decide = decider.watch(world);
  const days: PlanDay[] = [];
  let [phase, startedOn, exposed, excess] = [0, 0, 0, 0];
  for (let index = 0; index < LONGEST; index += 1) {
    const move: PlanMove = index === 0 ? { kind: 'stay' } : decide({ index, phase, startedOn, days });
    if (move.kind === 'end') return { end: move.end, days: index, exposed, excess };
    if (move.kind === 'go') [phase, startedOn] = [move.phase, index];
    const people = world.phases[phase]?.people ?? null;
    if (people === null) return { end: 'everybody', days: index, exposed, excess };
    exposed = Math.max(exposed, people);
    const day = makePlanDay(index, { story, world, people }, chance);
    days.push(day);
    excess += day.excess;
  }
  return { end: 'still-held', days: LONGEST, exposed, excess };
}

/** Whether the current phase has lasted as long as planned. */
export function isOver({ index, phase, startedOn }: PlanMorning, { phases }: PlanWorld): boolean {
  return index >= startedOn + (phases[phase]?.holdDays ?? 0);
}
