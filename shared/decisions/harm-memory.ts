import type { TwoArmState } from '#shared/statistics/evidence-of-harm.ts';

type Remembered<Day> = { readonly days: readonly Day[]; readonly states: readonly TwoArmState[] };

/**
 * Evidence grows day by day; what was computed for the days of yesterday holds today. A memory keeps the states of
 * each metric, so that a year of days is only added up once. It changes no result: days that are others than those
 * remembered are computed anew from the first difference on.
 */
export type HarmMemory = {
  /** The state after each of `days`; `key` tells metrics and rules apart. */
  readonly statesOf: <Day>(key: string, days: readonly Day[], growth: Growth<Day>) => readonly TwoArmState[];
};

type Growth<Day> = {
  readonly start: TwoArmState;
  readonly add: (state: TwoArmState, day: Day) => TwoArmState;
  readonly isSame: (left: Day, right: Day) => boolean;
};

export function createHarmMemory(): HarmMemory {
  const kept = new Map<string, Remembered<unknown>>();
  return {
    statesOf: <Day>(key: string, days: readonly Day[], growth: Growth<Day>) => {
      const known = kept.get(key) as Remembered<Day> | undefined;
      const same = known === undefined ? 0 : lengthInCommon(known.days, days, growth.isSame);
      const states = known === undefined ? [] : known.states.slice(0, same);
      let state = states.at(-1) ?? growth.start;
      for (const day of days.slice(same)) {
        state = growth.add(state, day);
        states.push(state);
      }
      kept.set(key, { days, states });
      return states;
    },
  };
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
