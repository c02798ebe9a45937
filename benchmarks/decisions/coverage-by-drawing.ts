import { countedDay, createTally, type Coverage, type Limits } from './coverage-by-counting.ts';
import type { DayFigure } from '#shared/metrics/arm-totals.ts';
import type { ArmsOfDays } from '#shared/metrics/arms-answer.ts';
import { compareDurations } from '#shared/metrics/compare-durations.ts';
import { compareMeans } from '#shared/metrics/compare-means.ts';
import { compareRatios } from '#shared/metrics/compare-ratios.ts';
import { WITHOUT_BASE } from '#shared/metrics/metric.ts';
import { summariseArm } from '#shared/metrics/summarise-arm.ts';
import { sumOf } from '#shared/statistics/sum.ts';
import type { Chance } from '#tests/support/chance.ts';

/** Something whose true value is known, and the interval shown of it after n units (an arm). */
export type DrawnInterval = {
  readonly name: string;
  readonly truth: number;
  readonly draw: (chance: Chance, n: number) => Limits | null;
};

/** How the interval fares over `runs` draws. */
export function drawnCoverage(
  { truth, draw }: DrawnInterval,
  { n, runs, chance }: { readonly n: number; readonly runs: number; readonly chance: Chance },
): Coverage {
  const tally = createTally(truth);
  for (let run = 0; run < runs; run += 1) tally.add(draw(chance, n), 1);
  return tally.result();
}

type Law = (chance: Chance) => number;

const normalAround =
  (mean: number): Law =>
  (chance) =>
    mean + 20 * chance.normal();

/** A time of typical length `typical`, its logarithm of spread .6; or of another spread. */
const time =
  (typical: number, spread = 0.6): Law =>
  (chance) =>
    typical * Math.exp(spread * chance.normal());

/** Marks from 1 to 5 with these chances: most people are content. */
const MARKS = { treated: [0.04, 0.06, 0.1, 0.25, 0.55], control: [0.05, 0.1, 0.15, 0.3, 0.4] };

function marks(chances: readonly number[]): Law {
  return (chance) => {
    let rest = chance.share();
    const at = chances.findIndex((own) => (rest -= own) < 0);
    return at === -1 ? 5 : at + 1;
  };
}

function meanMark(chances: readonly number[]): number {
  return sumOf(chances.map((own, at) => own * (at + 1)));
}

/** What an amount of typical size 100 and log spread 1 is on average. */
const MEAN_AMOUNT = 100 * Math.exp(0.5);

export const LEVELS: readonly DrawnInterval[] = [
  levelOf('average, normal', 100, normalAround(100)),
  {
    name: 'one figure a day, n days, normal',
    truth: 100,
    draw: (chance, n) => summariseArm('value', figuresByDay(drawn(normalAround(100), chance, n))).level,
  },
  {
    ...levelOf('average, marks 1 to 5', meanMark(MARKS.treated), marks(MARKS.treated)),
  },
  {
    ...levelOf('average, amounts (log spread 1)', MEAN_AMOUNT, time(100, 1)),
  },
  {
    name: 'duration, typical time (log spread .6)',
    truth: 100,
    draw: (chance, n) => summariseArm('duration', [timesOn(0, drawn(time(100), chance, n))]).level,
  },
  {
    name: 'ratio, by customer from 30, by day below',
    truth: 20,
    draw: (chance, n) => summariseArm('ratio', customersByDay(chance, n, 20)).level,
  },
];

export const DIFFERENCES: readonly DrawnInterval[] = [
  meansOf('averages, normal, 5 apart', 5, { treated: normalAround(105), control: normalAround(100) }),
  meansOf('averages, marks 1 to 5', meanMark(MARKS.treated) - meanMark(MARKS.control), {
    treated: marks(MARKS.treated),
    control: marks(MARKS.control),
  }),
  meansOf('averages, amounts, 10 % apart', 0.1 * MEAN_AMOUNT, {
    treated: time(110, 1),
    control: time(100, 1),
  }),
  {
    name: 'durations, 20 % apart, one day',
    truth: -0.2,
    draw: (chance, n) =>
      compareDurations({
        pilot: [timesOn(0, drawn(time(80), chance, n))],
        reference: [timesOn(0, drawn(time(100), chance, n))],
      }).difference,
  },
  {
    name: 'durations, 20 % apart, five uneven days',
    truth: -0.2,
    draw: (chance, n) => compareDurations(unevenDays(chance, n)).difference,
  },
  {
    name: 'ratios, 10 % apart',
    truth: 0.1,
    draw: (chance, n) =>
      compareRatios({
        pilot: customersByDay(chance, n, 22),
        reference: customersByDay(chance, n, 20),
      }).difference,
  },
];

function levelOf(name: string, truth: number, law: Law): DrawnInterval {
  return {
    name,
    truth,
    draw: (chance, n) => summariseArm('mean', [valuesOn(0, drawn(law, chance, n))]).level,
  };
}

function meansOf(name: string, truth: number, laws: { treated: Law; control: Law }): DrawnInterval {
  return {
    name,
    truth,
    draw: (chance, n) =>
      compareMeans({
        pilot: [valuesOn(0, drawn(laws.treated, chance, n))],
        reference: [valuesOn(0, drawn(laws.control, chance, n))],
      }).difference,
  };
}

function drawn(law: Law, chance: Chance, n: number): number[] {
  return Array.from({ length: n }, () => law(chance));
}

function dayAt(index: number): string {
  return `2026-01-${String(index + 1).padStart(2, '0')}`;
}

function valuesOn(day: number, values: readonly number[]): DayFigure {
  return {
    day: dayAt(day),
    units: values.length,
    total: sumOf(values),
    totalSquares: sumOf(values.map((value) => value ** 2)),
    ...WITHOUT_BASE,
  };
}

/** Each day a single figure; the days' names do not matter to one arm. */
function figuresByDay(values: readonly number[]): DayFigure[] {
  return values.map((value, day) => countedOn(day, 1, value));
}

/** Days hold the logarithms of durations. */
function timesOn(day: number, values: readonly number[]): DayFigure {
  return valuesOn(
    day,
    values.map((value) => Math.log(value)),
  );
}

/** n times an arm over five days, each of which is slow or quick for both arms alike. */
function unevenDays(chance: Chance, n: number): ArmsOfDays {
  const days = Array.from({ length: 5 }, (_, day) => ({ day, pace: Math.exp(0.3 * chance.normal()) }));
  const arm = (typical: number): DayFigure[] =>
    days.map(({ day, pace }) => timesOn(day, drawn(time(typical * pace), chance, n / 5)));
  return { pilot: arm(80), reference: arm(100) };
}

/** n customers over ten days (one a day where n is at most 20) who buy 1 to 5 times and spend `perOrder` a time. */
function customersByDay(chance: Chance, n: number, perOrder: number): DayFigure[] {
  const days = n <= 20 ? n : 10;
  return Array.from({ length: days }, (_, day) => {
    const pairs = Array.from({ length: n / days }, () => {
      const orders = 1 + Math.floor(chance.share() * 5);
      return { orders, spent: orders * perOrder * (0.5 + chance.share()) };
    });
    return {
      ...valuesOn(
        day,
        pairs.map(({ spent }) => spent),
      ),
      base: sumOf(pairs.map(({ orders }) => orders)),
      baseSquares: sumOf(pairs.map(({ orders }) => orders ** 2)),
      crossProducts: sumOf(pairs.map(({ orders, spent }) => orders * spent)),
    };
  });
}

function countedOn(day: number, units: number, total: number): DayFigure {
  return { ...countedDay(units, total), day: dayAt(day) };
}
