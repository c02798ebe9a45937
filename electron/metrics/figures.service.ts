import { AppError } from '#shared/kernel/app-error.ts';
import type { Id } from '#shared/kernel/schema.ts';
import { standingFigures } from '#shared/metrics/standing-figures.ts';
import type { Deed } from '#electron/workspace/commands.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import { createFiguresRepository, type FigureSpan, type ImportedFigure } from './figures.repository.ts';
import { createImportLogRepository, type ImportRecord } from './import-log.repository.ts';

/** Days read and written at once while the daily table is made anew. */
const DAYS_AT_ONCE = 200;

const ARMS = ['pilot', 'control'] as const;

export type NewImport = Pick<ImportRecord, 'kind' | 'fileName' | 'fileHash' | 'featureId'>;
export type FinishedImport = Pick<ImportRecord, 'metricIds' | 'mapping' | 'counts'>;

export type Finish = { deed: Deed; finished: FinishedImport; work: () => void };

/**
 * Figures and where they came from. An import is written in state `writing`, which counts for nothing; finishing it is
 * one command that turns it to `done` and makes the daily table anew for what it touched. Undo is the way back.
 */
export function createFiguresService(context: ServiceContext) {
  const { commands, db, newId, now, actor } = context;
  const figures = createFiguresRepository(db);
  const log = createImportLogRepository(db);

  function rebuildSpan(span: FigureSpan): void {
    const days = figures.listDays(span);
    for (let at = 0; at < days.length; at += DAYS_AT_ONCE) {
      const slice = days.slice(at, at + DAYS_AT_ONCE);
      const part = { ...span, firstDay: slice[0] ?? span.firstDay, lastDay: slice.at(-1) ?? span.lastDay };
      figures.replaceDaily(part, standingFigures(figures.listStanding(part)));
    }
  }

  /** Makes the daily table anew for every day an import wrote about, whether it stands or not. */
  function rebuildDaily({ sequence, metricIds }: Pick<ImportRecord, 'sequence' | 'metricIds'>): void {
    for (const metricId of metricIds) {
      for (const arm of ARMS) {
        const span = figures.findSpan(metricId, arm, sequence);
        if (span !== null) rebuildSpan(span);
      }
    }
  }

  function getImport(importId: Id): ImportRecord {
    const record = log.findById(importId);
    if (record === null) throw new AppError('not-found', 'import-not-found');
    return record;
  }

  function discard({ id, sequence }: Pick<ImportRecord, 'id' | 'sequence'>): void {
    db.transaction(() => {
      figures.discard(sequence);
      log.remove(id);
    }).immediate();
  }

  function begin(start: NewImport, state: ImportRecord['state']): ImportRecord {
    const record: ImportRecord = {
      ...start,
      id: newId(),
      sequence: log.nextSequence(),
      metricIds: [],
      mapping: null,
      counts: null,
      at: now(),
      actor: actor(),
      state,
    };
    log.insert(record);
    return record;
  }

  commands.onReplay(({ changes }) => {
    for (const change of changes) {
      if (change.table_name !== 'imports') continue;
      const image = JSON.parse(change.after ?? change.before ?? '[]') as unknown[];
      const [, sequence] = image;
      const kept = JSON.parse(String(image[KEPT_MAPPING_COLUMN])) as { metricIds: Id[] };
      if (typeof sequence === 'number') rebuildDaily({ sequence, metricIds: kept.metricIds });
    }
  });

  // What a crash left half written counts for nothing and would only take room.
  for (const left of log.listWriting()) discard(left);

  return {
    /** Opens an import whose figures count for nothing until `finishImport`. */
    beginImport: (start: NewImport): ImportRecord =>
      db.transaction(() => begin(start, 'writing')).immediate(),
    /** One short transaction; between two of them other changes pass. */
    writeObservations: (sequence: number, rows: readonly ImportedFigure[]): void => {
      db.transaction(() => figures.insertObservations(sequence, rows)).immediate();
    },
    /** Removes an import that was not finished, with all its figures. */
    discardImport: (importId: Id): void => discard(getImport(importId)),
    /**
     * Turns a written import into one that counts, in one command that undo takes back. `work` runs inside it first
     * (metrics made on the way). Undo brings back the row as it was before: complete, but counting for nothing.
     */
    finishImport: (importId: Id, { deed, finished, work }: Finish): void => {
      db.transaction(() => {
        log.complete(importId, finished);
        log.setState(importId, 'undone');
      }).immediate();
      commands.run(deed, () => {
        work();
        log.setState(importId, 'done');
        rebuildDaily(getImport(importId));
      });
    },
    /** Figures without a file, inside the caller's command: finished at once. */
    addFigures: (start: NewImport, finished: FinishedImport, rows: readonly ImportedFigure[]): void => {
      const record = begin(start, 'done');
      log.complete(record.id, finished);
      figures.insertObservations(record.sequence, rows);
      rebuildDaily({ ...record, ...finished });
    },
    /** Takes a standing import back, or an import taken back into account again, inside the caller's command. */
    setImportState: (importId: Id, state: 'done' | 'undone'): void => {
      log.setState(importId, state);
      rebuildDaily(getImport(importId));
    },
    /** What an import that brings no figures leaves in the log, inside the caller's command. */
    logImport: (start: NewImport, finished: FinishedImport): ImportRecord => {
      const record = begin(start, 'done');
      log.complete(record.id, finished);
      return { ...record, ...finished };
    },
    getImport,
    /** What stands today for the same metric, day, arm and segment. */
    findStanding: figures.findStanding,
    hasStanding: figures.hasStanding,
  };
}

/** Place of `mapping` among the columns of `imports`, whose images the command log keeps as arrays. */
const KEPT_MAPPING_COLUMN = 6;

export type FiguresService = ReturnType<typeof createFiguresService>;
