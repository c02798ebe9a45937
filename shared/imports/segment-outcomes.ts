import type { SegmentOutcome } from './imports.contract.ts';
import { createRowMapper, mappedObservations } from './map-rows.ts';
import type { Observation, RowMapping } from './row-mapping.ts';
import type { DelimitedRow } from './read-delimited.ts';

/** The rows of a file, or as many of them as were looked at. */
export type LookedAtRows = { readonly rows: readonly (readonly string[])[]; readonly extent: 'all' | 'some' };

/**
 * What one day of the file comes to when its segments add up, and when they are averaged, by metric id: the day with the
 * most segments, the earliest of them. Metrics of which no day has two segments are left out, and where only some rows
 * were looked at those of which no day has all segments, because what a day comes to is not known then.
 */
export function segmentOutcomes(
  mapping: RowMapping,
  { rows, extent }: LookedAtRows,
): ReadonlyMap<string, SegmentOutcome> {
  const mapper = createRowMapper(mapping);
  for (const [at, cells] of rows.entries()) mapper.addRow(rowOf(cells, at + 1));
  const days = new Map<string, Observation[]>();
  const seen = new Set<string>();
  for (const figure of mappedObservations(mapper)) {
    seen.add(figure.segment);
    const key = `${figure.metricId} ${figure.day} ${figure.arm}`;
    const known = days.get(key);
    if (known === undefined) days.set(key, [figure]);
    else known.push(figure);
  }
  seen.delete('');
  const fewest = extent === 'all' ? 2 : Math.max(2, seen.size);
  const outcomes = new Map<string, SegmentOutcome>();
  for (const figures of days.values()) {
    const outcome = outcomeOf(figures);
    const [first] = figures;
    if (first === undefined || outcome.segments < fewest) continue;
    const known = outcomes.get(first.metricId);
    if (known === undefined || isBetter(outcome, known)) outcomes.set(first.metricId, outcome);
  }
  return outcomes;
}

function outcomeOf(figures: readonly Observation[]): SegmentOutcome {
  const sum = figures.reduce((all, { total }) => all + total, 0);
  const units = figures.reduce((all, figure) => all + figure.units, 0);
  return {
    day: figures[0]?.day ?? '',
    segments: figures.filter(({ segment }) => segment !== '').length,
    sum,
    average: units === 0 ? sum : sum / units,
  };
}

function isBetter(left: SegmentOutcome, right: SegmentOutcome): boolean {
  return left.segments > right.segments || (left.segments === right.segments && left.day < right.day);
}

function rowOf(cells: readonly string[], line: number): DelimitedRow {
  return { cells: [...cells], line, text: '', problem: null };
}
