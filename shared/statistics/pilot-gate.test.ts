import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PILOT_GATE, pilotGate } from './pilot-gate.ts';
import { relativeError } from './relative-error.ts';

const SOURCE =
  'exact binomial, scipy: a=max x with cdf(x,n,.20)<=.20 (capped b-1); b=min with sf(b-1,n,.05)<=.05';

describe(`the pilot gate of 5 % against 20 % (${SOURCE})`, () => {
  it.each([
    [1, null, 1, [0, 0, 0.05, 0.2]],
    [5, null, 2, [0, 0, 0.022592499999999995, 0.26272000000000006]],
    [10, 0, 3, [0.5987369392383789, 0.1073741824, 0.011503557379296871, 0.32220047360000015]],
    [15, 1, 3, [0.8290474644964009, 0.16712576742195212, 0.03620023864272912, 0.6019767907450877]],
    [20, 1, 4, [0.7358395249438502, 0.0691752902764109, 0.015901526019763548, 0.5885511380434311]],
    [25, 2, 4, [0.872893504339068, 0.09822522284368877, 0.034090601480990655, 0.7660067407738087]],
    [30, 3, 5, [0.9392284386912566, 0.12271080639416353, 0.01563551012853307, 0.7447667452596807]],
    [50, 5, 6, [0.9622238270102227, 0.04802721937073366, 0.037776172989777285, 0.9519727806292664]],
  ] as const)('with %d people advances at %j, rolls back at %d', (...row) => {
    const [trials, advanceAtMost, rollBackAtLeast, chances] = row;
    const gate = pilotGate({ trials, ...DEFAULT_PILOT_GATE });
    expect(gate).toMatchObject({ advanceAtMost, rollBackAtLeast });
    const { probabilityAdvancing, probabilityRollingBack } = gate;
    const found = [
      probabilityAdvancing.ifOk,
      probabilityAdvancing.ifBad,
      probabilityRollingBack.ifOk,
      probabilityRollingBack.ifBad,
    ];
    for (const [index, chance] of chances.entries()) {
      expect(relativeError(found[index] ?? Number.NaN, chance)).toBeLessThan(1e-11);
    }
  });

  it('keeps both promised error rates at any size and never overlaps', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (trials) => {
        const gate = pilotGate({ trials, ...DEFAULT_PILOT_GATE });
        expect(gate.probabilityAdvancing.ifBad).toBeLessThanOrEqual(0.2);
        expect(gate.probabilityRollingBack.ifOk).toBeLessThanOrEqual(0.05);
        expect(gate.advanceAtMost ?? -1).toBeLessThan(gate.rollBackAtLeast ?? trials + 1);
      }),
    );
  });

  it('rolls back nobody where even the worst pilot could be chance', () => {
    const gate = pilotGate({
      trials: 1,
      okRate: 0.1,
      badRate: 0.3,
      mostAdvancingIfBad: 0.2,
      mostRollingBackIfOk: 0.05,
    });
    expect(gate).toMatchObject({ advanceAtMost: null, rollBackAtLeast: null });
    expect(gate.probabilityRollingBack).toEqual({ ifOk: 0, ifBad: 0 });
  });

  it('refuses rates in the wrong order and nobody', () => {
    expect(() => pilotGate({ ...DEFAULT_PILOT_GATE, trials: 10, okRate: 0.3 })).toThrow(
      'okRate must be below badRate',
    );
    expect(() => pilotGate({ ...DEFAULT_PILOT_GATE, trials: 0 })).toThrow(RangeError);
  });
});
