import {
  rateComparisonCoverage,
  rateCoverage,
  shareCoverage,
  shareDifferenceCoverage,
  type Coverage,
} from './coverage-by-counting.ts';
import { DIFFERENCES, drawnCoverage, LEVELS, type DrawnInterval } from './coverage-by-drawing.ts';
import { createChance } from '#tests/support/chance.ts';

const SIZES = [5, 10, 20, 50, 200];
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
const RATES = [0.02, 0.1, 0.5, 2];
const RATE_PAIRS = [
  [0.1, 0.1],
  [0.2, 0.1],
  [0.5, 0.5],
  [2, 1.5],
] as const;

/** Every interval of 95 % the app shows: how often it encloses the truth, and how wide it is on average. */
export function printIntervalCoverage(): void {
  printHead('Intervals by counting every outcome: coverage and mean width');
  for (const share of SHARES) printRow(`share ${share}`, shareCoverage(share));
  for (const [treated, control] of SHARE_PAIRS) {
    printRow(`difference of shares ${treated} - ${control}`, shareDifferenceCoverage(treated, control));
  }
  printRow('difference of shares 0.05 - 0.05, n 500', () => shareDifferenceCoverage(0.05, 0.05)(500), [500]);
  printRow('difference of shares 0.5 - 0.3, n 500', () => shareDifferenceCoverage(0.5, 0.3)(500), [500]);
  for (const rate of RATES) printRow(`rate ${rate} a unit`, rateCoverage(rate));
  for (const [treated, control] of RATE_PAIRS) {
    printRow(
      `difference of rates ${treated} - ${control}`,
      rateComparisonCoverage('difference', { treated, control }),
    );
    printRow(
      `ratio of rates ${treated} / ${control} - 1`,
      rateComparisonCoverage('ratio', { treated, control }),
    );
  }
  printHead(`Intervals by ${RUNS} draws (error of a coverage up to .0035)`);
  for (const interval of LEVELS) printDrawn(interval);
  printHead('Differences by draws, n an arm');
  for (const interval of DIFFERENCES) printDrawn(interval);
  console.log('  * not always shown: coverage and width of those that are');
}

function printDrawn(interval: DrawnInterval): void {
  const chance = createChance(SEED);
  printRow(interval.name, (n) => drawnCoverage(interval, { n, runs: RUNS, chance }));
}

function printHead(title: string): void {
  console.log(`\n${title}`);
  console.log(`  ${''.padEnd(50)}${SIZES.map((n) => `n ${n}`.padStart(18)).join('')}`);
}

function printRow(name: string, at: (n: number) => Coverage, sizes: readonly number[] = SIZES): void {
  console.log(`  ${name.padEnd(50)}${sizes.map((n) => cell(at(n)).padStart(18)).join('')}`);
}

function cell({ coverage, width, shown }: Coverage): string {
  return `${coverage.toFixed(3)} ${width.toPrecision(3).padStart(7)}${shown < 0.9995 ? '*' : ' '}`;
}

if (import.meta.main) printIntervalCoverage();
