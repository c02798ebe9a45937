import { describe, expect, it } from 'vitest';
import { freeTrialFacts, rampUpFacts } from './known-experiments.ts';

function oursOf(name: string): string | undefined {
  return [...rampUpFacts(), ...freeTrialFacts()].find((fact) => fact.name === name)?.ours;
}

describe('experiments whose answers are known', () => {
  it('a ramp-up is better within days where its totals say worse (Kohavi)', () => {
    expect(oursOf('risk ratio within days')).toBe('1.1954 [1.1533, 1.2391]');
    expect(oursOf('risk ratio of pooled totals')).toBe('0.7281');
  });

  it.each([
    ['gross conversion: difference', '-0.020555 [-0.029123, -0.011986]'],
    ['gross conversion: sign test of days', '4 of 23, p 0.0026'],
    ['gross conversion: dispersion between days', '1.59'],
    ['net conversion: difference', '-0.004874 [-0.011605, 0.001857]'],
    ['net conversion: sign test of days', '10 of 23, p 0.6776'],
    ['net conversion: dispersion between days', '3.67'],
  ])('the free trial’s %s is %s, as published', (name, published) => {
    expect(oursOf(name)).toBe(published);
  });

  it('the free trial’s real loss is found by day 9, the other is no alarm once days may differ', () => {
    expect(oursOf('gross conversion: E >= 20 that fewer, tempered')).toMatch(/^day [2-9] /);
    expect(oursOf('net conversion: E >= 20 that fewer, untempered')).toMatch(/^day 1 \(E 278\)/);
    expect(oursOf('net conversion: E >= 20 that fewer, tempered')).toMatch(/^never/);
  });

  it.each([
    ['gross conversion', /^day 9 .* ends at 690$/],
    ['net conversion', /^never, ends at 0\.146$/],
  ])('the published discount for dispersion is found again in %s', (name, published) => {
    expect(oursOf(`${name}: the same, discounted by dispersion`)).toMatch(published);
  });
});
