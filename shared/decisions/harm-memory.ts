import type { TwoArmState } from '#shared/statistics/evidence-of-harm.ts';

type Remembered<Day> = {
  readonly days: readonly Day[];
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
  readonly add: (state: TwoArmState, day: Day) => TwoArmState;
  readonly isSame: (left: Day, right: Day) => boolean;
};

/** A state is as large as the day it comes from is small: to keep all of them takes longer than to add a few anew. */
const MARK_EVERY = 28;

export function createHarmMemory(): HarmMemory {
  const kept = new Map<string, Remembered<unknown>>();
  return {
    grow: <Day>(key: string, days: readonly Day[], growth: Growth<Day>) => {
      const grown = growFrom(kept.get(key) as Remembered<Day> | undefined, days, growth);
      kept.set(key, grown);
      return { last: grown.last, after: (count) => stateAfter(grown, count, growth) };
    },
  };
}

function growFrom<Day>(
  known: Remembered<Day> | undefined,
  days: readonly Day[],
  growth: Growth<Day>,
): Remembered<Day> {
  const same = known === undefined ? 0 : lengthInCommon(known.days, days, growth.isSame);
  const marks = known?.marks.slice(0, Math.floor(same / MARK_EVERY)) ?? [];
  const isAllKnown = known !== undefined && same === known.days.length;
  let at = isAllKnown ? same : marks.length * MARK_EVERY;
  let last = isAllKnown ? known.last : (marks.at(-1) ?? growth.start);
  for (const day of days.slice(at)) {
    last = growth.add(last, day);
    at += 1;
    if (at % MARK_EVERY === 0) marks.push(last);
  }
  return { days, marks, last };
}

function stateAfter<Day>(
  { days, marks, last }: Remembered<Day>,
  count: number,
  { start, add }: Growth<Day>,
): TwoArmState {
  if (count >= days.length) return last;
  const full = Math.floor(count / MARK_EVERY);
  return days.slice(full * MARK_EVERY, count).reduce(add, marks[full - 1] ?? start);
}

function lengthInCommon<Day>(
  left: readonly Day[],
  right: readonly Day[],
  isSame: (left: Day, right: Day) => boolean,
): number {
  const most = Math.min(left.length, right.length);
  for (let index = 0; index < most; index += 1) {
    const [one, other] = [left[index], right[index]];
    if (one === undefined || other === undefined || !isSame(one, other)) return index;
  }
  return most;
}
