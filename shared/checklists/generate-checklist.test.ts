import { describe, expect, it } from 'vitest';
import { CAREFUL_RISK_ANSWERS, type RiskAnswers } from '#shared/features/feature.ts';
import type { PhaseAudience } from '#shared/features/plan.ts';
import { generateChecklist, listComputedCodes, type PhasePlace, stageOf } from './generate-checklist.ts';

const HARMLESS: RiskAnswers = {
  touchesMoney: 'no',
  touchesPersonalData: 'no',
  reversible: 'yes',
  changesStaffWork: 'no',
  supportContact: 'Paolo',
};

const place = (audience: PhaseAudience, ...earlier: PhaseAudience[]): PhasePlace => ({ audience, earlier });

const PLACES = [
  place('staff'),
  place('picked', 'staff'),
  place('picked', 'staff', 'picked'),
  place('sample', 'staff', 'picked'),
  place('everyone', 'staff', 'picked', 'sample'),
];

describe('the checklist of a phase', () => {
  it.each<[PhasePlace, string]>([
    [place('staff'), 'internal'],
    [place('picked'), 'first-customers'],
    [place('sample', 'staff'), 'first-customers'],
    [place('picked', 'staff', 'sample'), 'more-customers'],
    [place('sample', 'picked'), 'sample'],
    [place('everyone'), 'everyone'],
  ])('at %o is that of %s', (where, stage) => {
    expect(stageOf(where)).toBe(stage);
  });

  it.each(PLACES)('holds five to nine items whatever the answers: %o', (where) => {
    const answers = ['yes', 'no', 'unsure'] as const;
    for (const touchesMoney of answers) {
      for (const touchesPersonalData of answers) {
        for (const reversible of answers) {
          for (const changesStaffWork of answers) {
            const given = {
              touchesMoney,
              touchesPersonalData,
              reversible,
              changesStaffWork,
              supportContact: '',
            };
            const items = generateChecklist(where, given);
            expect(items.length).toBeGreaterThanOrEqual(5);
            expect(items.length).toBeLessThanOrEqual(9);
            expect(items.some((item) => item.weight === 'blocking')).toBe(true);
          }
        }
      }
    }
  });

  it.each(PLACES)('names each item once and short enough for its id: %o', (where) => {
    const codes = [
      ...generateChecklist(where, CAREFUL_RISK_ANSWERS).map((item) => item.code),
      ...listComputedCodes(where),
    ];
    expect(new Set(codes).size).toBe(codes.length);
    expect(Math.max(...codes.map((code) => code.length))).toBeLessThanOrEqual(27);
  });

  it('asks for hypothesis and support where the plan begins, and not again in the next phase', () => {
    const start = ['hypothesis-written', 'support-named'];
    expect(listComputedCodes(place('staff'))).toEqual(expect.arrayContaining(start));
    expect(listComputedCodes(place('picked'))).toEqual(expect.arrayContaining(start));
    const second = listComputedCodes(place('picked', 'staff'));
    expect(second.filter((code) => start.includes(code))).toEqual([]);
    expect(second).toContain('baseline-long-enough');
  });

  it.each<[Partial<RiskAnswers>, string[]]>([
    [{}, []],
    [{ touchesMoney: 'yes' }, ['wrong-charge-way']],
    [{ touchesMoney: 'unsure' }, ['wrong-charge-way']],
    [{ touchesPersonalData: 'unsure' }, ['data-use-agreed']],
    [{ reversible: 'no' }, ['no-return-point-named']],
    [{ reversible: 'unsure' }, ['no-return-point-named']],
    [{ changesStaffWork: 'yes' }, ['team-leads-briefed']],
  ])('asks more because of %o', (answers, added) => {
    const where = place('picked', 'staff');
    const base = new Set(generateChecklist(where, HARMLESS).map((item) => item.code));
    const codes = generateChecklist(where, { ...HARMLESS, ...answers }).map((item) => item.code);
    expect(codes.filter((code) => !base.has(code))).toEqual(added);
  });
});
