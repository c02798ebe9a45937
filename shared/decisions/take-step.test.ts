import { describe, expect, it } from 'vitest';
import { takeStep, type HarmSignal, type Signals } from './take-step.ts';
import { DEFAULT_GATE_RULES, type GateRules } from '#shared/features/gate-rules.ts';

const QUIET: Signals = {
  killSwitch: 'armed',
  distrust: [],
  unsettled: [],
  hardLimitsPassed: [],
  harms: [],
  catastrophes: 0,
  crossings: [],
  back: { isPossible: 'yes', reductions: 0 },
  look: 'planned',
  criteria: { failed: 0, open: 1, openBenefit: 1, passed: 3 },
  failedGuardrails: [],
  futilities: [],
};

const PASSED: Signals['criteria'] = { failed: 0, open: 0, openBenefit: 0, passed: 4 };

function harm(change: Partial<HarmSignal>): HarmSignal {
  return { metricId: 'late', evidence: 25, growth: 25, needed: 20, days: 4, onHarm: 'roll-back', ...change };
}

function stepOf(change: Partial<Signals>, rules: Partial<GateRules> = {}): string {
  const { name, verb } = takeStep({ ...QUIET, ...change }, { ...DEFAULT_GATE_RULES, ...rules });
  return `${name}: ${verb}`;
}

describe('the rule', () => {
  it.each<[string, Partial<Signals>, string]>([
    ['waits while nothing speaks', {}, 'hold: hold'],
    [
      'believes the kill switch before all else',
      { killSwitch: 'engaged', distrust: ['x'] },
      'kill-switch: roll-back',
    ],
    [
      'believes a hard limit even on data it does not trust',
      { distrust: ['numbers-stale'], hardLimitsPassed: [{ metricId: 'late' }] },
      'hard-limit: roll-back',
    ],
    [
      'draws no other verdict from data it does not trust',
      { distrust: ['sample-ratio'], harms: [harm({})], catastrophes: 1, look: 'open', criteria: PASSED },
      'data: hold',
    ],
    [
      'passes no gate by metrics that are defined otherwise than when the phase began',
      { unsettled: ['definition-changed'], look: 'open', criteria: PASSED },
      'data: hold',
    ],
    [
      'rolls back for harm shown whatever was defined otherwise since',
      { unsettled: ['definition-changed'], harms: [harm({})] },
      'harm: roll-back',
    ],
    ['rolls back for harm shown on two days or more', { harms: [harm({})] }, 'harm: roll-back'],
    ['only warns of harm that a single day shows', { harms: [harm({ days: 1 })] }, 'warning: reduce'],
    ['goes one phase back where the plan says so', { harms: [harm({ onHarm: 'reduce' })] }, 'harm: reduce'],
    [
      'takes the graver of two',
      { harms: [harm({ onHarm: 'reduce' }), harm({ metricId: 'lost' })] },
      'harm: roll-back',
    ],
    [
      'asks twice the evidence of each of two guardrails that share the error',
      { harms: [harm({ needed: 40 })] },
      'warning: reduce',
    ],
    [
      'never steps back by a method that is too weak',
      { harms: [harm({ onHarm: 'hold', evidence: 1e6, growth: 1e6 })] },
      'warning: hold',
    ],
    ['puts an open catastrophe after harm shown', { harms: [harm({})], catastrophes: 2 }, 'harm: roll-back'],
    ['goes back for an open catastrophe', { catastrophes: 1 }, 'catastrophe: reduce'],
    [
      'holds it where there is nowhere to go back to',
      { catastrophes: 1, back: { isPossible: 'no', reductions: 0 } },
      'catastrophe: hold',
    ],
    ['warns from evidence of five', { harms: [harm({ evidence: 5, growth: 5 })] }, 'warning: reduce'],
    ['says nothing below', { harms: [harm({ evidence: 4.9, growth: 4.9 })] }, 'hold: hold'],
    [
      'does not go back again for what it went back for already',
      { harms: [harm({ evidence: 12, growth: 1.1 })], back: { isPossible: 'yes', reductions: 1 } },
      'warning: hold',
    ],
    [
      'goes back a second time for what came since',
      { harms: [harm({ evidence: 15, growth: 6 })], back: { isPossible: 'yes', reductions: 1 } },
      'warning: reduce',
    ],
    [
      'goes back for a warning no third time',
      { harms: [harm({ evidence: 15, growth: 6 })], back: { isPossible: 'yes', reductions: 2 } },
      'warning: hold',
    ],
    [
      'warns of a limit that will probably be crossed',
      { crossings: [{ metricId: 'late', chance: 0.8 }] },
      'warning: reduce',
    ],
    ['lets a less probable one be', { crossings: [{ metricId: 'late', chance: 0.79 }] }, 'hold: hold'],
    ['advances at a look when every criterion passes', { look: 'open', criteria: PASSED }, 'gate: advance'],
    ['advances at no other time', { look: 'planned', criteria: PASSED }, 'hold: hold'],
    ['advances at the last look too', { look: 'spent', criteria: PASSED }, 'gate: advance'],
    [
      'advances not on a warning',
      { look: 'open', criteria: PASSED, harms: [harm({ evidence: 6, growth: 6 })] },
      'warning: reduce',
    ],
    [
      'passes no gate that asks nothing',
      { look: 'open', criteria: { failed: 0, open: 0, openBenefit: 0, passed: 0 } },
      'hold: hold',
    ],
    [
      'rolls a small pilot back by its table, at a look',
      { look: 'open', failedGuardrails: [{ metricId: 'late', onHarm: 'roll-back' }] },
      'guardrail-failed: roll-back',
    ],
    [
      'and not before it',
      { look: 'planned', failedGuardrails: [{ metricId: 'late', onHarm: 'roll-back' }] },
      'hold: hold',
    ],
    [
      'gives up what is hardly better with any probability',
      { futilities: [{ metricId: 'won', better: 0.04, passing: null }] },
      'futility: stop',
    ],
    [
      'gives up what will hardly pass the last look',
      { futilities: [{ metricId: 'won', better: 0.5, passing: 0.04 }] },
      'futility: stop',
    ],
    ['keeps the old when the looks are spent', { look: 'spent' }, 'inconclusive: stop'],
  ])('%s', (_title, change, step) => {
    expect(stepOf(change)).toBe(step);
  });

  it('ships what was not shown to be worse where the owner chose so, and nothing else', () => {
    const rules = { ifInconclusive: 'ship-not-worse' } as const;
    expect(stepOf({ look: 'spent' }, rules)).toBe('inconclusive: advance');
    const open = { failed: 0, open: 2, openBenefit: 1, passed: 2 };
    expect(stepOf({ look: 'spent', criteria: open }, rules)).toBe('inconclusive: hold');
    const failed = { failed: 1, open: 1, openBenefit: 1, passed: 2 };
    expect(stepOf({ look: 'spent', criteria: failed }, rules)).toBe('inconclusive: hold');
  });
});
