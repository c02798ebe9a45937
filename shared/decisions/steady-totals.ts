import { badTables } from './bad-counts.ts';
import type { MetricScene } from './gate-scene.ts';
import { mantelHaenszelRiskDifference } from '#shared/statistics/mantel-haenszel.ts';
import { shareOf, type TwoProportions } from '#shared/statistics/proportion.ts';

/** Up to this many units in either arm two shares are judged by exact and score tests. */
const MOST_EXACT_UNITS = 200;

/**
 * The bad outcomes of all days together, for the exact tests of two shares with at most 200 units in either arm. Only where
 * adding up deceives nobody: both halves of the days give the pilot the same part of the units to a tenth, and the totals
 * say what the days say one by one (Mantel-Haenszel) to half a standard error. Under a steady split chance keeps them
 * within that in nine of ten pilots; a growing pilot under a rising level puts them further apart. Null for all else.
 */
export function steadyTotals({
  metric,
  pairs,
}: Pick<MetricScene, 'metric' | 'pairs'>): TwoProportions | null {
  if (metric.kind !== 'proportion' || !areFew(pairs)) return null;
  const tables = badTables(metric, pairs);
  if (tables === null || !isSteady(tables)) return null;
  const sum = (arm: 'treated' | 'control', part: 'successes' | 'trials') =>
    tables.reduce((total, table) => total + table[arm][part], 0);
  const totals = {
    treated: { successes: sum('treated', 'successes'), trials: sum('treated', 'trials') },
    control: { successes: sum('control', 'successes'), trials: sum('control', 'trials') },
  };
  return saysTheSame(totals, tables) ? totals : null;
}

function areFew(pairs: MetricScene['pairs']): boolean {
  let [pilot, reference] = [0, 0];
  for (const pair of pairs) {
    pilot += pair.pilot.units;
    reference += pair.reference.units;
  }
  return areFewUnits(pilot, reference);
}

/** Whether so many units of the two arms may be judged by exact tests at all. */
export function areFewUnits(pilot: number, reference: number): boolean {
  const least = Math.min(pilot, reference);
  return least > 0 && least <= MOST_EXACT_UNITS && Math.max(pilot, reference) <= MOST_OTHER_UNITS;
}

/** A far larger second arm adds nothing an exact test would see, and much time. */
const MOST_OTHER_UNITS = 1000;

const STEADY_WITHIN = 0.1;

/** Whether the first and the second half of the days give the pilot the same share of the units, to a tenth. */
function isSteady(tables: readonly TwoProportions[]): boolean {
  const half = Math.ceil(tables.length / 2);
  const pilotPart = (part: readonly TwoProportions[]): number => {
    const treated = part.reduce((sum, table) => sum + table.treated.trials, 0);
    const control = part.reduce((sum, table) => sum + table.control.trials, 0);
    return treated / (treated + control);
  };
  return (
    tables.length < 2 ||
    Math.abs(pilotPart(tables.slice(0, half)) - pilotPart(tables.slice(half))) <= STEADY_WITHIN
  );
}

const SAME_WITHIN = 0.5;

function saysTheSame(totals: TwoProportions, tables: readonly TwoProportions[]): boolean {
  const { estimate, standardError } = mantelHaenszelRiskDifference({ strata: tables, confidence: 0.95 });
  const pooled = shareOf(totals.treated) - shareOf(totals.control);
  return Math.abs(pooled - estimate) <= SAME_WITHIN * standardError;
}
