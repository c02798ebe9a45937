import { calendarDayOf, type PlanDay, type PlanWorld } from './made-up-plans.ts';
import type { PlanDecider, PlanMorning, PlanMove } from './plan-outcomes.ts';
import { informationGrowth, type Stretch } from '#shared/decisions/information-growth.ts';
import {
  benefitAtLook,
  type BenefitTest,
  boundsAtLooks,
  futilityChances,
  notWorse,
  probabilityBetter,
  probabilityWithin,
  type LookEffect,
} from '#shared/decisions/judge-effect.ts';
import { measureEffect, type Effect } from '#shared/decisions/measure-effect.ts';
import { plannedLooks, type Looks, type PlannedLook } from '#shared/decisions/planned-looks.ts';
import { takeStep, type FutilitySignal, type Signals } from '#shared/decisions/take-step.ts';
import { LAST_GATE_ALPHA_PERCENT } from '#shared/features/default-criteria.ts';
import { DEFAULT_GATE_RULES, type GateRules } from '#shared/features/gate-rules.ts';
import { daysBetween, type CalendarDay } from '#shared/kernel/calendar-day.ts';
import { totalsOf } from '#shared/metrics/arm-totals.ts';
import {
  startTwoArmEvidence,
  type Tempering,
  type TwoArmState,
} from '#shared/statistics/evidence-of-harm.ts';
import { addDay } from '#shared/statistics/two-arm-e-process.ts';

/** Probabilities asked for by each phase before the last; the last one also asks for the benefit, and no harm, shown. */
const CERTAINTIES = [
  { guardrail: 0.5, primary: 0.2 },
  { guardrail: 0.7, primary: 0.5 },
  { guardrail: 0.8, primary: 0.8 },
] as const;
const LAST_CERTAINTY = { guardrail: 0.9, primary: null } as const;

/** Half as many complaints again are the most the owner would put up with. */
const MARGIN = Math.log(1.5);

const TIMES = { metricId: 'handling-time', direction: 'lower' } as const;
const COMPLAINTS = { metricId: 'complaints', direction: 'lower' } as const;

/** What differs between variants of our rule. */
export type PlanRule = { readonly name: string; readonly rules: GateRules; readonly tempering: Tempering };

export const OUR_RULE: PlanRule = {
  name: 'pilotbook',
  rules: DEFAULT_GATE_RULES,
  tempering: { kind: 'by-day-effects', spreads: DEFAULT_GATE_RULES.harm.daySpreads },
};

/**
 * The app's rule, asked every morning: its steps, looks, effects and evidence, over data that may be trusted, without
 * notes and forecasts, and a person who does what it advises.
 */
export function byRule({ name, rules, tempering }: PlanRule): PlanDecider {
  return {
    name,
    watch: (world) => {
      const rollout = {
        world,
        rules,
        tempering,
        lastBound: lastBoundOf(world, rules),
        memory: startMemory(),
      };
      return (morning) => {
        remember(rollout, morning);
        return moveOf(rollout, morning);
      };
    },
  };
}

type Rollout = {
  readonly world: PlanWorld;
  readonly rules: GateRules;
  readonly tempering: Tempering;
  /** The z that the last look of the last gate asks for. */
  readonly lastBound: number | null;
  readonly memory: Memory;
};

type Memory = {
  harm: TwoArmState;
  /** Evidence when a warning last went one phase back; at least 1. */
  evidenceThen: number;
  reductions: number;
  /** Where the days so far were spent. */
  readonly behind: Stretch[];
  /** The looks held so far, by their day; those of the last gate with their effects on the primary. */
  readonly judged: Map<CalendarDay, Signals['criteria']>;
  readonly lastLooks: LookEffect[];
};

function startMemory(): Memory {
  return {
    harm: startTwoArmEvidence(),
    evidenceThen: 1,
    reductions: 0,
    behind: [],
    judged: new Map(),
    lastLooks: [],
  };
}

function remember({ world, tempering, memory }: Rollout, { days, phase }: PlanMorning): void {
  const yesterday = days.at(-1);
  if (yesterday === undefined) return;
  const { pilot, reference } = yesterday.complaints;
  const table = {
    treated: { successes: pilot.total, trials: pilot.units },
    control: { successes: reference.total, trials: reference.units },
  };
  memory.harm = addDay(memory.harm, table, { logOddsMargin: 0, tempering });
  memory.behind.push({ people: world.phases[phase]?.people ?? 0, days: 1 });
}

function moveOf(rollout: Rollout, morning: PlanMorning): PlanMove {
  const { memory, rules } = rollout;
  const { name, verb } = takeStep(signalsOf(rollout, morning), rules);
  switch (verb) {
    case 'advance':
      return { kind: 'go', phase: morning.phase + 1 };
    case 'reduce':
      memory.reductions += 1;
      memory.evidenceThen = Math.max(1, memory.harm.eValue);
      return { kind: 'go', phase: morning.phase - 1 };
    case 'roll-back':
      return { kind: 'end', end: 'rolled-back' };
    case 'stop':
      return { kind: 'end', end: name === 'futility' ? 'futile' : 'kept' };
    case 'hold':
      return { kind: 'stay' };
    default:
      return verb satisfies never;
  }
}

function signalsOf(rollout: Rollout, morning: PlanMorning): Signals {
  const { memory, rules } = rollout;
  const looks = looksIn({ ...morning, world: rollout.world }, rules);
  return {
    killSwitch: 'armed',
    distrust: [],
    unsettled: [],
    hardLimitsPassed: [],
    harms: [
      {
        metricId: COMPLAINTS.metricId,
        evidence: memory.harm.eValue,
        growth: memory.harm.eValue / memory.evidenceThen,
        needed: 1 / rules.harm.alpha,
        days: memory.harm.dispersion.days,
        onHarm: 'roll-back',
      },
    ],
    catastrophes: 0,
    crossings: [],
    back: { isPossible: morning.phase > 0 ? 'yes' : 'no', reductions: memory.reductions },
    look: looks.reached === null ? 'planned' : looks.next === null ? 'spent' : 'open',
    criteria: looks.reached === null ? NOTHING_JUDGED : judgeLook(rollout, morning, looks.reached),
    failedGuardrails: [],
    futilities: [futilityOf(rollout, morning, looks)],
  };
}

const NOTHING_JUDGED: Signals['criteria'] = { failed: 0, open: 0, openBenefit: 0, passed: 0 };

type Place = { readonly world: PlanWorld } & Pick<PlanMorning, 'phase' | 'startedOn' | 'index'>;

function looksIn({ world, phase, startedOn, index }: Place, rules: GateRules): Looks {
  const looks = plannedLooks({
    phases: world.phases.slice(0, phase + 1).map(({ people, holdDays }) => ({
      people,
      holdDays,
      startedOn: calendarDayOf(startedOn),
      endedOn: null,
    })),
    customerBase: world.customers,
    today: calendarDayOf(index),
    rules,
  });
  if (looks === null) throw new Error('a phase that runs has looks');
  return looks;
}

/** The last gate asks as its criteria do where nobody changed them. */
const LAST_ALPHA = LAST_GATE_ALPHA_PERCENT / 100;

function lastTest({ benefit }: GateRules): BenefitTest {
  return { alpha: LAST_ALPHA, spending: benefit.spending };
}

function lastBoundOf(world: PlanWorld, rules: GateRules): number | null {
  const { all } = looksIn({ world, phase: world.phases.length - 1, startedOn: 0, index: 0 }, rules);
  const bounds = boundsAtLooks(
    all.map(({ fraction }) => fraction),
    lastTest(rules),
  );
  return bounds.at(-1)?.bound ?? null;
}

/** What a look found stays what it found until the next one. */
function judgeLook(rollout: Rollout, morning: PlanMorning, look: PlannedLook): Signals['criteria'] {
  const { judged } = rollout.memory;
  const known = judged.get(look.day);
  if (known !== undefined) return known;
  const found = countOf(verdictsAt(rollout, morning, look));
  judged.set(look.day, found);
  return found;
}

type Verdict = { readonly about: 'benefit' | 'other'; readonly isPassed: boolean };

function countOf(verdicts: readonly Verdict[]): Signals['criteria'] {
  const open = verdicts.filter(({ isPassed }) => !isPassed);
  return {
    failed: 0,
    open: open.length,
    openBenefit: open.filter(({ about }) => about === 'benefit').length,
    passed: verdicts.length - open.length,
  };
}

function verdictsAt(rollout: Rollout, { phase, days }: PlanMorning, look: PlannedLook): readonly Verdict[] {
  const { world, rules, memory } = rollout;
  const upTo = days.filter(({ times }) => times.pilot.day <= look.upTo);
  const complaints = effectOn(upTo, 'complaints', rules);
  const times = effectOn(upTo, 'times', rules);
  const isLast = phase === world.phases.length - 1;
  if (isLast && times !== null) memory.lastLooks.push({ effect: times, fraction: look.fraction });
  const asked = { ...COMPLAINTS, margin: MARGIN };
  const certainty = isLast ? LAST_CERTAINTY : CERTAINTIES[phase];
  const isWithin =
    complaints !== null && probabilityWithin(complaints, asked, rules) >= (certainty?.guardrail ?? 1);
  const guardrail: Verdict = { about: 'other', isPassed: isWithin };
  if (!isLast) {
    const isBetter =
      times !== null && probabilityBetter(times, TIMES.direction, rules) >= (certainty?.primary ?? 1);
    return [guardrail, { about: 'other', isPassed: isBetter }];
  }
  const isHarmless = complaints !== null && notWorse(complaints, { ...asked, alpha: LAST_ALPHA }).isShown;
  const isShown = times !== null && benefitAtLook(memory.lastLooks, TIMES.direction, lastTest(rules)).isShown;
  return [guardrail, { about: 'other', isPassed: isHarmless }, { about: 'benefit', isPassed: isShown }];
}

function futilityOf(
  { world, rules, memory, lastBound }: Rollout,
  { phase, index, days }: PlanMorning,
  looks: Looks,
): FutilitySignal {
  const effect = effectOn(days, 'times', rules);
  if (effect === null) return { metricId: TIMES.metricId, better: null, passing: null };
  const last = world.phases.at(-1) ?? { people: 0, holdDays: 0 };
  const isLast = phase === world.phases.length - 1;
  const untilLook = isLast ? looks.all.at(-1) : (looks.next ?? looks.reached);
  const ahead = [
    { people: world.phases[phase]?.people ?? 0, days: daysUntil(untilLook, index) },
    ...world.phases.slice(phase + 1).map(({ people, holdDays }) => ({ people, days: holdDays })),
    { people: last.people, days: isLast ? 0 : rules.extensionsAtMost * last.holdDays },
  ];
  const growth = informationGrowth({ behind: memory.behind, ahead, customerBase: world.customers });
  const chances = futilityChances(effect, { direction: TIMES.direction, bound: lastBound, growth }, rules);
  return { metricId: TIMES.metricId, ...chances };
}

function daysUntil(look: PlannedLook | null | undefined, index: number): number {
  return look === null || look === undefined ? 0 : Math.max(0, daysBetween(calendarDayOf(index), look.day));
}

/** Null while either arm has too few units or days to say anything. */
function effectOn(
  days: readonly PlanDay[],
  metric: 'times' | 'complaints',
  { least }: GateRules,
): Effect | null {
  const pairs = days.map((day) => day[metric]);
  const fewest = Math.min(
    totalsOf(pairs.map(({ pilot }) => pilot)).units,
    totalsOf(pairs.map(({ reference }) => reference)).units,
  );
  if (fewest < least.units) return null;
  const effect = measureEffect(metric === 'times' ? 'duration' : 'proportion', pairs);
  return effect !== null && effect.days >= least.days ? effect : null;
}
