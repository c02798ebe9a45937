import { ANYTIME_CLAIMS, LOOKS, READ_DAILY, shareEverWrong, type DailyClaim } from './anytime-claims.ts';
import { judge, type Bar } from './bars.ts';
import { spreadOf } from './figures-of-seeds.ts';
import { createChance } from '#tests/support/chance.ts';

const SEEDS = [11, 23, 47];
const RUNS = 1000;
const MOST_WRONG: Bar = { most: 0.05 };

/** How often the claims that may be looked at daily ever rule out the truth, and how often others do. */
export function printAnytimeCoverage(): void {
  console.log(
    `\nTruth ever ruled out in ${LOOKS} daily looks (${RUNS} pilots a seed, ${SEEDS.length} seeds)`,
  );
  console.log(`  ${'claim'.padEnd(52)}${'share'.padStart(22)}   at most .05`);
  for (const claim of ANYTIME_CLAIMS) {
    const shares = sharesOf(claim);
    const value = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    console.log(`${rowOf(claim, shares)}   ${judge(MOST_WRONG, { value, of: RUNS * SEEDS.length })}`);
  }
  console.log('  for comparison');
  for (const claim of READ_DAILY) console.log(rowOf(claim, sharesOf(claim)));
}

function sharesOf(claim: DailyClaim): number[] {
  return SEEDS.map((seed) => shareEverWrong(claim, { runs: RUNS, chance: createChance(seed) }));
}

function rowOf({ name }: DailyClaim, shares: readonly number[]): string {
  return `  ${name.padEnd(52)}${spreadOf(shares).padStart(22)}`;
}

if (import.meta.main) printAnytimeCoverage();
