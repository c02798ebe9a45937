import { describe, expect, it } from 'vitest';
import { excessBadUntil, makeRollout, seenOn, SIX_WEEKS, type Story } from './made-up-rollouts.ts';
import { OTHERS, TEMPERED, UNTEMPERED, type RollbackRule } from './rollback-methods.ts';
import { measureRollbackRules } from './rollback-rules.ts';
import { createChance } from '#tests/support/chance.ts';

const TWICE_AS_BAD: Story = { riskRatio: 2, base: 'doubles', dayToDaySpread: 0.4 };

describe('made-up rollouts', () => {
  it('treat 1 % of the visits in the first week and half of them in the last', () => {
    expect(seenOn(0, SIX_WEEKS)).toEqual({ treated: 14, control: 1415 });
    expect(seenOn(41, SIX_WEEKS)).toEqual({ treated: 714, control: 715 });
  });

  it('have the bad outcomes their story tells of, on average', () => {
    const chance = createChance(5);
    const runs = 200;
    const bad = { treated: 0, control: 0 };
    for (let run = 0; run < runs; run += 1) {
      const last = makeRollout(TWICE_AS_BAD, SIX_WEEKS, chance).at(-1)?.today;
      bad.treated += (last?.treated.successes ?? 0) / runs;
      bad.control += (last?.control.successes ?? 0) / runs;
    }
    // 714 visits at 8 % and 715 at 4 %; an odds ratio of mean 1 takes a little from a rate.
    expect(bad.control).toBeGreaterThan(27);
    expect(bad.control).toBeLessThan(30.5);
    expect(bad.treated).toBeGreaterThan(50);
    expect(bad.treated).toBeLessThan(61);
  });

  it('count as excess what the treated would not have had', () => {
    const steady: Story = { ...TWICE_AS_BAD, base: 'steady' };
    expect(excessBadUntil(0, steady, SIX_WEEKS)).toBeCloseTo(14 * 0.02, 12);
    expect(excessBadUntil(14, steady, SIX_WEEKS)).toBeCloseTo((7 * 14 + 7 * 71 + 143) * 0.02, 12);
    expect(excessBadUntil(41, { ...steady, riskRatio: 1 }, SIX_WEEKS)).toBe(0);
  });
});

function named(beginning: string): RollbackRule {
  const rule = OTHERS.find(({ name }) => name.startsWith(beginning));
  if (rule === undefined) throw new Error(`no rule begins with ${beginning}`);
  return rule;
}

describe('rules of rollback over 300 made-up rollouts (short form of rollback-rules.ts)', () => {
  const rules = [UNTEMPERED, TEMPERED, named('daily z'), named('GrowthBook')];
  const rates = measureRollbackRules(rules, { runs: 300, seed: 5, plan: SIX_WEEKS });
  const [untempered, tempered, daily, growthbook] = rates;

  it('by day roll back in error within what they promise, also while everybody fares worse and worse', () => {
    for (const ours of [untempered, tempered]) {
      expect(ours?.falseRollback).toBeLessThan(0.05);
      expect(ours?.falseWhileDoubling).toBeLessThan(0.05);
    }
  });

  it('by day find what is 1.5 times worse, and what is twice as bad in the third week', () => {
    for (const ours of [untempered, tempered]) expect(ours?.found).toBeGreaterThan(0.96);
    expect(untempered?.excessBad).toBeLessThan(19);
    expect(tempered?.excessBad).toBeLessThan(26);
    expect(untempered?.medianDay).toBeLessThanOrEqual(15);
    expect(tempered?.medianDay).toBeLessThanOrEqual(17);
  });

  it('are not deceived by days that differ when tempered, as they are when not', () => {
    expect(tempered?.falseOnUnevenDays).toBeLessThan(0.03);
    expect(tempered?.falseOnTypicalDays).toBeLessThan(0.05);
    expect(untempered?.falseOnTypicalDays).toBeGreaterThan(0.1);
  });

  it('on totals take a rising base for harm', () => {
    expect(daily?.falseWhileDoubling).toBeGreaterThan(0.9);
    expect(growthbook?.falseWhileDoubling).toBeGreaterThan(0.4);
    expect(growthbook?.falseRollback).toBeLessThan(0.05);
  });

  it('read daily without a price roll back in error in four of ten', () => {
    expect(daily?.falseRollback).toBeGreaterThan(0.3);
  });
});
