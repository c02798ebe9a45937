import { describe, expect, it } from 'vitest';
import { changesDefinition, type MetricDefinition } from './defining-fields.ts';

const complaints: MetricDefinition = {
  kind: 'proportion',
  direction: 'lower',
  role: 'guardrail',
  limit: { kind: 'worse-than-control', value: 0.05 },
  hardLimit: null,
  onHarm: 'roll-back',
  grain: 'day',
  formula: null,
};

describe('a change of a metric', () => {
  it.each<[string, Parameters<typeof changesDefinition>[1], boolean]>([
    ['another margin', { limit: { kind: 'worse-than-control', value: 0.1 } }, true],
    [
      'the same margin, written the other way round',
      { limit: { value: 0.05, kind: 'worse-than-control' } },
      false,
    ],
    ['a limit taken away', { limit: null }, true],
    ['another role', { role: 'secondary' }, true],
    ['a hard limit', { hardLimit: 0.2 }, true],
    ['nothing', {}, false],
    ['a field that is not given', { role: undefined }, false],
  ])('with %s defines it anew: %j, %s', (_name, change, expected) => {
    expect(changesDefinition(complaints, change)).toBe(expected);
  });
});
