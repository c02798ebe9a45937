import { describe, expect, it } from 'vitest';
import type { Run, RunEnd } from './follow-plan.ts';
import { runScenario, simulatePlan } from './simulate-plan.ts';
import { truthOf, type Scenario } from './scenario.ts';
import type { SimulatedPlan } from './simulated-plan.ts';
import { gateByAllDays, type ArmFigures, type DayFigures } from '#tests/support/gate-by-all-days.ts';
import { COMPLAINTS, INQUIRIES, simulatedPlan } from '#tests/support/simulated-plans.ts';
import { createChance, type Chance } from '#tests/support/chance.ts';

const PLAN = simulatedPlan({
  customers: 800,
  primary: INQUIRIES,
  steps: [
    [40, 7],
    [300, 10],
  ],
});
const RUNS = 2000;
const SLOW_RUNS = 60;

type Truth = { readonly won: number; readonly complaints: number };

/** Units one by one with other random numbers than the simulator's: how many come, and how many of them are cases. */
function slowArm(people: number, share: number, chance: Chance): ArmFigures {
  let [units, total] = [0, 0];
  for (let time = -Math.log(chance.share()); time <= people * (2 / 7); time -= Math.log(chance.share()))
    units += 1;
  for (let unit = 0; unit < units; unit += 1) if (chance.share() < share) total += 1;
  return { units, total, squares: total };
}

function oddsShifted(share: number, shift: number): number {
  const odds = (share / (1 - share)) * Math.exp(shift);
  return odds / (1 + odds);
}

function slowDay(
  people: number,
  [base, pilot]: readonly [number, number],
  chance: Chance,
  sign: 1 | -1,
): DayFigures {
  const shift = sign * (0.2 * chance.normal() - 0.02);
  return {
    pilot: slowArm(people, oddsShifted(pilot, shift), chance),
    reference: slowArm(PLAN.customers - people, oddsShifted(base, shift), chance),
  };
}

const ENDS: Readonly<Record<string, RunEnd>> = { futility: 'futile', inconclusive: 'undecided' };

/** A rollout followed by the whole gate, laid out anew from all its days each morning. */
function slowRun({ won, complaints }: Truth, chance: Chance): RunEnd {
  const primary: DayFigures[] = [];
  const guardrail: DayFigures[] = [];
  const startedOn = [0];
  const endedOn: number[] = [];
  let phase = 0;
  let reductions: { count: number; lastOn: number | null } = { count: 0, lastOn: null };
  for (let index = 0; index < 400; index += 1) {
    if (index > 0) {
      const rollout = { index, phase, startedOn, endedOn, firstCustomers: 0, reductions, primary, guardrail };
      const { verb, step, looks, criteria } = gateByAllDays(PLAN, rollout);
      if (verb === 'roll-back') return 'harm';
      if (verb === 'stop') return ENDS[step ?? ''] ?? 'held';
      const isOver = looks?.reached !== null && looks?.nextDay === null && step === 'hold';
      if (
        isOver &&
        criteria.every(({ criterion, verdict }) => criterion.kind !== 'days-elapsed' || verdict === 'pass')
      )
        return 'held';
      if (verb === 'advance' || verb === 'reduce') {
        endedOn[phase] = index;
        phase += verb === 'advance' ? 1 : -1;
        startedOn[phase] = index;
        if (verb === 'reduce') reductions = { count: reductions.count + 1, lastOn: index };
      }
    }
    const { people = 0, audience } = PLAN.phases[phase] ?? {};
    if (audience === 'everyone') return 'everyone';
    primary.push(slowDay(people, [INQUIRIES.base, won], chance, -1));
    guardrail.push(slowDay(people, [COMPLAINTS.base, complaints], chance, 1));
  }
  return 'held';
}

function sharesOf(ends: readonly RunEnd[]): Record<RunEnd, number> {
  const shareOf = (end: RunEnd) => ends.filter((own) => own === end).length / ends.length;
  return {
    everyone: shareOf('everyone'),
    harm: shareOf('harm'),
    futile: shareOf('futile'),
    undecided: shareOf('undecided'),
    held: shareOf('held'),
  };
}

function endsOf(runs: readonly Run[]): RunEnd[] {
  return runs.map(({ end }) => end);
}

/** Distance of two shares in standard errors of their difference, which is never taken as less than one run's. */
function errorsApart(quick: number, slow: number): number {
  const both = Math.min(
    1 - 1 / SLOW_RUNS,
    Math.max(1 / SLOW_RUNS, (quick * RUNS + slow * SLOW_RUNS) / (RUNS + SLOW_RUNS)),
  );
  return Math.abs(quick - slow) / Math.sqrt(both * (1 - both) * (1 / RUNS + 1 / SLOW_RUNS));
}

describe('the chances of a simulated plan', () => {
  it.each<[Scenario, Truth]>([
    ['works', { won: 0.35, complaints: 0.02 }],
    ['nothing', { won: 0.3, complaints: 0.02 }],
    ['twice-margin', { won: 0.35, complaints: 0.04 }],
  ])(
    'are those of rollouts that ask the whole gate every morning, with other random numbers: %s',
    (scenario, truth) => {
      const chance = createChance(41);
      const slow = sharesOf(Array.from({ length: SLOW_RUNS }, () => slowRun(truth, chance)));
      const quick = sharesOf(endsOf(runScenario({ plan: PLAN, scenario, runs: RUNS, seed: 9 })));
      const ends = Object.keys(slow) as RunEnd[];
      for (const end of ends) expect([end, errorsApart(quick[end], slow[end]) < 3]).toEqual([end, true]);
    },
  );

  it('are the same for the same seed, and others for another', () => {
    const once = simulatePlan({ plan: PLAN, runs: 60, seed: 5 });
    expect(simulatePlan({ plan: PLAN, runs: 60, seed: 5 })).toEqual(once);
    expect(simulatePlan({ plan: PLAN, runs: 60, seed: 6 })).not.toEqual(once);
  });

  it('lose no run: every one ends once, in a phase it had reached, with no more people than its phases have', () => {
    const runs = runScenario({ plan: PLAN, scenario: 'margin', runs: 400, seed: 3 });
    expect(runs).toHaveLength(400);
    for (const { phase, farthest, exposed, days, end } of runs) {
      expect(phase).toBeLessThanOrEqual(farthest);
      expect(exposed).toBe(
        Math.max(...PLAN.phases.slice(0, Math.min(farthest, 1) + 1).map(({ people }) => people)),
      );
      expect(days).toBeGreaterThan(0);
      expect(end === 'everyone').toBe(phase === 2);
    }
    const { scenarios } = simulatePlan({ plan: PLAN, runs: 400, seed: 3 });
    for (const { chances, phases } of scenarios) {
      expect(Object.values(chances).reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
      expect(phases.reduce((sum, { ended }) => sum + ended, 0)).toBeCloseTo(1, 12);
      expect(phases[0]?.reached).toBe(1);
    }
  });

  it('reach everyone the more seldom the more harm there is', () => {
    const withMargin = (value: number): SimulatedPlan => ({
      ...PLAN,
      guardrail: { ...COMPLAINTS, limit: { kind: 'worse-than-control', value } },
    });
    const reached = [0.005, 0.02, 0.04].map((margin) => {
      const runs = runScenario({ plan: withMargin(margin), scenario: 'twice-margin', runs: 400, seed: 8 });
      return sharesOf(endsOf(runs)).everyone;
    });
    const error = 2 * Math.sqrt(0.25 / 400);
    expect(reached[1]).toBeLessThan((reached[0] ?? 0) + error);
    expect(reached[2]).toBeLessThan((reached[1] ?? 0) + error);
    expect(reached[2]).toBeLessThan(0.05);
  });

  it('count the complaints that the feature caused, and none where it causes none', () => {
    const { scenarios } = simulatePlan({ plan: PLAN, runs: 100, seed: 4 });
    const extraIn = (asked: Scenario) => scenarios.find(({ scenario }) => scenario === asked)?.extraBad;
    expect(extraIn('works')).toEqual({ mean: 0, low: 0, high: 0 });
    expect(extraIn('margin')?.mean).toBeGreaterThan(1);
    expect(extraIn('margin')?.low).toBeLessThan(extraIn('margin')?.high ?? 0);
  });
});

describe('the scenarios of a plan', () => {
  const scenariosOf = (plan: SimulatedPlan) =>
    simulatePlan({ plan, runs: 5, seed: 1 }).scenarios.map(({ scenario }) => scenario);

  it('have no harm without a guardrail, and none beyond a limit that is passed already', () => {
    expect(scenariosOf(PLAN)).toEqual(['works', 'nothing', 'margin', 'twice-margin', 'drift']);
    expect(scenariosOf({ ...PLAN, guardrail: null })).toEqual(['works', 'nothing']);
    const beyond = { ...COMPLAINTS, limit: { kind: 'absolute', value: 0.01 } } as const;
    expect(scenariosOf({ ...PLAN, guardrail: beyond })).toEqual(['works', 'nothing', 'drift']);
    expect(scenariosOf({ ...PLAN, primary: null })).toEqual(['nothing', 'margin', 'twice-margin', 'drift']);
  });
});

describe('what a scenario takes to be true', () => {
  it('is no harm at all of an outcome however rare, unless the scenario says so', () => {
    const rare = { ...COMPLAINTS, base: 0.002, limit: { kind: 'worse-than-control', value: 0.004 } } as const;
    const levels = (['works', 'nothing', 'drift', 'margin', 'twice-margin'] as const).map(
      (scenario) => truthOf(scenario, { ...PLAN, guardrail: rare }).guardrailLevel,
    );
    expect(levels).toEqual([0.002, 0.002, 0.002, 0.006, 0.01]);
  });

  it('never passes what a share can be', () => {
    const kept = {
      ...COMPLAINTS,
      direction: 'higher',
      base: 0.3,
      limit: { kind: 'worse-than-control', value: 0.2 },
    } as const;
    expect(truthOf('twice-margin', { ...PLAN, guardrail: kept }).guardrailLevel).toBeCloseTo(0.01, 12);
  });
});

describe('what a plan can and cannot tell', () => {
  const told = (plan: SimulatedPlan) => simulatePlan({ plan, runs: 200, seed: 2 });

  it('is the rarest problem that each phase meets at least once with 80 %', () => {
    const problems = told(
      simulatedPlan({
        customers: 300,
        steps: [
          [12, 7],
          [45, 7],
          [90, 7],
        ],
      }),
    ).smallestProblems;
    expect(problems.map(({ people, rate }) => [people, Math.round(1 / rate)])).toEqual([
      [12, 8],
      [45, 28],
      [90, 56],
    ]);
  });

  it('says how many units the gain would need, how often harm slips through, and what is too rare', () => {
    const small = simulatedPlan({
      customers: 60,
      primary: INQUIRIES,
      steps: [
        [6, 7],
        [20, 14],
      ],
    });
    const codes = told(small).cannotTell.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['gain-too-small-for-units', 'rare-problems']));
    const gain = told(small).cannotTell.find(({ code }) => code === 'gain-too-small-for-units')?.values;
    expect(gain).toMatchObject({ effect: 0.05, needed: 1377, brought: 92 });
  });

  it('says so without a guardrail, without a primary metric, and where a phase can never be passed', () => {
    expect(told({ ...PLAN, guardrail: null }).cannotTell.map(({ code }) => code)).toContain('no-guardrail');
    expect(told({ ...PLAN, primary: null }).cannotTell.map(({ code }) => code)).toContain('no-primary');
    const [first, ...others] = PLAN.phases;
    if (first === undefined) throw new Error('the plan has phases');
    const asks = { kind: 'sample-reached', metricId: INQUIRIES.id, unitsPerArm: 500 } as const;
    const thin: SimulatedPlan = { ...PLAN, phases: [{ ...first, exitCriteria: [asks] }, ...others] };
    expect(told(thin).cannotTell).toContainEqual({
      code: 'sample-out-of-reach',
      values: { phase: 'Step 1', metric: 'Inquiries won', asked: 500, brought: 240, days: 21 },
    });
    expect(told(thin).scenarios[0]?.chances.everyone.share).toBe(0);
    const stuck: SimulatedPlan = { ...PLAN, phases: [{ ...first, exitCriteria: [] }, ...others] };
    const { scenarios, cannotTell } = told(stuck);
    expect(cannotTell[0]).toEqual({ code: 'phase-without-criteria', values: { phase: 'Step 1' } });
    expect(scenarios[0]?.chances.everyone.share).toBe(0);
  });
});
