import Sqlite from 'better-sqlite3';
import { addDays } from '#shared/kernel/calendar-day.ts';
import { emptyFigureTable, type FigureTable } from '#shared/metrics/figure-table.ts';
import { sortFigures } from '#shared/metrics/sort-figures.ts';
import { createFiguresService } from '#electron/metrics/figures.service.ts';
import { createAuditLog } from '#electron/workspace/audit-log.ts';
import { createCommands } from '#electron/workspace/commands.ts';
import { openDatabase } from '#electron/database/open-database.ts';
import { openWorkspace } from '#electron/workspace/open-workspace.ts';
import { addFeature } from '#tests/support/add-feature.ts';
import { median, timed, type Figure } from './figures.ts';

const TIMES = 25;
const TIMES_OF_SLOW = 5;
/** A feature of ten metrics, and one of a single metric. */
export const FEATURE = 'benchmark';
export const SINGLE_FEATURE = 'benchmark-single';
const DAYS = 730;
const ARMS = 2;

async function medianOf(name: string, work: () => unknown, runs = TIMES): Promise<Figure> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push((await timed(work)).milliseconds);
  return { name, milliseconds: median(times) };
}

function tableOf(metricId: string, segments: number): FigureTable {
  const length = DAYS * ARMS * segments;
  const days = Array.from({ length: DAYS }, (_, day) => addDays('2024-11-01', day));
  const names = Array.from({ length: segments }, (_, segment) => `Segment ${segment}`);
  const table = emptyFigureTable({ length, metricIds: [metricId], days, segments: names }, 'none');
  for (let at = 0; at < length; at += 1) {
    table.day[at] = Math.floor(at / (ARMS * segments));
    table.segment[at] = (at >> 1) % segments;
    table.arm[at] = at & 1;
    table.units[at] = 50 + (at % 400);
    table.total[at] = (at * 7919) % (50 + (at % 400));
    table.totalSquares[at] = table.total[at] ?? 0;
  }
  return table;
}

const METRICS = [
  ...Array.from({ length: 10 }, (_, index) => ({ metricId: `metric-${index}`, featureId: FEATURE })),
  { metricId: 'metric-alone', featureId: SINGLE_FEATURE },
];

/** Fills a workspace with two years of two arms: every metric by as many segments as give the rows wanted. */
function fill(path: string, rows: number): void {
  const db = openDatabase(path, 'must-exist');
  const actor = () => 'benchmark';
  const commands = createCommands({ db, auditLog: createAuditLog(db), now: Date.now, actor });
  const context = {
    db,
    commands,
    newId: () => `id-${process.hrtime.bigint()}`,
    now: Date.now,
    today: () => '2026-11-27',
    dayBoundary: () => ({ timeZone: 'Europe/Rome', dayStartsAtHour: 0 }),
    clock: () => ({ stand: 'right' }) as const,
    actor,
    workspacePath: path,
  };
  const figures = createFiguresService(context);
  const segments = Math.round(rows / METRICS.length / DAYS / ARMS);
  for (const { metricId, featureId } of METRICS) {
    db.prepare(
      `INSERT INTO metrics (id, feature_id, position, name, kind, unit, direction, role)
       VALUES (?, ?, 0, ?, 'proportion', '', 'higher', 'secondary')`,
    ).run(metricId, featureId, metricId);
    const sorted = sortFigures(tableOf(metricId, segments));
    const { id, sequence } = figures.beginImport({
      kind: 'metrics',
      fileName: metricId,
      fileHash: metricId,
      featureId,
    });
    const weighed = last(figures.weigh(sorted));
    const writer = figures.openWriter(sequence, 'write');
    last(writer.write(sorted, weighed));
    last(writer.finish());
    figures.finishImport(id, {
      deed: { method: 'imports.commit', subjectId: id },
      finished: { metricIds: [metricId], mapping: null, counts: null },
      work: () => undefined,
    });
  }
  db.close();
}

function last<Value>(steps: Generator<number, Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** What a chart asks of a store of that many figures, beside the bare query of the rows it is drawn from. */
export async function measureCharts(path: string, rows: number): Promise<Figure[]> {
  await openWorkspace({ path, mode: 'create-if-missing', actorFallback: 'benchmark' }).close();
  addFeature(path, { id: FEATURE, name: 'Benchmark' });
  addFeature(path, { id: SINGLE_FEATURE, name: 'Benchmark of one' });
  fill(path, rows);
  const metricId = 'metric-alone';
  const door = openWorkspace({ path, mode: 'must-exist', actorFallback: 'benchmark' });
  const ask = async (method: string, input: unknown): Promise<unknown> => {
    const reply = await door.call({ requestId: `${method} ${performance.now()}`, method, input });
    if (!reply.ok) throw new Error(`${method}: ${reply.error.code}`);
    return reply.value;
  };
  const db = new Sqlite(path, { readonly: true });
  const days = db.prepare(
    `SELECT day, arm, units, total, total_squares FROM daily_values WHERE metric_id = ? ORDER BY day, arm`,
  );
  const scan = db.prepare(
    `SELECT o.epoch_day, s.arm, sum(o.units), sum(o.total) FROM series s JOIN observations o ON o.series = s.id
     WHERE s.metric_id = ? GROUP BY o.epoch_day, s.arm`,
  );
  const figures = [
    await medianOf('floor: daily series query', () => days.all(metricId)),
    await medianOf('the same summed from the raw figures', () => scan.all(metricId)),
    await medianOf('chart line with intervals, daily', () =>
      ask('metrics.series', { metricId, smoothing: 'daily' }),
    ),
    await medianOf('chart line with intervals, 7 days', () =>
      ask('metrics.series', { metricId, smoothing: 'seven-days' }),
    ),
    await medianOf('chart line with intervals, cumulative', () =>
      ask('metrics.series', { metricId, smoothing: 'cumulative' }),
    ),
    await medianOf(
      'largest segments, the rest summed',
      () => ask('metrics.splitBySegment', { metricId, smoothing: 'seven-days' }),
      TIMES_OF_SLOW,
    ),
    await medianOf('comparison with its methods', () =>
      ask('metrics.compare', { metricId, from: null, to: null }),
    ),
  ];
  db.close();
  await door.close();
  return figures;
}
