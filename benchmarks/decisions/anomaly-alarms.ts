import { EVERYTHING, OURS, TEXTBOOK, type AlarmMethod } from './alarm-methods.ts';
import { printBar } from './bars.ts';
import { spreadOf } from './figures-of-seeds.ts';
import { watchAnomalies } from '#shared/anomalies/find-anomalies.ts';
import { daysBetween } from '#shared/kernel/calendar-day.ts';
import {
  createNoise,
  makeSeries,
  type NoiseKind,
  type Story,
  type WatchedSeries,
} from '#tests/support/watched-series.ts';

/** How often a method alarms, each a share of series. */
export type AlarmRates = {
  readonly falseAlarm: number;
  readonly spikeSameDay: number;
  readonly shiftInAWeek: number;
  readonly driftInFourWeeks: number;
};

export type AlarmSample = {
  readonly runs: number;
  readonly seed: number;
  readonly baselineDays?: number;
  readonly noise?: NoiseKind;
};

/**
 * A method over `runs` made-up series of each story: the share with any alarm in sixty quiet days, with an alarm on the
 * day of a spike of 5 spreads, within 7 days of a shift of 2, and within 28 days of the beginning of a drift of 0.1 a
 * day. The same seed makes the same series for every method.
 */
export function measureAlarms(
  { alarms }: AlarmMethod,
  { runs, seed, baselineDays, noise: kind }: AlarmSample,
): AlarmRates {
  const share = (story: Story, within: number): number => {
    const noise = createNoise(seed, kind);
    let hits = 0;
    for (let run = 0; run < runs; run += 1) {
      const series = makeSeries(noise, story, baselineDays);
      const from = story === 'nothing' ? 0 : series.eventAt;
      if (alarms(series).some((day) => day >= from && day < from + within)) hits += 1;
    }
    return hits / runs;
  };
  return {
    falseAlarm: share('nothing', Infinity),
    spikeSameDay: share('spike', 1),
    shiftInAWeek: share('shift', 7),
    driftInFourWeeks: share('drift', 28),
  };
}

/**
 * The share of rollouts with so many quiet metrics of which a person is told of any unusual day in sixty, as the app
 * watches them: one budget for all of a rollout's metrics.
 */
export function measureFeatureAlarms({ metrics, runs, seed }: FeatureSample): number {
  const noise = createNoise(seed);
  let told = 0;
  for (let run = 0; run < runs; run += 1) {
    const alarms = Array.from({ length: metrics }, () => toldOf(makeSeries(noise, 'nothing'), metrics));
    if (alarms.some((days) => days.length > 0)) told += 1;
  }
  return told / runs;
}

/** The share of shifts by two spreads, in one of so many metrics, of which a person is told within so many days. */
function measureShiftsFound({ metrics, runs, seed }: FeatureSample, within: number): number {
  const noise = createNoise(seed);
  let found = 0;
  for (let run = 0; run < runs; run += 1) {
    const series = makeSeries(noise, 'shift');
    if (toldOf(series, metrics).some((day) => day >= series.eventAt && day < series.eventAt + within))
      found += 1;
  }
  return found / runs;
}

/** The days, counted from the first, on which a person is told something of a metric that is one of so many. */
function toldOf({ values }: WatchedSeries, metrics: number): number[] {
  const told = watchAnomalies({ firstDay: MONDAY, values }, { nature: 'measures', metrics }) ?? [];
  return told.map(({ day }) => daysBetween(MONDAY, day));
}

export type FeatureSample = { readonly metrics: number; readonly runs: number; readonly seed: number };

const MONDAY = '2026-01-05';
const SEEDS = [11, 23, 47];
const RUNS = 2000;

/** Every method on quiet normal days, then ours where days are harder; means of three seeds, lowest and highest. */
export function printAnomalyAlarms(): void {
  printHead('Alarms on daily series, 28 days of baseline, 60 watched');
  for (const method of [...OURS, ...TEXTBOOK]) {
    const falseAlarms = printRow(method.name, method, {});
    if (method === EVERYTHING) {
      printBar({ says: 'false alarm', most: 0.06 }, '', { value: falseAlarms, of: RUNS * SEEDS.length });
    }
  }
  printHead('The same for everything Pilotbook tells, on harder days');
  const harder: readonly [string, Omit<AlarmSample, 'runs' | 'seed'>][] = [
    ['14 days of baseline', { baselineDays: 14 }],
    ['56 days of baseline', { baselineDays: 56 }],
    ['days that resemble the day before (.3)', { noise: 'correlated' }],
    ['days with heavy tails (t, 4 degrees)', { noise: 'heavy-tailed' }],
  ];
  for (const [name, sample] of harder) printRow(name, EVERYTHING, sample);
  printSharedBudget();
}

function printSharedBudget(): void {
  const columns = ['any false alarm', 'shift found <= 7 d', 'shift found <= 14 d'];
  console.log(
    `\nAll metrics of a rollout together, 60 days (${RUNS} rollouts a seed, ${SEEDS.length} seeds)`,
  );
  console.log(`  ${'metrics'.padEnd(48)}${columns.map((head) => head.padStart(24)).join('')}`);
  for (const metrics of [1, 3, 10, 20]) {
    const bySeed = (measure: (sample: FeatureSample) => number): number[] =>
      SEEDS.map((seed) => measure({ metrics, runs: RUNS, seed }));
    const falseAlarms = bySeed(measureFeatureAlarms);
    const found = [7, 14].map((within) => bySeed((sample) => measureShiftsFound(sample, within)));
    const cells = [falseAlarms, ...found].map((rates) => spreadOf(rates).padStart(24));
    console.log(`  ${String(metrics).padEnd(48)}${cells.join('')}`);
    const value = falseAlarms.reduce((sum, rate) => sum + rate, 0) / falseAlarms.length;
    printBar({ says: 'false alarm', most: 0.06 }, '', { value, of: RUNS * SEEDS.length });
  }
}

const COLUMNS = [
  ['falseAlarm', 'false alarm'],
  ['spikeSameDay', '5-sigma spike same day'],
  ['shiftInAWeek', '2-sigma shift <= 7 d'],
  ['driftInFourWeeks', 'drift .1/day <= 28 d'],
] as const;

function printHead(title: string): void {
  console.log(`\n${title} (${RUNS} series a seed, ${SEEDS.length} seeds)`);
  console.log(`  ${'method'.padEnd(48)}${COLUMNS.map(([, head]) => head.padStart(24)).join('')}`);
}

/** Prints a line; the share of false alarms on all seeds together. */
function printRow(name: string, method: AlarmMethod, sample: Omit<AlarmSample, 'runs' | 'seed'>): number {
  const rates = SEEDS.map((seed) => measureAlarms(method, { ...sample, runs: RUNS, seed }));
  const cells = COLUMNS.map(([key]) => spreadOf(rates.map((rate) => rate[key])).padStart(24));
  console.log(`  ${name.padEnd(48)}${cells.join('')}`);
  return rates.reduce((sum, { falseAlarm }) => sum + falseAlarm, 0) / rates.length;
}

if (import.meta.main) printAnomalyAlarms();
