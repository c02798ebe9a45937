import { startTwoArmEvidence, type TwoArmState } from '#shared/statistics/evidence-of-harm.ts';
import type { GrowingEvidence } from '#shared/statistics/growing-evidence.ts';

type Remembered = {
  /** The counts of all days in a row: a thousand small objects kept alive would cost more than the evidence itself. */
  readonly counts: Float64Array;
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
  /** Evidence before the first day. */
  readonly watch: () => Watch<Day>;
  /** All that the evidence takes from a day, in the same order for each. */
  readonly countsOf: (day: Day) => Counts;
};

type Watch<Day> = Pick<GrowingEvidence, 'startFrom' | 'state'> & { readonly addDay: (day: Day) => void };

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
      return { last: grown.last, after: (count) => stateAfter(grown, days.slice(0, count), growth.watch) };
    },
  };
}

function growFrom<Day>(known: Remembered | undefined, days: readonly Day[], growth: Growth<Day>): Remembered {
  const counts = new Float64Array(COUNTS_A_DAY * days.length);
  let to = 0;
  for (const day of days) for (const count of growth.countsOf(day)) counts[to++] = count;
  const same = known === undefined ? 0 : daysInCommon(known.counts, counts);
  if (known !== undefined && same === days.length && known.counts.length === counts.length) return known;
  const marks = known?.marks.slice(0, Math.floor(same / MARK_EVERY)) ?? [];
  const watch = watchFrom(marks.at(-1), growth.watch);
  let count = marks.length * MARK_EVERY;
  for (const day of days.slice(count)) {
    watch.addDay(day);
    count += 1;
    if (count % MARK_EVERY === 0) marks.push(watch.state());
  }
  return { counts, marks, last: watch.state() };
}

function stateAfter<Day>(
  { marks }: Remembered,
  days: readonly Day[],
  begin: Growth<Day>['watch'],
): TwoArmState {
  if (days.length === 0) return startTwoArmEvidence();
  const full = Math.floor(days.length / MARK_EVERY);
  const watch = watchFrom(marks[full - 1], begin);
  for (const day of days.slice(full * MARK_EVERY)) watch.addDay(day);
  return watch.state();
}

function watchFrom<Day>(state: TwoArmState | undefined, begin: Growth<Day>['watch']): Watch<Day> {
  const watch = begin();
  if (state !== undefined) watch.startFrom(state);
  return watch;
}

function daysInCommon(left: Float64Array, right: Float64Array): number {
  const most = Math.min(left.length, right.length);
  let at = 0;
  while (at < most && left[at] === right[at]) at += 1;
  return Math.floor(at / COUNTS_A_DAY);
}
