import { Worker } from 'node:worker_threads';
import type { WantedTable } from '#shared/imports/import-mapping.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { SortedFigures } from '#shared/metrics/sort-figures.ts';
import type { LookedAt } from './file-looks.ts';
import type { InspectedFile, OpenedFile, Pause } from './inspect-file.ts';
import type { FileLook } from './look-at-file.ts';
import type { MappedFile, MapQuestion } from './map-file.ts';
import { runReadingJob, type ReadingJob, type ReadingResult } from './reading-jobs.ts';
import type { FromReading, ToReading } from './reading-messages.ts';

/** Smaller files are read here: starting a thread would take longer than reading them. */
const SMALL_FILE_BYTES = 1_048_576;
/**
 * Rows are garbage as soon as they are read. Half of the usual room for young objects holds no memory in vain; a third would
 * let most of them grow old first (300 MB became 380, and collecting took twice as long).
 */
const SMALL_NURSERY = { maxYoungGenerationSizeMb: 48 };
/** How often it is looked whether the person gave up. */
const LOOK_MS = 100;

/** What a lot of figures is given to; settles when the next may come. */
type TakeLot = (lot: SortedFigures) => Promise<void>;

export type FileReading = {
  inspect: (file: OpenedFile, pause: Pause) => Promise<InspectedFile>;
  look: (question: { file: InspectedFile; wanted: WantedTable | null }, pause: Pause) => Promise<FileLook>;
  /**
   * Turns rows into figures, which are handed to `take` lot by lot while the file is still read; none are left in the
   * answer. Rejects with what `take` rejects with.
   */
  map: (
    looked: LookedAt,
    how: MapQuestion,
    takers: { pause: Pause; take: TakeLot },
  ) => Promise<Omit<MappedFile, 'figures'>>;
};

/** Built code stands beside its worker; sources run the worker's source. */
function workerUrl(): URL {
  const name = import.meta.url.endsWith('.ts') ? './reading-worker.ts' : './reading-worker.js';
  return new URL(name, import.meta.url);
}

type Takers = { pause: Pause; take: TakeLot };

/** Has one job done by a thread; rejects at once when the person gives up, whatever the thread is at. */
async function runInThread(worker: Worker, job: ReadingJob, { pause, take }: Takers): Promise<ReadingResult> {
  let resolve: (result: ReadingResult) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<ReadingResult>((onDone, onFailed) => {
    resolve = onDone;
    reject = onFailed;
  });
  const post = (message: ToReading): void => worker.postMessage(message);
  let lots = Promise.resolve();
  const receive = (answer: FromReading): void => {
    if (answer.type === 'progress') pause.onBytes(answer.done);
    else if (answer.type === 'lot') {
      lots = lots.then(() => take(answer.lot)).then(() => post({ type: 'lot-taken' }));
      lots.catch(reject);
    } else if (answer.type === 'done') lots.then(() => resolve(answer.result), reject);
    else reject(new AppError(answer.error.kind, answer.error.code, answer.error.details));
  };
  const end = (): void => reject(new AppError('unavailable', 'engine-gone'));
  const watch = setInterval(() => {
    try {
      pause.stopIfCancelled();
    } catch (error) {
      reject(error);
    }
  }, LOOK_MS);
  // Taken off one by one: a worker without any of its listeners is deaf for good.
  worker.on('message', receive).on('error', reject).on('exit', end);
  post({ type: 'job', job });
  try {
    return await promise;
  } finally {
    clearInterval(watch);
    worker.off('message', receive).off('error', reject).off('exit', end);
  }
}

/** The same in this thread, for small files: their lots are taken when all is read. */
async function runHere(job: ReadingJob, { pause, take }: Takers): Promise<ReadingResult> {
  const lots: SortedFigures[] = [];
  const result = await runReadingJob(job, pause, (lot) => lots.push(lot));
  for (const lot of lots) await take(lot);
  return result;
}

/**
 * Reads files: large ones in a thread of their own, so that whoever types while a million rows come in notices nothing.
 * One idle thread is kept for the next pass and ends with the engine.
 */
export function createFileReading(): FileReading {
  let idle: Worker | null = null;

  function pick(): Worker {
    const worker = idle ?? new Worker(workerUrl(), { resourceLimits: SMALL_NURSERY });
    idle = null;
    // An idle thread must not keep a process alive, a reading one must.
    worker.ref();
    return worker;
  }

  function giveBack(worker: Worker): void {
    if (idle !== null) {
      void worker.terminate();
      return;
    }
    worker.unref();
    idle = worker;
  }

  async function run(job: ReadingJob, sizeBytes: number, takers: Takers): Promise<ReadingResult> {
    if (sizeBytes < SMALL_FILE_BYTES) return runHere(job, takers);
    const worker = pick();
    try {
      const result = await runInThread(worker, job, takers);
      giveBack(worker);
      return result;
    } catch (error) {
      // Whatever it is still reading is of no use.
      void worker.terminate();
      throw error;
    }
  }

  return {
    inspect: async (file, pause) =>
      expect('inspect', await run({ kind: 'inspect', file }, file.sizeBytes, alone(pause))),
    look: async ({ file, wanted }, pause) =>
      expect('look', await run({ kind: 'look', file, wanted }, file.sizeBytes, alone(pause))),
    map: async (looked, how, takers) => {
      const job = { kind: 'map', looked, how } as const;
      const { figures, ...mapped } = expect('map', await run(job, looked.file.sizeBytes, takers));
      await takers.take(figures);
      return mapped;
    },
  };
}

/** For work that hands out nothing on its way. */
function alone(pause: Pause): Takers {
  return { pause, take: () => Promise.resolve() };
}

type ValueOf<Kind extends ReadingResult['kind']> = Extract<ReadingResult, { kind: Kind }>['value'];

function expect<Kind extends ReadingResult['kind']>(kind: Kind, result: ReadingResult): ValueOf<Kind> {
  if (result.kind !== kind)
    throw new RangeError(`asked to ${kind} a file, the thread answered ${result.kind}`);
  return result.value as ValueOf<Kind>;
}
