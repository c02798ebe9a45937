import type { TwoArmState } from '#shared/statistics/evidence-of-harm.ts';

type Remembered = {
  /** The counts of all days in a row: a thousand small objects kept alive would cost more than the evidence itself. */
  readonly counts: readonly number[];
  /** The state after every `MARK_EVERY` days. */
  readonly marks: readonly TwoArmState[];
  readonly last: TwoArmState;
};

/**
 * Evidence grows day by day; what was computed for the days of yesterday holds today. A memory keeps states of each
 * metric, so that a year of days is only added up once. It changes no result: days that are others than those
 * remembered are computed anew from the mark before the first difference on.
 */
export type HarmMemory = {
  /** `key` tells metrics and rules apart. */
  readonly grow: <Day>(key: string, days: readonly Day[], growth: Growth<Day>) => Grown;
};

export type Grown = {
  readonly last: TwoArmState;
  /** The state after so many of the days, from none to all. */
  readonly after: (days: number) => TwoArmState;
};

type Growth<Day> = {
  readonly start: TwoArmState;
  readonly add: (state: TwoArmState, days: readonly Day[]) => TwoArmState;
  /** All that the evidence takes from a day, in the same order for each. */
  readonly countsOf: (day: Day) => Counts;
};

type Counts = readonly [number, number, number, number];
const COUNTS_A_DAY = 4;

/** A state is as large as the day it comes from is small: to keep all of them takes longer than to add a few anew. */
const MARK_EVERY = 28;

export function createHarmMemory(): HarmMemory {
  const kept = new Map<string, Remembered>();
  return {
    grow: <Day>(key: string, days: readonly Day[], growth: Growth<Day>) => {
      const grown = growFrom(kept.get(key), days, growth);
      kept.set(key, grown);
      return { last: grown.last, after: (count) => stateAfter(grown, days.slice(0, count), growth) };
    },
  };
}

function growFrom<Day>(known: Remembered | undefined, days: readonly Day[], growth: Growth<Day>): Remembered {
  const counts: number[] = [];
  for (const day of days) counts.push(...growth.countsOf(day));
  const same = known === undefined ? 0 : daysInCommon(known.counts, counts);
  if (known !== undefined && same === days.length && known.counts.length === counts.length) return known;
  const marks = known?.marks.slice(0, Math.floor(same / MARK_EVERY)) ?? [];
  let last = marks.at(-1) ?? growth.start;
  for (let at = marks.length * MARK_EVERY; at < days.length; at += MARK_EVERY) {
    const lot = days.slice(at, at + MARK_EVERY);
    last = growth.add(last, lot);
    if (lot.length === MARK_EVERY) marks.push(last);
  }
  return { counts, marks, last };
}

function stateAfter<Day>(
  { marks }: Remembered,
  days: readonly Day[],
  { start, add }: Growth<Day>,
): TwoArmState {
  const full = Math.floor(days.length / MARK_EVERY);
  return add(marks[full - 1] ?? start, days.slice(full * MARK_EVERY));
}

function daysInCommon(left: readonly number[], right: readonly number[]): number {
  const most = Math.min(left.length, right.length);
  let at = 0;
  while (at < most && left[at] === right[at]) at += 1;
  return Math.floor(at / COUNTS_A_DAY);
}
