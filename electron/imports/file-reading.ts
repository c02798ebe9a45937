import { Worker } from 'node:worker_threads';
import type { Dialect } from '#shared/imports/imports.contract.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { LookedAt } from './file-looks.ts';
import type { InspectedFile, OpenedFile, Pause } from './inspect-file.ts';
import type { FileLook } from './look-at-file.ts';
import type { MappedFile, MapQuestion } from './map-file.ts';
import { runReadingJob, type ReadingJob, type ReadingResult } from './reading-jobs.ts';
import type { FromReading, ToReading } from './reading-messages.ts';

/** Smaller files are read here: starting a thread would take longer than reading them. */
const SMALL_FILE_BYTES = 1_048_576;
/** How often it is looked whether the person gave up. */
const LOOK_MS = 100;

export type FileReading = {
  inspect: (file: OpenedFile, pause: Pause) => Promise<InspectedFile>;
  look: (question: { file: InspectedFile; wanted: Dialect | null }, pause: Pause) => Promise<FileLook>;
  map: (looked: LookedAt, how: MapQuestion, pause: Pause) => Promise<MappedFile>;
};

/** Built code stands beside its worker; sources run the worker's source. */
function workerUrl(): URL {
  const name = import.meta.url.endsWith('.ts') ? './reading-worker.ts' : './reading-worker.js';
  return new URL(name, import.meta.url);
}

type Answer = { resolve: (result: ReadingResult) => void; reject: (reason: unknown) => void };

function settle(answer: FromReading, { pause, resolve, reject }: Answer & { pause: Pause }): void {
  if (answer.type === 'progress') pause.onBytes(answer.done);
  else if (answer.type === 'done') resolve(answer.result);
  else reject(new AppError(answer.error.kind, answer.error.code, answer.error.details));
}

/** Has one job done by a thread; rejects at once when the person gives up, whatever the thread is at. */
async function runInThread(worker: Worker, job: ReadingJob, pause: Pause): Promise<ReadingResult> {
  const message: ToReading = { job };
  let resolve: Answer['resolve'] = () => undefined;
  let reject: Answer['reject'] = () => undefined;
  const promise = new Promise<ReadingResult>((onDone, onFailed) => {
    resolve = onDone;
    reject = onFailed;
  });
  const receive = (answer: FromReading): void => settle(answer, { pause, resolve, reject });
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
  worker.postMessage(message);
  try {
    return await promise;
  } finally {
    clearInterval(watch);
    worker.off('message', receive).off('error', reject).off('exit', end);
  }
}

/**
 * Reads files: large ones in a thread of their own, so that whoever types while a million rows come in notices nothing.
 * One idle thread is kept for the next pass and ends with the engine.
 */
export function createFileReading(): FileReading {
  let idle: Worker | null = null;

  function take(): Worker {
    const worker = idle ?? new Worker(workerUrl());
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

  async function run(job: ReadingJob, sizeBytes: number, pause: Pause): Promise<ReadingResult> {
    if (sizeBytes < SMALL_FILE_BYTES) return runReadingJob(job, pause);
    const worker = take();
    try {
      const result = await runInThread(worker, job, pause);
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
      expect('inspect', await run({ kind: 'inspect', file }, file.sizeBytes, pause)),
    look: async ({ file, wanted }, pause) =>
      expect('look', await run({ kind: 'look', file, wanted }, file.sizeBytes, pause)),
    map: async (looked, how, pause) =>
      expect('map', await run({ kind: 'map', looked, how }, looked.file.sizeBytes, pause)),
  };
}

type ValueOf<Kind extends ReadingResult['kind']> = Extract<ReadingResult, { kind: Kind }>['value'];

function expect<Kind extends ReadingResult['kind']>(kind: Kind, result: ReadingResult): ValueOf<Kind> {
  if (result.kind !== kind)
    throw new RangeError(`asked to ${kind} a file, the thread answered ${result.kind}`);
  return result.value as ValueOf<Kind>;
}
