import { describe, expect, it } from 'vitest';
import { createLogs, decideByRule, followPlan, type Decider } from './follow-plan.ts';
import type { DayLog } from './day-log.ts';
import { createDraws } from './draws.ts';
import { madeUpDays, type Logs } from './made-up-days.ts';
import type { Morning } from './gate-of-morning.ts';
import { watchByRule } from './rule-watch.ts';
import { truthOf, type Scenario } from './scenario.ts';
import type { SimulatedPhase, SimulatedPlan } from './simulated-plan.ts';
import { gateByAllDays, type DayFigures } from '#tests/support/gate-by-all-days.ts';
import { AGAINST_ALL_OTHERS, COMPLAINTS, INQUIRIES, simulatedPlan } from '#tests/support/simulated-plans.ts';

function figuresOf(log: DayLog | null, days: number): DayFigures[] {
  if (log === null) return [];
  const armOf = ({ units, total, squares }: DayLog['pilot'], index: number) => ({
    units: units[index] ?? 0,
    total: total[index] ?? 0,
    squares: Number.isNaN(squares[index]) ? null : (squares[index] ?? 0),
  });
  return Array.from({ length: days }, (_, index) => ({
    pilot: armOf(log.pilot, index),
    reference: armOf(log.reference, index),
  }));
}

/** Decides by the rule, and asks the whole gate about every morning as well. */
function beside(plan: SimulatedPlan, logs: Logs, mornings: string[][]): Decider {
  const watch = watchByRule(plan, logs);
  const decider = decideByRule(plan, logs);
  let lastOn: number | null = null;
  let firstCustomers: number | null = null;
  const firstCustomerPhase = plan.phases.findIndex(({ audience }) => audience !== 'staff');
  return {
    reset: () => {
      watch.reset();
      decider.reset();
      [lastOn, firstCustomers] = [null, null];
    },
    ask: (morning: Morning) => {
      const { verb, name } = watch.ask(morning);
      firstCustomers ??= morning.startedOn[firstCustomerPhase] ?? null;
      const gate = gateByAllDays(plan, {
        ...morning,
        firstCustomers,
        reductions: { count: morning.reductions, lastOn },
        primary: figuresOf(logs.primary, morning.index),
        guardrail: figuresOf(logs.guardrail, morning.index),
      });
      mornings.push([`${verb} by ${name}`, `${gate.verb} by ${gate.step}`]);
      if (verb === 'reduce') lastOn = morning.index;
      return decider.ask(morning);
    },
  };
}

type Case = { plan: SimulatedPlan; scenario: Scenario; runs: number; seed: number };

/** What the rule and the gate said each morning, of so many rollouts. */
function morningsOf({ plan, scenario, runs, seed }: Case): string[][] {
  const logs = createLogs(plan);
  const mornings: string[][] = [];
  const makeDay = madeUpDays(plan, truthOf(scenario, plan), { logs, draws: createDraws(seed) });
  const decider = beside(plan, logs, mornings);
  for (let run = 0; run < runs; run += 1) followPlan(plan, decider, makeDay);
  return mornings;
}

/** The mornings on which the two said otherwise. */
function differing(asked: Case): string[][] {
  const mornings = morningsOf(asked);
  if (mornings.length < asked.runs * 5) throw new Error('hardly a morning was asked about');
  return mornings.filter(([rule, gate]) => rule !== gate);
}

const STEPS = {
  customers: 1000,
  steps: [
    [10, 7],
    [50, 7],
    [200, 10],
    [500, 10],
  ],
} as const;
const SMALL = {
  customers: 120,
  steps: [
    [3, 7],
    [12, 7],
    [40, 10],
  ],
} as const;

function withFirst(plan: SimulatedPlan, ...first: readonly SimulatedPhase[]): SimulatedPlan {
  return { ...plan, phases: [...first, ...plan.phases] };
}

describe('every morning of a simulated rollout the rule says what the app’s own gate says of all days', () => {
  it('while a feature works, shown by times', () => {
    expect(differing({ plan: simulatedPlan(STEPS), scenario: 'works', runs: 6, seed: 1 })).toEqual([]);
  });

  it('while it does nothing, until it is given up or the old is kept', () => {
    expect(differing({ plan: simulatedPlan(STEPS), scenario: 'nothing', runs: 10, seed: 2 })).toEqual([]);
  });

  it('while it hurts, with steps back and roll-backs', () => {
    const asked: Case = { plan: simulatedPlan(STEPS), scenario: 'twice-margin', runs: 12, seed: 3 };
    expect(differing(asked)).toEqual([]);
    const said = new Set(morningsOf(asked).map(([rule]) => rule));
    expect([...said]).toEqual(expect.arrayContaining(['reduce by warning', 'roll-back by harm']));
  });

  it('shown by shares, on days whose arms differ', () => {
    const plan = simulatedPlan({ ...STEPS, primary: INQUIRIES, armDaySpread: 0.2 });
    expect(differing({ plan, scenario: 'works', runs: 6, seed: 4 })).toEqual([]);
    expect(differing({ plan, scenario: 'margin', runs: 6, seed: 5 })).toEqual([]);
  });

  it('with so few customers that exact tests and averages of days take over', () => {
    for (const primary of [INQUIRIES, simulatedPlan(SMALL).primary]) {
      const plan = simulatedPlan({ ...SMALL, primary });
      expect(differing({ plan, scenario: 'works', runs: 6, seed: 6 })).toEqual([]);
      expect(differing({ plan, scenario: 'twice-margin', runs: 6, seed: 7 })).toEqual([]);
    }
  });

  it('with a guardrail that has an absolute limit, from its first cases on', () => {
    const guardrail = { ...COMPLAINTS, base: 0.05, limit: { kind: 'absolute', value: 0.15 } } as const;
    const plan = simulatedPlan({ ...SMALL, guardrail });
    expect(differing({ plan, scenario: 'works', runs: 8, seed: 8 })).toEqual([]);
    expect(differing({ plan, scenario: 'twice-margin', runs: 12, seed: 9 })).toEqual([]);
  });

  it('with counts, averages and a good direction upwards', () => {
    const primary = { ...INQUIRIES, kind: 'count', base: 0.4, expectedEffect: 0.1 } as const;
    const guardrail = { ...COMPLAINTS, kind: 'count', onHarm: 'reduce', sharing: 2 } as const;
    expect(
      differing({
        plan: simulatedPlan({ ...STEPS, primary, guardrail }),
        scenario: 'margin',
        runs: 4,
        seed: 10,
      }),
    ).toEqual([]);
    const average = { ...INQUIRIES, kind: 'mean', base: 20, spread: 12, expectedEffect: 2 } as const;
    const kept = {
      ...COMPLAINTS,
      direction: 'higher',
      base: 0.97,
      limit: { kind: 'worse-than-control', value: 0.02 },
    } as const;
    const plan = simulatedPlan({ ...STEPS, primary: average, guardrail: kept });
    expect(differing({ plan, scenario: 'works', runs: 4, seed: 11 })).toEqual([]);
    expect(differing({ plan, scenario: 'twice-margin', runs: 6, seed: 12 })).toEqual([]);
  });

  it('with own staff and hand-picked people first, whose days are evidence of their own', () => {
    const staff: SimulatedPhase = {
      name: 'Internal',
      audience: 'staff',
      people: 6,
      holdDays: 5,
      ...AGAINST_ALL_OTHERS,
      exitCriteria: [{ kind: 'checklist-complete' }],
    };
    const picked: SimulatedPhase = {
      name: 'Beta',
      audience: 'picked',
      people: 30,
      holdDays: 14,
      ...AGAINST_ALL_OTHERS,
      exitCriteria: [
        { kind: 'guardrail-holds', metricId: 'complaints', certaintyPercent: 70 },
        { kind: 'sample-reached', metricId: 'time', unitsPerArm: 60 },
        { kind: 'days-elapsed', days: 17 },
      ],
    };
    const plan = withFirst(simulatedPlan(STEPS), staff, picked);
    expect(differing({ plan, scenario: 'works', runs: 5, seed: 13 })).toEqual([]);
    expect(differing({ plan, scenario: 'twice-margin', runs: 10, seed: 14 })).toEqual([]);
  });

  it('where as many are held back as have it, and as many go on being held back', () => {
    const held = (plan: SimulatedPlan): SimulatedPlan => ({
      ...plan,
      phases: plan.phases.map((phase) => Object.assign({}, phase, { heldBack: Math.min(phase.people, 200) })),
    });
    const plan = held(simulatedPlan({ ...STEPS, primary: INQUIRIES }));
    expect(differing({ plan, scenario: 'works', runs: 6, seed: 16 })).toEqual([]);
    expect(differing({ plan, scenario: 'twice-margin', runs: 10, seed: 17 })).toEqual([]);
    expect(differing({ plan: held(simulatedPlan(SMALL)), scenario: 'works', runs: 6, seed: 18 })).toEqual([]);
  });

  it('where the owner chose to ship what is not shown to be worse', () => {
    const plan = simulatedPlan(STEPS);
    const rules = { ...plan.rules, ifInconclusive: 'ship-not-worse', extensionsAtMost: 1 } as const;
    expect(differing({ plan: { ...plan, rules }, scenario: 'nothing', runs: 10, seed: 15 })).toEqual([]);
  });
});
