import type { DayFigure } from './arm-totals.ts';
import { commonDays } from './common-days.ts';
import type { ArmsAnswer, ArmsOfDays } from './arms-answer.ts';
import type { Interval } from './comparison.ts';
import { combine, derivedLevel, nothingOf, type Recipe, type SumsOfParts } from './derived-level.ts';
import { jackknife } from '#shared/statistics/jackknife.ts';
import { studentTUpperTail } from '#shared/statistics/student-t.ts';
import { absoluteDifference, type MeasuredLevel } from '#shared/statistics/relative-difference.ts';
import { tComparison } from '#shared/statistics/welch.ts';

/** Days are left out one by one up to this many, and in as many runs beyond. */
export const MOST_BLOCKS = 40;

const CONFIDENCE = 0.95;

/** A level with its spread between days; no spread known: both are null. */
export type DerivedMeasure = {
  readonly level: number;
  readonly standardError: number | null;
  readonly degreesOfFreedom: number | null;
};

/** Whether figures belong to a derived metric; without figures there is nothing to tell by, nor to compute. */
export function isDerived(values: readonly DayFigure[]): boolean {
  return values.some((value) => value.derived !== undefined);
}

/** What a formula says of any stretch of the days it was made for, both places included. */
export type DerivedStretches = {
  /** The level alone. */
  readonly levelOf: (first: number, last: number) => number | null;
  readonly measureOf: (first: number, last: number) => DerivedMeasure | null;
};

/**
 * Sums the days once, so that every stretch of them takes the same time, however long. Null where no day belongs to a
 * derived metric.
 */
export function derivedStretches(values: readonly DayFigure[]): DerivedStretches | null {
  const running = runningSums(values);
  if (running === null) return null;
  return {
    levelOf: (first, last) => levelOfBlock(running.recipe, blockOf(running, first, last + 1)),
    measureOf: (first, last) => measureStretch(stretchOf(running, first, last)),
  };
}

/**
 * A derived metric over days, with the days as witnesses (jackknife). Null where it does not exist: nothing to divide
 * by, or no days.
 */
export function measureDerived(values: readonly DayFigure[]): DerivedMeasure | null {
  return derivedStretches(values)?.measureOf(0, values.length - 1) ?? null;
}

function measureStretch(stretch: Stretch): DerivedMeasure | null {
  const level = levelWithout(stretch, null);
  if (level === null) return null;
  const spread = jackknife({
    blocks: stretch.blocks.length,
    without: (block) => levelWithout(stretch, block),
  });
  return {
    level,
    standardError: spread?.standardError ?? null,
    degreesOfFreedom: spread?.degreesOfFreedom ?? null,
  };
}

/**
 * Pilot minus reference. On common days the same day is left out on both sides at once, so that what moved both arms on
 * a day moves the difference little; without them the spreads of both add up.
 */
export function compareDerived(arms: ArmsOfDays): ArmsAnswer {
  const { pilot, reference } = arms;
  const treated = measureDerived(pilot);
  const control = measureDerived(reference);
  if (treated === null || control === null) {
    return { difference: null, otherMethods: [], probabilityAbove: () => null };
  }
  const estimate = treated.level - control.level;
  const days = commonDays(arms);
  const isPaired = days.length === pilot.length && days.length === reference.length;
  const found = isPaired ? pairedSpread(arms, estimate) : apart(treated, control);
  if (found === null) {
    const unknown: Interval = { estimate, low: null, high: null };
    return {
      difference: { ...unknown, method: 'none', scale: 'absolute' },
      otherMethods: [],
      probabilityAbove: () => null,
    };
  }
  const { low, high, standardError, degreesOfFreedom } = found;
  return {
    difference: { estimate, low, high, method: 'derived-days', scale: 'absolute' },
    otherMethods: [],
    probabilityAbove: (shift) => studentTUpperTail((shift - estimate) / standardError, degreesOfFreedom),
  };
}

function pairedSpread({ pilot, reference }: ArmsOfDays, estimate: number) {
  const treated = wholeStretch(pilot);
  const control = wholeStretch(reference);
  if (treated === null || control === null) return null;
  const spread = jackknife({
    blocks: treated.blocks.length,
    without: (block) => {
      const [left, right] = [levelWithout(treated, block), levelWithout(control, block)];
      return left === null || right === null ? null : left - right;
    },
  });
  return spread === null ? null : tComparison({ estimate, ...spread, confidence: CONFIDENCE });
}

function apart(treated: DerivedMeasure, control: DerivedMeasure) {
  const measured = ({ level, standardError, degreesOfFreedom }: DerivedMeasure): MeasuredLevel | null =>
    standardError === null || degreesOfFreedom === null ? null : { level, standardError, degreesOfFreedom };
  const sides = [measured(treated), measured(control)] as const;
  if (sides[0] === null || sides[1] === null) return null;
  return absoluteDifference({ treated: sides[0], control: sides[1], confidence: CONFIDENCE });
}

type Block = { readonly sums: SumsOfParts; readonly days: number };
type Stretch = { readonly recipe: Recipe; readonly all: Block; readonly blocks: readonly Block[] };

/** The sums of the first so many days, from none to all. */
type RunningSums = { readonly recipe: Recipe; readonly sums: readonly SumsOfParts[] };

function runningSums(values: readonly DayFigure[]): RunningSums | null {
  const recipe = values.find((value) => value.derived !== undefined)?.derived?.recipe;
  if (recipe === undefined) return null;
  let sum = nothingOf(recipe);
  const sums = [sum];
  for (const { derived } of values) {
    sum = combine(sum, derived?.sums ?? []);
    sums.push(sum);
  }
  return { recipe, sums };
}

function wholeStretch(values: readonly DayFigure[]): Stretch | null {
  const running = runningSums(values);
  return running === null ? null : stretchOf(running, 0, values.length - 1);
}

function stretchOf(running: RunningSums, first: number, last: number): Stretch {
  const days = last - first + 1;
  const count = Math.min(MOST_BLOCKS, days);
  const placeOf = (block: number): number => first + Math.floor((block * days) / count);
  const blocks = Array.from({ length: count }, (_, block) =>
    blockOf(running, placeOf(block), placeOf(block + 1)),
  );
  return { recipe: running.recipe, all: blockOf(running, first, last + 1), blocks };
}

/** The days from one place up to another, that one not included. */
function blockOf({ sums }: RunningSums, from: number, to: number): Block {
  return { sums: combine(sums[to] ?? [], sums[from] ?? [], -1), days: to - from };
}

function levelOfBlock(recipe: Recipe, { sums, days }: Block): number | null {
  return derivedLevel(recipe, sums, days);
}

function levelWithout({ recipe, all, blocks }: Stretch, block: number | null): number | null {
  const left = block === null ? undefined : blocks[block];
  if (left === undefined) return levelOfBlock(recipe, all);
  return levelOfBlock(recipe, { sums: combine(all.sums, left.sums, -1), days: all.days - left.days });
}
