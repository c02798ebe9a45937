import { describe, expect, it } from 'vitest';
import type { GateFacts } from './gate-facts.ts';
import { judgeSignOff } from './judge-by-hand.ts';
import type { Judged } from './judged.ts';
import { judgeNewThemes, judgeParticipation, judgeSegmentHeard } from './judge-voices.ts';
import { factsOf, phaseOf } from '#tests/support/gate-facts.ts';

/** Verdict, and what is missing with its number. */
const inShort = ({ verdict, missing }: Judged): string =>
  missing === null ? verdict : `${verdict} ${missing.code} ${missing.values['count'] ?? ''}`.trim();

const voices = (change: Partial<NonNullable<GateFacts['voices']>>) =>
  factsOf({ voices: { newThemes: [], bySegment: {}, ...change } });

describe('the share of people heard', () => {
  it.each([
    ['half of 45 asked, 23 heard', 50, 45, 23, 'pass'],
    ['half of 45 asked, 22 heard', 50, 45, 22, 'not-enough-yet missing.people-heard 1'],
    ['nobody heard', 50, 10, 0, 'not-enough-yet missing.people-heard 5'],
    ['a phase without people', 50, 0, 0, 'pass'],
  ])('%s', (_title, percent, people, peopleHeard, judged) => {
    expect(inShort(judgeParticipation(percent, factsOf({ phase: phaseOf({ people }), peopleHeard })))).toBe(
      judged,
    );
  });
});

describe('the people of a segment heard', () => {
  it.each([
    ['enough', { hotels: 3 }, 'pass'],
    ['too few', { hotels: 1 }, 'not-enough-yet missing.people-heard 2'],
    ['a segment that is gone asks for nothing', { hotels: null }, 'not-answerable missing.segment-gone'],
  ])('%s', (_title, bySegment, judged) => {
    expect(inShort(judgeSegmentHeard(3, 'hotels', voices({ bySegment })))).toBe(judged);
  });
});

describe('few new themes', () => {
  it.each([
    ['three notes in a row with one new theme', [4, 2, 0, 1, 0], 'pass'],
    ['three notes with two', [4, 2, 0, 1, 1], 'not-enough-yet missing.few-new-themes'],
    ['only two notes with themes, however quiet', [0, 0], 'not-enough-yet missing.few-notes 1'],
    ['no note at all', [], 'not-enough-yet missing.few-notes 3'],
  ])('%s', (_title, newThemes, judged) => {
    expect(inShort(judgeNewThemes(3, voices({ newThemes })))).toBe(judged);
  });
});

describe('a sign-off', () => {
  const signOffs = [{ who: 'Sales', signedBy: 'Paolo Neri', signedOn: '2026-11-20' }];
  it.each([
    ['given', 'Sales', 'pass'],
    ['given, however it is written', 'SALES', 'pass'],
    ['of another is none', 'Support', 'not-enough-yet missing.signed-off'],
  ])('%s', (_title, who, judged) => {
    expect(inShort(judgeSignOff(who, signOffs))).toBe(judged);
  });
});
