import { parentPort } from 'node:worker_threads';
import { assert } from '#shared/kernel/assert.ts';
import { replyFromError } from '#electron/rpc/reply-from-error.ts';
import { buffersOfResult, runReadingJob } from './reading-jobs.ts';
import type { FromReading, ToReading } from './reading-messages.ts';

assert(parentPort !== null, 'files are read in a thread of their own');
const port = parentPort;

function post(message: FromReading, buffers: ArrayBuffer[] = []): void {
  port.postMessage(message, buffers);
}

async function read({ job }: ToReading): Promise<void> {
  try {
    const result = await runReadingJob(job, {
      onBytes: (done) => post({ type: 'progress', done }),
      // Whoever gives up ends this thread.
      stopIfCancelled: () => undefined,
    });
    post({ type: 'done', result }, buffersOfResult(result));
  } catch (error) {
    const reply = replyFromError(error);
    assert(!reply.ok, 'an error makes a refusal');
    post({ type: 'failed', error: reply.error });
  }
}

port.on('message', (message: ToReading) => void read(message));
