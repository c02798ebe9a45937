import { describe, expect, it } from 'vitest';
import type { ComputedCode } from './checklist-templates.ts';
import { type ChecklistFacts, judgeComputed } from './judge-computed.ts';

const NOTHING: ChecklistFacts = {
  asOf: '2026-11-24',
  lastRehearsal: null,
  openSeverity4: 0,
  picked: 0,
  plannedPeople: 45,
  exposed: 0,
  told: 0,
  hypotheses: 0,
  lockedHypotheses: 0,
  startedOn: null,
  primaryMetric: null,
  baselineDays: 0,
  comparesBeforeAfter: 'yes',
  supportContact: '',
};

const rehearsed = (day: string) => ({ lastRehearsal: { day, minutes: 12 } });
const metric = { primaryMetric: 'First reply' };

describe('an item the app judges', () => {
  it.each<[ComputedCode, Partial<ChecklistFacts>, string, Record<string, unknown>]>([
    ['rollback-rehearsed', {}, 'open', { which: 'never', daysAgo: null }],
    ['rollback-rehearsed', rehearsed('2026-11-24'), 'done', { daysAgo: 0, minutes: 12 }],
    ['rollback-rehearsed', rehearsed('2026-10-25'), 'done', { daysAgo: 30 }],
    ['rollback-rehearsed', rehearsed('2026-10-24'), 'open', { daysAgo: 31 }],
    ['rollback-rehearsed', rehearsed('2026-11-25'), 'open', { daysAgo: -1 }],
    ['no-open-severity-4', {}, 'done', { open: 0 }],
    ['no-open-severity-4', { openSeverity4: 2 }, 'open', { open: 2 }],
    ['people-picked', {}, 'open', { which: 'none', picked: 0, planned: 45 }],
    ['people-picked', { picked: 44 }, 'open', { which: 'picked', picked: 44 }],
    ['people-picked', { picked: 45 }, 'done', { picked: 45 }],
    ['people-picked', { picked: 0, plannedPeople: 0 }, 'open', {}],
    ['everyone-told', {}, 'open', { which: 'none' }],
    ['everyone-told', { exposed: 45, told: 44 }, 'open', { told: 44, exposed: 45 }],
    ['everyone-told', { exposed: 45, told: 45 }, 'done', {}],
    ['hypothesis-written', {}, 'open', { which: 'missing' }],
    ['hypothesis-written', { hypotheses: 1 }, 'done', { which: 'written' }],
    ['hypothesis-written', { hypotheses: 1, startedOn: '2026-11-02' }, 'open', { which: 'after-start' }],
    ['hypothesis-written', { hypotheses: 2, lockedHypotheses: 1, startedOn: '2026-11-02' }, 'done', {}],
    ['baseline-long-enough', {}, 'open', { which: 'no-metric' }],
    ['baseline-long-enough', { ...metric, baselineDays: 13 }, 'open', { days: 13, neededDays: 14 }],
    ['baseline-long-enough', { ...metric, baselineDays: 14 }, 'done', { days: 14 }],
    [
      'baseline-long-enough',
      { ...metric, comparesBeforeAfter: 'no' },
      'not-applicable',
      { which: 'compared-otherwise' },
    ],
    ['support-named', {}, 'open', { which: 'missing' }],
    ['support-named', { supportContact: 'Paolo' }, 'done', { contact: 'Paolo' }],
  ])('%s with %o is %s', (code, facts, state, found) => {
    const judged = judgeComputed(code, { ...NOTHING, ...facts });
    expect(judged.state).toBe(state);
    expect(judged.found).toMatchObject(found);
  });
});
