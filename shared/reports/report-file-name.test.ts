import { describe, expect, it } from 'vitest';
import { reportFileName } from './report-file-name.ts';

describe('the file name of a report', () => {
  it.each([
    ['AI lead scoring', 'Early adopters', 'ai-lead-scoring-early-adopters-2026-11-24.html'],
    ['Città / prezzi: "50 %"', '../etc', 'città-prezzi-50-etc-2026-11-24.html'],
    ['???', 'con', 'con-2026-11-24.html'],
    ['', '', '2026-11-24.html'],
  ])('of %j and %j is %s', (feature, phase, name) => {
    expect(reportFileName({ feature, phase, day: '2026-11-24' })).toBe(name);
  });
});
