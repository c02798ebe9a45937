import { judge, type Verdict } from './bars.ts';
import {
  rateComparisonCoverage,
  rateCoverage,
  shareCoverage,
  shareDifferenceCoverage,
  type Coverage,
} from './coverage-by-counting.ts';
import { DIFFERENCES, drawnCoverage, LEVELS, type DrawnInterval } from './coverage-by-drawing.ts';
import {
  coverageWithinDays,
  DAILY_TRUTHS,
  totalsOf,
  type Allocation,
  type Base,
  type DailyTruth,
} from './coverage-within-days.ts';
import { sumOf } from '#shared/statistics/sum.ts';
import { createChance } from '#tests/support/chance.ts';

const SIZES = [5, 10, 20, 50, 200];
const LARGE_SIZES = [201, 500, 1000];
const SEEDS = [11, 23, 47];
const RUNS = 1500;
const RUNS_OF_DAYS = 1000;

/** What an interval of 95 % must cover wherever it is claimed. */
const BAR = { least: 0.93 };
/** An interval shown more seldom leaves fewer than 300 draws, whose own error (.013 and more) is as large as what is judged. */
const SELDOM = 0.1;

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

type DaysSetting = { readonly allocation: Allocation; readonly base: Base; readonly days: number };

const DAY_SETTINGS: readonly { readonly title: string; readonly setting: DaysSetting }[] = [
  {
    title: 'Half of the units treated all along, a flat level',
    setting: { allocation: 'steady', base: 'flat', days: 10 },
  },
  {
    title: 'Half treated all along, everybody’s level doubles',
    setting: { allocation: 'steady', base: 'doubling', days: 28 },
  },
  {
    title: 'A pilot growing from 10 to 90 %, everybody’s level doubles',
    setting: { allocation: 'growing', base: 'doubling', days: 10 },
  },
  {
    title: 'A pilot growing from 10 to 90 %, everybody’s level doubles',
    setting: { allocation: 'growing', base: 'doubling', days: 42 },
  },
  {
    title: 'A pilot of 5, 20 and 50 %, everybody’s level doubles',
    setting: { allocation: 'phases', base: 'doubling', days: 28 },
  },
];

const NAMES = 44;
const CELL = 17;

/** Every interval of 95 % the app shows: how often it encloses the truth, and how wide it is on average. */
export function printIntervalCoverage(): void {
  printShares();
  printRates();
  printHead(`One arm, by ${RUNS} draws of ${SEEDS.length} seeds (error of a coverage up to .0037)`);
  for (const interval of LEVELS) printDrawn(interval);
  printHead(`Two arms alike in size day by day, n an arm, by ${RUNS} draws of ${SEEDS.length} seeds`);
  for (const interval of DIFFERENCES) printDrawn(interval);
  for (const { title, setting } of DAY_SETTINGS) printDays(title, setting);
  console.log(
    '  kept: at least .93 at every size · within chance: below it by at most two standard errors · * not always shown: coverage and width of those that are · -: shown in less than a tenth, not judged',
  );
}

function printShares(): void {
  printHead(
    'Shares, every outcome counted: coverage and mean width (exact below 20 or five of a kind, else Wilson; Newcombe)',
  );
  for (const share of SHARES) {
    printRow({ name: `share ${share}`, at: shareCoverage(share) });
  }
  for (const [treated, control] of SHARE_PAIRS) {
    const name = `difference ${treated} - ${control}`;
    printRow({ name, at: shareDifferenceCoverage(treated, control) });
  }
  for (const method of ['newcombe', 'pooled-z', 'mantel-haenszel'] as const) {
    for (const [treated, control] of SECOND_LOOKS) {
      const name = `difference ${treated} - ${control}, ${method}`;
      printRow({ name, at: shareDifferenceCoverage(treated, control, method), notClaimed: 'second look' });
    }
  }
  printHead('Differences of shares above 200 (pooled z from ten successes and failures on)', LARGE_SIZES);
  for (const [treated, control] of SHARE_PAIRS) {
    const name = `difference ${treated} - ${control}`;
    printRow({ name, at: shareDifferenceCoverage(treated, control), sizes: LARGE_SIZES });
  }
}

function printRates(): void {
  printHead('Rates, every outcome counted: coverage and mean width, n units of exposure (an arm)');
  for (const rate of RATES) printRow({ name: `rate ${rate} a unit`, at: rateCoverage(rate) });
  for (const [treated, control] of RATE_PAIRS) {
    const difference = rateComparisonCoverage(treated, control, 'first');
    printRow({ name: `difference ${treated} - ${control}`, at: difference });
    const ratio = rateComparisonCoverage(treated, control, 'rate-ratio');
    printRow({ name: `ratio ${treated} / ${control} - 1`, at: ratio });
  }
}

function printDrawn(interval: DrawnInterval): void {
  printRow({
    name: interval.name,
    at: (n) => overSeeds((seed) => drawnCoverage(interval, { n, runs: RUNS, chance: createChance(seed) })),
    draws: RUNS * SEEDS.length,
  });
}

function printDays(title: string, setting: DaysSetting): void {
  printHead(
    `First shown. ${title}: ${setting.days} days, n the smaller arm, by ${RUNS_OF_DAYS} draws of ${SEEDS.length} seeds`,
  );
  for (const daily of DAILY_TRUTHS)
    printRow({ name: daily.name, at: atDays(daily, setting), draws: RUNS_OF_DAYS * SEEDS.length });
  if (setting.allocation === 'steady') return;
  for (const daily of DAILY_TRUTHS.filter(({ showsTotals }) => showsTotals)) {
    const at = atDays(daily, setting, totalsOf);
    printRow({ name: `${daily.name}: totals`, at, notClaimed: 'second look, for contrast' });
  }
}

function atDays(daily: DailyTruth, setting: DaysSetting, pick?: typeof totalsOf): (n: number) => Coverage {
  return (n) =>
    overSeeds((seed) =>
      coverageWithinDays(daily, { ...setting, n }, { runs: RUNS_OF_DAYS, chance: createChance(seed), pick }),
    );
}

/** The seeds together: each counts by how often it showed an interval. */
function overSeeds(of: (seed: number) => Coverage): Coverage {
  const found = SEEDS.map(of).filter(({ shown }) => shown > 0);
  const shown = sumOf(found.map((one) => one.shown));
  const meanOf = (key: 'coverage' | 'width') => sumOf(found.map((one) => one[key] * one.shown)) / shown;
  return { coverage: meanOf('coverage'), width: meanOf('width'), shown: shown / SEEDS.length };
}

function printHead(title: string, sizes: readonly number[] = SIZES): void {
  console.log(`\n${title}`);
  console.log(`  ${''.padEnd(NAMES)}${sizes.map((n) => `n ${n}`.padStart(CELL)).join('')}`);
}

type Row = {
  readonly name: string;
  readonly at: (n: number) => Coverage;
  readonly sizes?: readonly number[];
  /** Why the bar is not asked of it: it is no first interval. */
  readonly notClaimed?: string;
  /** How often it was drawn, shown or not; without it every outcome is counted, with no error of its own. */
  readonly draws?: number;
};

function printRow({ name, at, sizes = SIZES, notClaimed, draws }: Row): void {
  const found = sizes.map(at);
  const verdict = notClaimed === undefined ? worstOf(found, draws) : `not claimed (${notClaimed})`;
  const cells = found.map((one) => cell(one).padStart(CELL)).join('');
  console.log(`  ${name.padEnd(NAMES)}${cells}  ${verdict}`);
}

function worstOf(found: readonly Coverage[], draws: number | undefined): Verdict {
  const verdicts = new Set(
    found
      .filter(({ shown }) => shown >= SELDOM)
      .map(({ coverage, shown }) =>
        judge(BAR, { value: coverage, of: draws === undefined ? null : draws * shown }),
      ),
  );
  if (verdicts.has('FAILS')) return 'FAILS';
  return verdicts.has('within chance') ? 'within chance' : 'kept';
}

function cell({ coverage, width, shown }: Coverage): string {
  if (shown < SELDOM) return '- ';
  return `${coverage.toFixed(3)} ${width.toPrecision(3).padStart(8)}${shown < 0.9995 ? '*' : ' '}`;
}

if (import.meta.main) printIntervalCoverage();
