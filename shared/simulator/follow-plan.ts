import { createDayLog } from './day-log.ts';
import type { Logs, MakeDay } from './made-up-days.ts';
import type { Morning } from './gate-of-morning.ts';
import { watchByRule } from './rule-watch.ts';
import { comparedWith, customersIn, type SimulatedPlan } from './simulated-plan.ts';

/**
 * How a simulated rollout ended. harm: rolled back, because harm was shown · futile: stopped as without hope of a
 * benefit · undecided: the last look was past, and the old was kept · held: no look is left, and something that only
 * a person can settle is still missing, or the days simulated were over.
 */
export type RunEnd = 'everyone' | 'harm' | 'futile' | 'undecided' | 'held';

export type Run = {
  readonly end: RunEnd;
  /** Days from the first phase's start until the end. */
  readonly days: number;
  /** The phase it ended in, and the latest one that it ever reached; that of everyone is never lived in. */
  readonly phase: number;
  readonly farthest: number;
  /** Customers who had the feature at most, before everyone. */
  readonly exposed: number;
  /** Bad outcomes that the feature caused until then, on average. */
  readonly extraBad: number;
};

export type Move =
  | { readonly kind: 'stay' }
  | { readonly kind: 'go'; readonly phase: number }
  | { readonly kind: 'end'; readonly end: RunEnd };

/** A way to decide, asked every morning from the second day on; `reset` begins the next rollout on the same logs. */
export type Decider = { readonly reset: () => void; readonly ask: (morning: Morning) => Move };

/** The app's own rule, and a person who does what it advises. */
export function decideByRule(plan: SimulatedPlan, logs: Logs): Decider {
  const watch = watchByRule(plan, logs);
  return {
    reset: watch.reset,
    ask: (morning) => {
      const { verb, name, waits } = watch.ask(morning);
      switch (verb) {
        case 'advance':
          return { kind: 'go', phase: morning.phase + 1 };
        case 'reduce':
          return { kind: 'go', phase: morning.phase - 1 };
        case 'roll-back':
          return { kind: 'end', end: 'harm' };
        case 'stop':
          return { kind: 'end', end: name === 'futility' ? 'futile' : 'undecided' };
        case 'hold':
          return waits === 'no' && name !== 'warning' && name !== 'data'
            ? { kind: 'end', end: 'held' }
            : { kind: 'stay' };
        default:
          return verb satisfies never;
      }
    },
  };
}

export function createLogs(plan: SimulatedPlan): Logs {
  const days = mostDays(plan);
  return {
    primary: plan.primary === null ? null : createDayLog(days),
    guardrail: plan.guardrail === null ? null : createDayLog(days),
  };
}

const LONGEST = 3000;

/** Nothing that all extensions and steps back can ask for is longer; what still goes on then is held. */
function mostDays({ phases, rules }: SimulatedPlan): number {
  const once = phases.reduce((sum, { holdDays }) => sum + holdDays * (rules.extensionsAtMost + 1), 0);
  return Math.min(LONGEST, once * (rules.reductionsAtMost + 1));
}

/** One rollout from its first day until it ends. */
export function followPlan(plan: SimulatedPlan, decider: Decider, makeDay: MakeDay): Run {
  const { phases } = plan;
  const startedOn: number[] = [0];
  const endedOn: number[] = [];
  const longest = mostDays(plan);
  let [phase, farthest, exposed, extraBad, reductions] = [0, 0, 0, 0, 0];
  const ended = (end: RunEnd, days: number): Run => ({ end, days, phase, farthest, exposed, extraBad });
  decider.reset();
  for (let index = 0; index < longest; index += 1) {
    const move: Move = index === 0 ? STAY : decider.ask({ index, phase, startedOn, endedOn, reductions });
    if (move.kind === 'end') return ended(move.end, index);
    if (move.kind === 'go') {
      if (move.phase < phase) reductions += 1;
      endedOn[phase] = index;
      phase = move.phase;
      startedOn[phase] = index;
      farthest = Math.max(farthest, phase);
    }
    const current = phases[phase];
    if (current === undefined || current.audience === 'everyone') return ended('everyone', index);
    const pilot = customersIn(current);
    exposed = Math.max(exposed, pilot);
    extraBad += makeDay(index, { pilot, reference: comparedWith(current, plan) });
  }
  return ended('held', longest);
}

const STAY: Move = { kind: 'stay' };
