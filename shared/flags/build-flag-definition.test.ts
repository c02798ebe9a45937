import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFlags } from '#tests/support/read-flags.ts';
import {
  behaveAlike,
  buildFlagBehaviour,
  buildFlagDefinition,
  flagFileText,
} from './build-flag-definition.ts';
import type { FlagExposure } from './flag.ts';
import { targetingKeyOf } from './targeting-key.ts';

const LABEL = { feature: 'AI lead scoring', phase: 'Early adopters', version: 3 };

function fileOf(exposure: FlagExposure, on: string[] = [], off: string[] = []): string {
  return flagFileText(new Map([['ai-lead-scoring', buildFlagDefinition({ exposure, on, off }, LABEL)]]));
}

describe('a flag definition', () => {
  it('lists exactly the people who have it', () => {
    expect(buildFlagDefinition({ exposure: 'some', on: ['C2', 'C1', 'C2'], off: [] }, LABEL)).toEqual({
      state: 'ENABLED',
      variants: { on: true, off: false },
      defaultVariant: 'off',
      targeting: { if: [{ in: [{ var: 'targetingKey' }, ['C1', 'C2']] }, 'on', 'off'] },
      metadata: { feature: 'AI lead scoring', phase: 'Early adopters', version: 3, reason: 'some' },
    });
  });

  it.each<[FlagExposure, boolean]>([
    ['off', false],
    ['killed', false],
    ['everyone', true],
  ])('of exposure %s answers everybody %s without looking at who asks', (exposure, isOn) => {
    const flags = readFlags(fileOf(exposure, ['C1'], []));
    expect(buildFlagBehaviour({ exposure, on: ['C1'], off: [] })).not.toHaveProperty('targeting');
    expect(flags.isOn('ai-lead-scoring', 'C1')).toBe(isOn);
    expect(flags.isOnForNobodyInParticular('ai-lead-scoring')).toBe(isOn);
  });

  it('answers whom it lists and nobody else, by the reference evaluator and its schema', () => {
    const keys = fc.uniqueArray(
      fc.oneof(fc.string({ minLength: 1, maxLength: 12 }), fc.stringMatching(/^C\d{1,4}$/)),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(keys, fc.nat(12), (all, cut) => {
        const listed = all.slice(0, cut);
        const others = [...all.slice(cut), '', 'C'];
        const some = readFlags(fileOf('some', listed));
        const everyone = readFlags(fileOf('everyone', [], listed));
        expect([...some.objections, ...everyone.objections]).toEqual([]);
        for (const key of listed) {
          expect([some.isOn('ai-lead-scoring', key), everyone.isOn('ai-lead-scoring', key)]).toEqual([
            true,
            false,
          ]);
        }
        for (const key of others.filter((each) => !listed.includes(each))) {
          expect([some.isOn('ai-lead-scoring', key), everyone.isOn('ai-lead-scoring', key)]).toEqual([
            false,
            true,
          ]);
        }
      }),
    );
  });

  it('is refused by the reference schema when it is not one', () => {
    const text = fileOf('some', ['C1']).replace('"version": 3', '"version": []');
    expect(readFlags(text).objections).not.toEqual([]);
  });

  it('is the same text whatever order people and features come in', () => {
    expect(fileOf('some', ['C1', 'C10', 'C2'])).toBe(fileOf('some', ['C2', 'C10', 'C1']));
    const definition = buildFlagDefinition({ exposure: 'off', on: [], off: [] }, LABEL);
    const entries = [
      ['b', definition],
      ['a', definition],
    ] as const;
    expect(flagFileText(new Map(entries))).toBe(flagFileText(new Map(entries.toReversed())));
  });

  it('behaves like another when only the labels differ', () => {
    const before = buildFlagDefinition({ exposure: 'some', on: ['C1'], off: [] }, LABEL);
    const after = buildFlagDefinition({ exposure: 'some', on: ['C1'], off: [] }, { ...LABEL, version: 4 });
    expect(behaveAlike(before, after)).toBe(true);
    expect(behaveAlike(before, buildFlagBehaviour({ exposure: 'some', on: ['C2'], off: [] }))).toBe(false);
  });
});

describe('the name the product knows a person by', () => {
  it.each([
    ['C0142', 'C0142'],
    [null, 'P-07'],
    ['', 'P-07'],
    ['sara@riva.example', 'P-07'],
    ['P-03', 'P-07'],
  ])('with customer number %s is %s', (customerNumber, key) => {
    expect(targetingKeyOf({ code: 'P-07', customerNumber })).toBe(key);
  });
});
