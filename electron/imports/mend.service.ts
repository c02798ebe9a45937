import type { ImportCalendar } from '#shared/imports/confirmed-mapping.ts';
import type { MendedLine, SetAsideRow } from '#shared/imports/imports.contract.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { Id } from '#shared/kernel/schema.ts';
import { sortFigures } from '#shared/metrics/sort-figures.ts';
import type { MetricsService } from '#electron/metrics/metrics.service.ts';
import type { Weighed } from '#electron/metrics/weigh-figures.ts';
import type { CallContext } from '#electron/rpc/door.ts';
import type { ImportsRepository } from './imports.repository.ts';
import { keptFileSchema, readingOf, type KeptFile, type ReadingAgain } from './kept-file.ts';
import { isReadByRow, mendRows, type MendedRows } from './mend-rows.ts';
import { takeSteps } from './take-steps.ts';

export type MendParts = {
  metrics: MetricsService;
  repository: ImportsRepository;
  calendar: () => ImportCalendar;
};

export type Mended = { importId: Id | null; used: number; setAside: SetAsideRow[] };

type ImportRecord = ReturnType<MetricsService['figures']['getImport']>;
type Target = { record: ImportRecord & { featureId: Id }; kept: KeptFile; reading: ReadingAgain };

/** Brings set-aside rows in as they were mended, without their file. */
export function createMendService({ metrics, repository, calendar }: MendParts) {
  const { figures } = metrics;

  function targetOf(importId: Id): Target {
    const { featureId, ...record } = figures.getImport(importId);
    const { fileName: name } = record;
    if (record.state !== 'done') throw new AppError('precondition', 'import-not-standing', { name });
    const kept = keptFileSchema.safeParse(record.mapping);
    const reading = kept.data?.reading ?? null;
    if (featureId === null || !kept.success || reading === null) {
      throw new AppError('precondition', 'mend-needs-file', { name });
    }
    const again = readingOf(reading, calendar());
    const known = new Map(metrics.listMetrics(featureId).map((metric) => [metric.id, metric]));
    const mapping = {
      ...again.mapping,
      metrics: again.mapping.metrics.filter(({ metricId }) => known.has(metricId)),
    };
    for (const { metricId } of mapping.metrics) {
      const metric = known.get(metricId);
      if (metric === undefined || metric.grain === mapping.grain) continue;
      throw new AppError('precondition', 'figures-of-other-grain', { name: metric.name });
    }
    const found = { ...again, mapping };
    if (!isReadByRow(found)) throw new AppError('precondition', 'mend-needs-file', { name });
    return { record: { ...record, featureId }, kept: kept.data, reading: found };
  }

  async function store(target: Target, mended: MendedRows, call: CallContext): Promise<Id> {
    const { record, kept } = target;
    const sorted = sortFigures(mended.figures);
    const total = mended.figures.length;
    const weighed = await takeSteps(figures.weigh(sorted), { call, step: 'comparing', total });
    const { id, sequence } = figures.beginImport({
      kind: 'metrics',
      fileName: record.fileName,
      fileHash: '',
      featureId: record.featureId,
    });
    try {
      const writer = figures.openWriter(sequence, 'leave-out');
      await takeSteps(writer.write(sorted, weighed), { call, step: 'writing', total });
      await takeSteps(writer.finish(), { call, step: 'writing', total });
      figures.finishImport(id, {
        deed: { method: 'imports.mend', subjectId: id },
        finished: {
          metricIds: record.metricIds,
          mapping: { ...kept, madeMetricIds: [] },
          counts: countsOf(mended, weighed, target.reading.mapping.metrics.length),
        },
        work: () => repository.markMended({ importId: record.id, mendedBy: id }, mended.used),
      });
    } catch (error) {
      figures.discardImport(id);
      throw error;
    }
    return id;
  }

  /**
   * Reads set-aside rows again as they were mended; lines that are not set aside are refused, so that nothing comes in
   * twice. Throws `import-not-standing`, `mend-needs-file` (rows are summed, or the file was read before this was kept),
   * `figures-of-other-grain`, `row-not-set-aside`.
   */
  async function mend(
    { importId, rows }: { importId: Id; rows: readonly MendedLine[] },
    call: CallContext,
  ): Promise<Mended> {
    const target = targetOf(importId);
    const open = new Set(repository.listSetAside(importId).map(({ line }) => line));
    const stray = rows.find(({ line }) => !open.has(line));
    if (stray !== undefined) throw new AppError('conflict', 'row-not-set-aside', { line: stray.line });
    const mended = mendRows(rows, target.reading, (table) => {
      const steps = figures.weigh(sortFigures(table));
      return resultOf(steps).changedFigures > 0;
    });
    const { used, setAside } = mended;
    if (used.length === 0) return { importId: null, used: 0, setAside };
    call.stopIfCancelled();
    return { importId: await store(target, mended, call), used: used.length, setAside };
  }

  return { mend };
}

function resultOf(steps: Generator<number, Weighed>): Weighed {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function countsOf({ used, figures }: MendedRows, weighed: Weighed, metricCount: number) {
  const { newFigures, sameFigures, changedFigures } = weighed;
  const rows = used.length;
  return {
    rows,
    used: rows,
    empty: 0,
    setAside: 0,
    newFigures,
    sameFigures,
    changedFigures,
    missingFigures: Math.max(0, rows * metricCount - figures.length),
  };
}

export type MendService = ReturnType<typeof createMendService>;
