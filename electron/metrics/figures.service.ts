import { AppError } from '#shared/kernel/app-error.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { FigureTable } from '#shared/metrics/figure-table.ts';
import { sortFigures, type SortedFigures } from '#shared/metrics/sort-figures.ts';
import type { Deed } from '#electron/workspace/commands.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import { createDailyRepository } from './daily.repository.ts';
import { createImportLogRepository, type ImportRecord } from './import-log.repository.ts';
import { createObservationsRepository } from './observations.repository.ts';
import { recountDays } from './recount-days.ts';
import { createSeriesRepository } from './series.repository.ts';
import { createSweeper } from './sweep-figures.ts';
import { weighFigures, type Weighed } from './weigh-figures.ts';
import {
  createFigureWriter,
  type ChangedFigures,
  type FigureStore,
  type FigureWriter,
} from './write-figures.ts';

export type NewImport = Pick<ImportRecord, 'kind' | 'fileName' | 'fileHash' | 'featureId'>;
export type FinishedImport = Pick<ImportRecord, 'metricIds' | 'mapping' | 'counts'>;

export type Finish = { deed: Deed; finished: FinishedImport; work: () => void };

/**
 * Figures and where they came from. An import is written in state `writing`, which counts for nothing; finishing it is
 * one command that turns it to `done` and counts the days anew that it touched. Undo is the way back.
 */
export function createFiguresService(context: ServiceContext) {
  const { commands, db, newId, now, actor } = context;
  const store: FigureStore = {
    db,
    series: createSeriesRepository(db),
    observations: createObservationsRepository(db),
    daily: createDailyRepository(db),
  };
  const log = createImportLogRepository(db);
  const sweeper = createSweeper(db, store);

  function recount({ sequence, metricIds }: Pick<ImportRecord, 'sequence' | 'metricIds'>): void {
    recountDays(store, { importSequence: sequence, metricIds }, log.listStanding());
  }

  function getImport(importId: Id): ImportRecord {
    const record = log.findById(importId);
    if (record === null) throw new AppError('not-found', 'import-not-found');
    return record;
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

  function weigh(sorted: SortedFigures): Generator<number, Weighed> {
    const { series, observations } = store;
    return weighFigures({ series, observations, standing: log.listStanding() }, sorted);
  }

  commands.onReplay(({ changes }) => {
    for (const change of changes) {
      if (change.table_name !== 'imports') continue;
      const image = JSON.parse(change.after ?? change.before ?? '[]') as unknown[];
      const [, sequence] = image;
      const kept = JSON.parse(String(image[KEPT_MAPPING_COLUMN])) as { metricIds: Id[] };
      if (typeof sequence === 'number') recount({ sequence, metricIds: kept.metricIds });
    }
  });

  // What a crash left half written counts for nothing: it is told as interrupted, and its figures only take room.
  db.transaction(() => {
    for (const left of log.listWriting()) {
      log.interrupt(left.id);
      sweeper.mark(left.sequence);
    }
  }).immediate();
  sweeper.start();

  return {
    /** Opens an import whose figures count for nothing until `finishImport`. */
    beginImport: (start: NewImport): ImportRecord =>
      db.transaction(() => begin(start, 'writing')).immediate(),
    /** Holds figures against what stands; reads only, step by step. */
    weigh,
    /** Takes the figures of an import, lot by lot, in short transactions between which other changes pass. */
    openWriter: (importSequence: number, changed: ChangedFigures): FigureWriter =>
      createFigureWriter(store, { importSequence, changed }),
    /** Gives an import up that was not finished. */
    discardImport: (importId: Id): void => {
      const { sequence } = getImport(importId);
      db.transaction(() => {
        log.remove(importId);
        sweeper.mark(sequence);
      }).immediate();
    },
    /**
     * Turns a written import into one that counts, in one command that undo takes back. `work` runs inside it first
     * (metrics made on the way). Undo brings back the row as it was before: complete, but counting for nothing. All of it
     * is one transaction: whatever ends the app before is told as interrupted, never as taken back by somebody.
     */
    finishImport: (importId: Id, { deed, finished, work }: Finish): void => {
      commands.run(deed, () => {
        commands.unrecorded(() => {
          log.complete(importId, finished);
          log.setState(importId, 'undone');
        });
        work();
        log.setState(importId, 'done');
        recount(getImport(importId));
      });
    },
    /** Figures without a file, inside the caller's command: finished at once. */
    addFigures: (start: NewImport, finished: FinishedImport, table: FigureTable): void => {
      const record = begin(start, 'done');
      log.complete(record.id, finished);
      const sorted = sortFigures(table);
      const writer = createFigureWriter(store, { importSequence: record.sequence, changed: 'write' });
      runThrough(writer.write(sorted, runThrough(weigh(sorted))));
      runThrough(writer.finish());
      recount({ ...record, ...finished });
    },
    /** Takes a standing import back, or an import taken back into account again, inside the caller's command. */
    setImportState: (importId: Id, state: 'done' | 'undone'): void => {
      log.setState(importId, state);
      recount(getImport(importId));
    },
    /** What an import that brings no figures leaves in the log, inside the caller's command. */
    logImport: (start: NewImport, finished: FinishedImport): ImportRecord => {
      const record = begin(start, 'done');
      log.complete(record.id, finished);
      return { ...record, ...finished };
    },
    getImport,
  };
}

function runThrough<Value>(steps: Generator<number, Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Place of `mapping` among the columns of `imports`, whose images the command log keeps as arrays. */
const KEPT_MAPPING_COLUMN = 6;

export type FiguresService = ReturnType<typeof createFiguresService>;
