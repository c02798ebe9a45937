import { beforeAll, describe, expect, it } from 'vitest';
import { withMoves } from './plan-moves.ts';
import { gainOf, measureSchema, outcomeOf } from './plan-outcome.ts';
import { samplesOutOfReach } from './samples-out-of-reach.ts';
import type { SimulatedPlan } from './simulated-plan.ts';
import { suggestPlan, type SuggestionQuestion } from './suggest-plan.ts';
import type { Suggestion } from './suggestion.ts';
import { INQUIRIES, simulatedPlan } from '#tests/support/simulated-plans.ts';

const RUNS = { many: 30, some: 80, last: 400 };
const PATIENCE = 60_000;
const FREE = ['free', 'free', 'free', 'free'] as const;

function ask(plan: SimulatedPlan, change: Partial<SuggestionQuestion> = {}): Suggestion {
  return suggestPlan({ plan, numbers: FREE, seed: 1, runs: RUNS, ...change });
}

/** The plan with the numbers suggested. */
function taken(plan: SimulatedPlan, { phases }: Suggestion): SimulatedPlan {
  const moves = phases.flatMap((numbers, at) =>
    (['people', 'holdDays'] as const).flatMap((field) =>
      numbers[field] === plan.phases[at]?.[field] ? [] : [{ at, field, value: numbers[field] }],
    ),
  );
  const moved = withMoves(plan, moves);
  if (moved === null) throw new Error('what is suggested is a plan');
  return moved;
}

/** Its first phase asks for more inquiries than it brings, and cannot grow: the next one has hardly more people. */
const STUCK: SimulatedPlan = (() => {
  const plan = simulatedPlan({
    customers: 600,
    primary: { ...INQUIRIES, expectedEffect: 0.1 },
    steps: [
      [40, 5],
      [43, 7],
      [300, 10],
    ],
  });
  const [first, ...others] = plan.phases;
  if (first === undefined) throw new Error('the plan has phases');
  const sample = { kind: 'sample-reached', metricId: INQUIRIES.id, unitsPerArm: 300 } as const;
  const days = { kind: 'days-elapsed', days: 5 } as const;
  return { ...plan, phases: [{ ...first, exitCriteria: [sample, days] }, ...others] };
})();

/** Its first phase is much longer than its only question needs. */
const IDLE = simulatedPlan({
  customers: 2000,
  primary: { ...INQUIRIES, expectedEffect: 0.1 },
  steps: [
    [20, 56],
    [400, 14],
  ],
});

describe('a plan with a phase whose sample is out of reach', { timeout: PATIENCE }, () => {
  let found: Suggestion;
  beforeAll(() => {
    found = ask(STUCK);
  }, PATIENCE);

  it('is given a longer hold, which brings the sample, and says what it gives and costs', () => {
    expect(found.kind).toBe('trade');
    expect(found.phases[0]?.people).toBe(40);
    expect(found.phases[0]?.holdDays).toBeGreaterThanOrEqual(9);
    expect(samplesOutOfReach(taken(STUCK, found))).toEqual([]);
    expect(found.before.reach?.value).toBe(0);
    expect(found.after?.reach?.value).toBeGreaterThan(0.8);
    expect(found.gains).toContain('reach');
  });

  it('says what stands in the way, and what would do', () => {
    expect(found.obstacles).toEqual([
      {
        phase: 'Step 1',
        metric: 'Inquiries won',
        asked: 300,
        brought: 171,
        days: 15,
        enoughDays: 10,
        enoughPeople: null,
        numbers: 'free',
      },
    ]);
  });

  it('is suggested the same for the same seed', () => {
    expect(ask(STUCK)).toEqual(found);
  });

  it('keeps its numbers where it has started, and says that it stands in the way', () => {
    const kept = ask(STUCK, { numbers: ['fixed', 'fixed', 'fixed', 'fixed'] });
    expect(kept).toMatchObject({ kind: 'fixed', after: null, tried: 0 });
    expect(kept.obstacles).toMatchObject([{ phase: 'Step 1', numbers: 'fixed' }]);
    expect(kept.phases).toEqual(STUCK.phases.map(({ people, holdDays }) => ({ people, holdDays })));
  });
});

describe('a better plan', { timeout: PATIENCE }, () => {
  it('is better in something and, under draws it was not chosen by, worse in nothing beyond the error', () => {
    const found = ask(IDLE);
    expect(found.kind).toBe('better');
    expect(found.gains).toContain('days');
    const question = { runs: RUNS.last, seed: 77 };
    const before = outcomeOf({ ...question, plan: IDLE });
    const after = outcomeOf({ ...question, plan: taken(IDLE, found) });
    for (const measure of measureSchema.options.filter((one) => one !== 'touched')) {
      expect([measure, (gainOf(measure, before, after) ?? 0) > -3]).toEqual([measure, true]);
    }
    expect(gainOf('days', before, after)).toBeGreaterThan(3);
  });

  it('is looked for with progress, and can be given up', () => {
    const told: [number, number][] = [];
    const giveUp = (): void => {
      suggestPlan({ plan: STUCK, numbers: FREE, seed: 1, runs: RUNS }, (done, total) => {
        told.push([done, total]);
        if (told.length === 3) throw new Error('given up');
      });
    };
    expect(giveUp).toThrow('given up');
    expect(told).toHaveLength(3);
    expect(told.every(([done, total]) => done <= total)).toBe(true);
  });
});

describe('other numbers for the phases of a plan', () => {
  it.each([
    ['fewer than three people', { at: 0, field: 'people', value: 2 }],
    ['more people than the phase after it', { at: 0, field: 'people', value: 500 }],
    ['fewer people than the phase before it', { at: 1, field: 'people', value: 10 }],
    ['nobody left to compare with', { at: 1, field: 'people', value: 1999 }],
    ['less than half its days', { at: 0, field: 'holdDays', value: 20 }],
    ['more than a year', { at: 0, field: 'holdDays', value: 366 }],
  ] as const)('are no plan with %s', (_what, move) => {
    expect(withMoves(IDLE, [move])).toBeNull();
  });

  it('take the criteria along that hang on them, and keep whole weeks whole', () => {
    const moved = withMoves(STUCK, [{ at: 0, field: 'holdDays', value: 12 }]);
    expect(moved?.phases[0]?.exitCriteria).toContainEqual({ kind: 'days-elapsed', days: 12 });
    expect(withMoves(IDLE, [{ at: 1, field: 'holdDays', value: 17 }])?.phases[1]?.holdDays).toBe(21);
  });
});
