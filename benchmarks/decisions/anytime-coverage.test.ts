import { describe, expect, it } from 'vitest';
import { ANYTIME_CLAIMS, READ_DAILY, shareEverWrong } from './anytime-claims.ts';
import { createChance } from '#tests/support/chance.ts';

describe('what may be looked at every day, over 60 looks (short form of anytime-coverage.ts)', () => {
  // At the promised .05, 200 pilots have an error of .015.
  it.each(ANYTIME_CLAIMS.map((claim) => [claim.name, claim] as const))(
    '%s: rules out the truth in at most one pilot of twenty',
    (_name, claim) => {
      expect(shareEverWrong(claim, { runs: 200, chance: createChance(5) })).toBeLessThan(0.06);
    },
  );

  it.each(READ_DAILY.map((claim) => [claim.name, claim] as const))(
    '%s: rules it out in more than a fifth',
    (_name, claim) => {
      expect(shareEverWrong(claim, { runs: 200, chance: createChance(5) })).toBeGreaterThan(0.2);
    },
  );
});
