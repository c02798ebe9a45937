import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ARM_ORDER, emptyFigureTable, type FigureTable } from '#shared/metrics/figure-table.ts';
import type { DailyValue } from '#shared/metrics/metric.ts';
import { sortFigures } from '#shared/metrics/sort-figures.ts';
import { standingFigures, type Figure } from '#shared/metrics/standing-figures.ts';
import { openTestContext } from '#tests/support/open-test-context.ts';
import { createFiguresService } from './figures.service.ts';
import { createMetricsReadModel } from './metrics.read-model.ts';

type Arm = DailyValue['arm'];
type Row = { metricId: string; arm: Arm; day: string; segment: string; units: number; total: number };

let test: ReturnType<typeof openTestContext>;
let figures: ReturnType<typeof createFiguresService>;

beforeEach(() => {
  test = openTestContext();
  figures = createFiguresService(test.context);
});
afterEach(() => test.close());

function tableOf(rows: readonly Row[]): FigureTable {
  const listed = (field: 'metricId' | 'day' | 'segment') => [...new Set(rows.map((row) => row[field]))];
  const [metricIds, days, segments] = [listed('metricId'), listed('day'), listed('segment')];
  const table = emptyFigureTable({ length: rows.length, metricIds, days, segments }, 'none');
  rows.forEach((row, at) => {
    table.metric[at] = metricIds.indexOf(row.metricId);
    table.arm[at] = ARM_ORDER.indexOf(row.arm);
    table.day[at] = days.indexOf(row.day);
    table.segment[at] = segments.indexOf(row.segment);
    table.units[at] = row.units;
    table.total[at] = row.total;
    table.totalSquares[at] = row.total;
  });
  return table;
}

function runThrough<Value>(steps: Generator<number, Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function bringIn(rows: readonly Row[], changed: 'write' | 'leave-out' = 'write') {
  const table = tableOf(rows);
  const { id, sequence } = figures.beginImport({
    kind: 'metrics',
    fileName: 'f',
    fileHash: 'h',
    featureId: null,
  });
  const sorted = sortFigures(table);
  const weighed = runThrough(figures.weigh(sorted));
  const writer = figures.openWriter(sequence, changed);
  runThrough(writer.write(sorted, weighed));
  runThrough(writer.finish());
  figures.finishImport(id, {
    deed: { method: 'imports.commit', subjectId: id },
    finished: { metricIds: table.metricIds, mapping: null, counts: null },
    work: () => undefined,
  });
  return { id, sequence, weighed };
}

function everybody(metricId: string): Record<string, [number, number]> {
  const days = createMetricsReadModel(test.context.db).listKeptDays(metricId);
  return Object.fromEntries(days.map(({ day, arm, units, total }) => [`${day} ${arm}`, [units, total]]));
}

const row = (segment: string, total: number, day = '2026-10-01'): Row => ({
  metricId: 'm',
  arm: 'pilot',
  day,
  segment,
  units: 10,
  total,
});

describe('figures held against what stands', () => {
  it('are new, the same or changed', () => {
    bringIn([row('North', 1), row('South', 2)]);
    const { weighed } = bringIn([row('North', 1), row('South', 3), row('East', 4)]);
    expect(weighed).toMatchObject({ newFigures: 1, sameFigures: 1, changedFigures: 1 });
    expect(weighed.changed.map(({ standing }) => standing[3])).toEqual([2]);
  });

  it('are new again once what stood was undone', () => {
    const { id } = bringIn([row('North', 1)]);
    test.context.commands.run({ method: 'imports.undo', subjectId: id }, () =>
      figures.setImportState(id, 'undone'),
    );
    expect(bringIn([row('North', 1)]).weighed).toMatchObject({ newFigures: 1, sameFigures: 0 });
  });

  it('leave what stands alone when the old ones are kept', () => {
    bringIn([row('North', 1), row('South', 2)]);
    bringIn([row('North', 5), row('East', 4)], 'leave-out');
    expect(everybody('m')).toEqual({ '2026-10-01 pilot': [30, 7] });
  });
});

describe('an import that ends in the middle of being finished', () => {
  it('is still one that was being written, and is told as interrupted at the next start', () => {
    const { id } = figures.beginImport({ kind: 'metrics', fileName: 'f', fileHash: 'h', featureId: null });
    const end = (): never => {
      throw new Error('the power went');
    };
    const finished = { metricIds: ['m'], mapping: null, counts: null };
    const deed = { method: 'imports.commit', subjectId: id };
    expect(() => figures.finishImport(id, { deed, finished, work: end })).toThrow('the power went');
    expect(figures.getImport(id)).toMatchObject({ state: 'writing', metricIds: [] });
    createFiguresService(test.context);
    const told = test.context.db.prepare('SELECT state, ended_by FROM imports WHERE id = ?').get(id);
    expect(told).toEqual({ state: 'undone', ended_by: 'interrupted' });
  });
});

describe('the days of everybody', () => {
  it('sum up the segments of one import and the rest it names', () => {
    bringIn([row('North', 1), row('South', 2), row('', 4)]);
    expect(everybody('m')).toEqual({ '2026-10-01 pilot': [30, 7] });
  });

  it('are spoken for by a later import without segments, until it is undone', () => {
    bringIn([row('North', 1), row('South', 2)]);
    const { id } = bringIn([row('', 9)]);
    expect(everybody('m')).toEqual({ '2026-10-01 pilot': [10, 9] });
    figures.setImportState(id, 'undone');
    expect(everybody('m')).toEqual({ '2026-10-01 pilot': [20, 3] });
  });

  it('are gone when the only import of them is undone, and come back with redo', () => {
    const { commands } = test.context;
    bringIn([row('', 9)]);
    commands.undo();
    expect(everybody('m')).toEqual({});
    commands.redo();
    expect(everybody('m')).toEqual({ '2026-10-01 pilot': [10, 9] });
  });

  const rowArbitrary = fc.record({
    metricId: fc.constantFrom('m', 'n'),
    arm: fc.constantFrom<Arm>('pilot', 'control'),
    day: fc.constantFrom('2026-10-01', '2026-10-02', '2027-03-01'),
    segment: fc.constantFrom('', 'North', 'South', 'East'),
    units: fc.integer({ min: 1, max: 50 }),
    total: fc.integer({ min: 0, max: 50 }),
  });
  const stepArbitrary = fc.oneof(
    { weight: 3, arbitrary: fc.array(rowArbitrary, { minLength: 1, maxLength: 12 }) },
    { weight: 1, arbitrary: fc.nat({ max: 20 }) },
  );

  it('are what the standing figures say, whatever was imported, undone and taken back', () => {
    let runs = 0;
    fc.assert(
      fc.property(fc.array(stepArbitrary, { minLength: 1, maxLength: 12 }), (steps) => {
        // One file for all runs, each with metrics of its own.
        runs += 1;
        const imports: Brought[] = [];
        for (const step of steps) {
          if (typeof step === 'number') toggle(imports, step);
          else {
            const rows = once(step);
            for (const each of rows) each.metricId = `${each.metricId[0]} ${runs}`;
            imports.push({ ...bringIn(rows), rows, stands: true });
          }
          for (const metricId of [`m ${runs}`, `n ${runs}`]) {
            expect(everybody(metricId)).toEqual(expected(imports, metricId));
          }
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

type Brought = { id: string; sequence: number; rows: readonly Row[]; stands: boolean };

function once(rows: readonly Row[]): Row[] {
  const byKey = new Map(
    rows.map((each) => [`${each.metricId} ${each.arm} ${each.day} ${each.segment}`, each]),
  );
  return [...byKey.values()];
}

function toggle(imports: Brought[], step: number): void {
  const chosen = imports[step % Math.max(1, imports.length)];
  if (chosen === undefined) return;
  chosen.stands = !chosen.stands;
  figures.setImportState(chosen.id, chosen.stands ? 'done' : 'undone');
}

function expected(imports: readonly Brought[], metricId: string): Record<string, [number, number]> {
  const all: Record<string, [number, number]> = {};
  for (const arm of ARM_ORDER) {
    const standing: Figure[] = imports.flatMap(({ sequence, rows, stands }) =>
      rows
        .filter((each) => stands && each.metricId === metricId && each.arm === arm)
        .map(({ day, segment, units, total }): Figure => ({
          day,
          segment,
          importSequence: sequence,
          units,
          total,
          totalSquares: total,
          base: null,
          baseSquares: null,
          crossProducts: null,
        })),
    );
    for (const { day, segment, units, total } of standingFigures(standing)) {
      if (segment === '') all[`${day} ${arm}`] = [units, total];
    }
  }
  return all;
}
