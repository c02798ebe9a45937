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

/**
 * A derived metric over days, with the days as witnesses (jackknife). Null where it does not exist: nothing to divide
 * by, or no days.
 */
export function measureDerived(values: readonly DayFigure[]): DerivedMeasure | null {
  const stretch = stretchOf(values);
  const level = stretch === null ? null : levelWithout(stretch, null);
  if (stretch === null || level === null) return null;
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

/** The level alone. */
export function levelOfDerived(values: readonly DayFigure[]): number | null {
  const stretch = stretchOf(values);
  return stretch === null ? null : levelWithout(stretch, null);
}

/**
 * Pilot minus reference. On common days the same day is left out on both sides at once, so that what moved both arms on
 * a day moves the difference little; without them the spreads of both add up.
 */
export function compareDerived({ pilot, reference }: ArmsOfDays): ArmsAnswer {
  const treated = measureDerived(pilot);
  const control = measureDerived(reference);
  if (treated === null || control === null) {
    return { difference: null, otherMethods: [], probabilityAbove: () => null };
  }
  const estimate = treated.level - control.level;
  const days = commonDays({ pilot, reference });
  const isPaired = days.length === pilot.length && days.length === reference.length;
  const found = isPaired ? pairedSpread({ pilot, reference }, estimate) : apart(treated, control);
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
  const treated = stretchOf(pilot);
  const control = stretchOf(reference);
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

function stretchOf(values: readonly DayFigure[]): Stretch | null {
  const recipe = values.find((value) => value.derived !== undefined)?.derived?.recipe;
  if (recipe === undefined) return null;
  const count = Math.min(MOST_BLOCKS, values.length);
  const blocks = Array.from({ length: count }, (_, block): Block => {
    const from = Math.floor((block * values.length) / count);
    const to = Math.floor(((block + 1) * values.length) / count);
    return sumOf(recipe, values.slice(from, to));
  });
  const all = blocks.reduce(
    (sum, block) => ({ sums: combine(sum.sums, block.sums), days: sum.days + block.days }),
    { sums: nothingOf(recipe), days: 0 },
  );
  return { recipe, all, blocks };
}

function sumOf(recipe: Recipe, values: readonly DayFigure[]): Block {
  const sums = values.reduce((sum, { derived }) => combine(sum, derived?.sums ?? []), nothingOf(recipe));
  return { sums, days: values.length };
}

function levelWithout({ recipe, all, blocks }: Stretch, block: number | null): number | null {
  const left = block === null ? undefined : blocks[block];
  if (left === undefined) return derivedLevel(recipe, all.sums, all.days);
  return derivedLevel(recipe, combine(all.sums, left.sums, -1), all.days - left.days);
}
