import {
  rateComparisonCoverage,
  rateCoverage,
  shareCoverage,
  shareDifferenceCoverage,
  type Coverage,
} from './coverage-by-counting.ts';
import {
  DIFFERENCES,
  drawnCoverage,
  GROWING_PILOTS,
  LEVELS,
  type DrawnInterval,
} from './coverage-by-drawing.ts';
import { createChance } from '#tests/support/chance.ts';

const SIZES = [5, 10, 20, 50, 200];
const LARGE_SIZES = [201, 500, 1000];
const SEED = 11;
const RUNS = 4000;

const SHARES = [0.02, 0.1, 0.3, 0.5];
const SHARE_PAIRS = [
  [0.02, 0.02],
  [0.04, 0.02],
  [0.1, 0.1],
  [0.2, 0.1],
  [0.5, 0.3],
] as const;
/** What the methods shown beside the first one are tried on. */
const SECOND_LOOKS = [
  [0.1, 0.1],
  [0.5, 0.3],
] as const;
const RATES = [0.02, 0.1, 0.5, 2];
const RATE_PAIRS = [
  [0.1, 0.1],
  [0.2, 0.1],
  [0.5, 0.5],
  [2, 1.5],
] as const;

/** Every interval of 95 % the app shows: how often it encloses the truth, and how wide it is on average. */
export function printIntervalCoverage(): void {
  printShares();
  printRates();
  printHead(`One arm, by ${RUNS} draws (error of a coverage up to .0035)`);
  for (const interval of LEVELS) printDrawn(interval);
  printHead(`Two arms alike in size day by day, n an arm, by ${RUNS} draws`);
  for (const interval of DIFFERENCES) printDrawn(interval);
  printHead(`A pilot growing over five days while everybody’s level rises, n an arm, by ${RUNS} draws`);
  for (const interval of GROWING_PILOTS) printDrawn(interval);
  console.log('  * not always shown: coverage and width of those that are; -: never shown');
}

function printShares(): void {
  printHead(
    'Shares, every outcome counted: coverage and mean width (exact below 20, Wilson and Newcombe above)',
  );
  for (const share of SHARES) printRow(`share ${share}`, shareCoverage(share));
  for (const [treated, control] of SHARE_PAIRS) {
    printRow(`difference ${treated} - ${control}`, shareDifferenceCoverage(treated, control));
  }
  for (const method of ['newcombe', 'pooled-z', 'mantel-haenszel'] as const) {
    for (const [treated, control] of SECOND_LOOKS) {
      const name = `difference ${treated} - ${control}, ${method}`;
      printRow(name, shareDifferenceCoverage(treated, control, method));
    }
  }
  printHead('Differences of shares above 200 (pooled z from ten successes and failures on)', LARGE_SIZES);
  for (const [treated, control] of SHARE_PAIRS) {
    const at = shareDifferenceCoverage(treated, control);
    printRow(`difference ${treated} - ${control}`, at, LARGE_SIZES);
  }
}

function printRates(): void {
  printHead('Rates, every outcome counted: coverage and mean width, n units of exposure (an arm)');
  for (const rate of RATES) printRow(`rate ${rate} a unit`, rateCoverage(rate));
  for (const [treated, control] of RATE_PAIRS) {
    printRow(`difference ${treated} - ${control}`, rateComparisonCoverage(treated, control, 'first'));
    printRow(`ratio ${treated} / ${control} - 1`, rateComparisonCoverage(treated, control, 'rate-ratio'));
  }
}

function printDrawn(interval: DrawnInterval): void {
  const chance = createChance(SEED);
  printRow(interval.name, (n) => drawnCoverage(interval, { n, runs: RUNS, chance }));
}

function printHead(title: string, sizes: readonly number[] = SIZES): void {
  console.log(`\n${title}`);
  console.log(`  ${''.padEnd(50)}${sizes.map((n) => `n ${n}`.padStart(18)).join('')}`);
}

function printRow(name: string, at: (n: number) => Coverage, sizes: readonly number[] = SIZES): void {
  console.log(`  ${name.padEnd(50)}${sizes.map((n) => cell(at(n)).padStart(18)).join('')}`);
}

function cell({ coverage, width, shown }: Coverage): string {
  if (shown === 0) return '- ';
  return `${coverage.toFixed(3)} ${width.toPrecision(3).padStart(7)}${shown < 0.9995 ? '*' : ' '}`;
}

if (import.meta.main) printIntervalCoverage();
