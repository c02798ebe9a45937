import { assert, constantFrom, option, property, record, uuid } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SPANS } from './chart-span.ts';
import { LENSES, readExplored, SMOOTHINGS, USUALLY, writeExplored } from './explorer-address.ts';

const explored = record({
  metricId: option(uuid()),
  lens: constantFrom(...LENSES),
  span: constantFrom(...SPANS),
  smoothing: constantFrom(...SMOOTHINGS),
  zoom: option(record({ from: constantFrom('2026-01-01'), to: constantFrom('2026-01-09', '2027-02-28') })),
});

describe('the address of the charts', () => {
  it('brings back whatever was shown', () => {
    assert(
      property(explored, (shown) => {
        expect(readExplored(writeExplored(shown))).toEqual(shown);
      }),
    );
  });

  it('is empty for what is usual', () => {
    expect(writeExplored(USUALLY).toString()).toBe('');
  });

  it.each([
    'view=pie&span=forever&line=wavy',
    'from=2026-02-30&to=2026-03-01',
    'from=2026-03-01',
    'from=2026-03-02&to=2026-03-01',
    'view=&from=&to=',
  ])('that asks for nonsense (%s) shows the usual', (address) => {
    expect(readExplored(new URLSearchParams(address))).toEqual(USUALLY);
  });
});
