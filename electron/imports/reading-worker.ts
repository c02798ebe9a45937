import { parentPort } from 'node:worker_threads';
import { assert } from '#shared/kernel/assert.ts';
import { buffersOfSorted, type SortedFigures } from '#shared/metrics/sort-figures.ts';
import { replyFromError } from '#electron/rpc/reply-from-error.ts';
import { buffersOfResult, runReadingJob, type ReadingJob } from './reading-jobs.ts';
import type { FromReading, ToReading } from './reading-messages.ts';

/** Lots on their way; a store that is slower than the reader must not fill the memory. */
const MOST_LOTS_WAITING = 2;

assert(parentPort !== null, 'files are read in a thread of their own');
const port = parentPort;
let lotsWaiting = 0;
let goOn: (() => void) | null = null;

function post(message: FromReading, buffers: ArrayBuffer[] = []): void {
  port.postMessage(message, buffers);
}

function handOut(lot: SortedFigures): void {
  lotsWaiting += 1;
  post({ type: 'lot', lot }, buffersOfSorted(lot));
}

function takeBack(): void {
  lotsWaiting -= 1;
  goOn?.();
  goOn = null;
}

/** A piece of a file makes few lots, so one wait a piece keeps their number small. */
function rest(): Promise<void> {
  if (lotsWaiting < MOST_LOTS_WAITING) return Promise.resolve();
  return new Promise<void>((resolve) => {
    goOn = resolve;
  });
}

async function read(job: ReadingJob): Promise<void> {
  lotsWaiting = 0;
  try {
    const pause = {
      onBytes: (done: number) => post({ type: 'progress', done }),
      // Whoever gives up ends this thread.
      stopIfCancelled: () => undefined,
      rest,
    };
    const result = await runReadingJob(job, pause, handOut);
    post({ type: 'done', result }, buffersOfResult(result));
  } catch (error) {
    const reply = replyFromError(error);
    assert(!reply.ok, 'an error makes a refusal');
    post({ type: 'failed', error: reply.error });
  }
}

port.on('message', (message: ToReading) => {
  if (message.type === 'job') void read(message.job);
  else takeBack();
});
