import { createTally, type Coverage, type Limits } from './coverage-by-counting.ts';
import type { ArmsAnswer, ArmsOfDays } from '#shared/metrics/arms-answer.ts';
import { commonDays } from '#shared/metrics/common-days.ts';
import { compareCounts } from '#shared/metrics/compare-counts.ts';
import { compareDurations } from '#shared/metrics/compare-durations.ts';
import { compareMeans } from '#shared/metrics/compare-means.ts';
import { compareProportions } from '#shared/metrics/compare-proportions.ts';
import { compareRatios } from '#shared/metrics/compare-ratios.ts';
import type { Method } from '#shared/metrics/comparison.ts';
import { type DailyValue, WITHOUT_BASE } from '#shared/metrics/metric.ts';
import type { Chance } from '#tests/support/chance.ts';

/**
 * The share of the day's units that are treated, from the first day (0) to the last (1). steady: half · growing: from a
 * tenth to nine tenths · phases: three steps, as a rollout takes them.
 */
export const ALLOCATIONS = {
  steady: () => 0.5,
  growing: (at: number) => 0.1 + 0.8 * at,
  phases: (at: number) => (at < 0.33 ? 0.05 : at < 0.66 ? 0.2 : 0.5),
} as const;
export type Allocation = keyof typeof ALLOCATIONS;

/** What everybody's level does over the days. */
export const BASES = { flat: () => 1, doubling: (at: number) => 1 + at } as const;
export type Base = keyof typeof BASES;

const COMPARE = {
  proportion: compareProportions,
  mean: compareMeans,
  duration: compareDurations,
  count: compareCounts,
  ratio: compareRatios,
} as const;

type Unit = { readonly value: number; readonly base: number };
type DrawUnit = (chance: Chance, level: number, isPilot: boolean) => Unit;

/** A kind of figure whose true difference is the same on every day, and how one unit of a day is drawn. */
export type DailyTruth = {
  readonly name: string;
  readonly kind: keyof typeof COMPARE;
  readonly truth: number;
  /** The day's own `level` is what everybody's base is on that day: 1 to 2. */
  readonly unit: DrawUnit;
  /** A day keeps only its average, as figures brought in by day do. */
  readonly onlyAverages?: true;
  /** Whether the same by totals is asked for contrast: only one of each kind that has it as a second look. */
  readonly showsTotals?: true;
};

const plain = (value: number): Unit => ({ value, base: 0 });

function events(chance: Chance, mean: number): number {
  let left = Math.exp(-mean);
  let share = chance.share();
  let count = 0;
  while (share > left) {
    share -= left;
    count += 1;
    left *= mean / count;
  }
  return count;
}

export const DAILY_TRUTHS: readonly DailyTruth[] = [
  {
    name: 'shares, equal',
    kind: 'proportion',
    truth: 0,
    unit: (chance, level) => plain(chance.share() < 0.1 * level ? 1 : 0),
  },
  {
    name: 'shares, .1 apart',
    kind: 'proportion',
    truth: 0.1,
    showsTotals: true,
    unit: (chance, level, isPilot) => plain(chance.share() < 0.2 * level + (isPilot ? 0.1 : 0) ? 1 : 0),
  },
  {
    name: 'averages, normal, 5 apart',
    kind: 'mean',
    truth: 5,
    showsTotals: true,
    unit: (chance, level, isPilot) => plain(20 * level + (isPilot ? 5 : 0) + 20 * chance.normal()),
  },
  {
    name: 'averages, the pilot twice as spread',
    kind: 'mean',
    truth: 5,
    unit: (chance, level, isPilot) =>
      plain(20 * level + (isPilot ? 5 : 0) + (isPilot ? 40 : 20) * chance.normal()),
  },
  {
    name: 'amounts (log spread 1), equal',
    kind: 'mean',
    truth: 0,
    unit: (chance, level) => plain(100 * level * Math.exp(chance.normal())),
  },
  {
    name: 'averages known by day only, 5 apart',
    kind: 'mean',
    truth: 5,
    unit: (chance, level, isPilot) => plain(20 * level + (isPilot ? 5 : 0) + 20 * chance.normal()),
    onlyAverages: true,
  },
  {
    name: 'durations, 20 % apart',
    kind: 'duration',
    truth: -0.2,
    showsTotals: true,
    unit: (chance, level, isPilot) =>
      plain(Math.log(100 * level * (isPilot ? 0.8 : 1)) + 0.6 * chance.normal()),
  },
  {
    name: 'rates, .1 apart',
    kind: 'count',
    truth: 0.1,
    showsTotals: true,
    unit: (chance, level, isPilot) => plain(events(chance, 0.2 * level + (isPilot ? 0.1 : 0))),
  },
  {
    name: 'rates, rare and equal',
    kind: 'count',
    truth: 0,
    unit: (chance, level) => plain(events(chance, 0.05 * level)),
  },
  {
    name: 'ratios, 10 % apart',
    kind: 'ratio',
    truth: 0.1,
    unit: (chance, level, isPilot) => {
      const orders = 1 + Math.floor(chance.share() * 5);
      return { value: orders * 20 * level * (isPilot ? 1.1 : 1) * (0.5 + chance.share()), base: orders };
    },
  },
];

export type Setting = {
  readonly allocation: Allocation;
  readonly base: Base;
  readonly days: number;
  /** Units of each arm, on average; of the smaller arm where they are not alike. */
  readonly n: number;
};

/** How often what `pick` takes from the comparison of drawn days encloses the truth. */
export function coverageWithinDays(
  daily: DailyTruth,
  setting: Setting,
  {
    runs,
    chance,
    pick = ({ difference }) => difference,
  }: { runs: number; chance: Chance; pick?: ((answer: ArmsAnswer) => Limits | null) | undefined },
): Coverage {
  const tally = createTally(daily.truth);
  for (let run = 0; run < runs; run += 1) {
    const days = commonDays(drawnDays(daily, setting, chance));
    const arms = {
      pilot: days.map(({ pilot }) => pilot),
      reference: days.map(({ reference }) => reference),
    };
    tally.add(days.length === 0 ? null : pick(COMPARE[daily.kind](arms)), 1);
  }
  return tally.result();
}

const TOTALS: ReadonlySet<Method> = new Set(['pooled-z', 'newcombe', 'welch', 'log-welch', 'poisson']);

/** What the totals of all days say in the same comparison. */
export function totalsOf({ difference, otherMethods }: ArmsAnswer): Limits | null {
  return [...otherMethods, difference].find((shown) => shown !== null && TOTALS.has(shown.method)) ?? null;
}

/** Each unit comes on any of the days and is treated by chance, as much as that day's allocation says. */
function drawnDays(daily: DailyTruth, setting: Setting, chance: Chance): ArmsOfDays {
  const { days, n } = setting;
  const shareAt = ALLOCATIONS[setting.allocation];
  const levelAt = BASES[setting.base];
  const places = Array.from({ length: days }, (_, day) => day / (days - 1));
  const treated = places.reduce((sum, at) => sum + shareAt(at) / days, 0);
  const total = Math.round(n / Math.min(treated, 1 - treated));
  const sums = places.map((_, day) => ({ pilot: emptyDay(day, 'pilot'), control: emptyDay(day, 'control') }));
  for (let unit = 0; unit < total; unit += 1) {
    const day = Math.floor(chance.share() * days);
    const at = places[day] ?? 0;
    const isPilot = chance.share() < shareAt(at);
    const drawn = daily.unit(chance, levelAt(at), isPilot);
    const sum = sums[day]?.[isPilot ? 'pilot' : 'control'];
    if (sum !== undefined) addUnit(sum, drawn);
  }
  const seen = (arm: 'pilot' | 'control'): DailyValue[] =>
    sums.map((sum) => figureOf(daily, sum[arm])).filter(({ units }) => units > 0);
  return { pilot: seen('pilot'), reference: seen('control') };
}

type DaySums = {
  -readonly [key in keyof Required<Omit<DailyValue, 'derived'>>]: NonNullable<DailyValue[key]>;
};

function emptyDay(day: number, arm: DailyValue['arm']): DaySums {
  const text = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
  return { day: text, arm, units: 0, total: 0, totalSquares: 0, base: 0, baseSquares: 0, crossProducts: 0 };
}

function addUnit(sum: DaySums, { value, base }: Unit): void {
  sum.units += 1;
  sum.total += value;
  sum.totalSquares += value ** 2;
  sum.base += base;
  sum.baseSquares += base ** 2;
  sum.crossProducts += value * base;
}

function figureOf({ kind, onlyAverages }: DailyTruth, sum: DaySums): DailyValue {
  if (kind === 'ratio') return sum;
  const knowsSquares = kind !== 'count' && onlyAverages === undefined;
  return { ...sum, totalSquares: knowsSquares ? sum.totalSquares : null, ...WITHOUT_BASE };
}
