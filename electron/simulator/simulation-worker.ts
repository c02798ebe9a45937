import { parentPort } from 'node:worker_threads';
import { assert } from '#shared/kernel/assert.ts';
import { simulatePlan } from '#shared/simulator/simulate-plan.ts';
import { replyFromError } from '#electron/rpc/reply-from-error.ts';
import type { FromSimulation, ToSimulation } from './simulation-messages.ts';

assert(parentPort !== null, 'plans are simulated in a thread of their own');
const port = parentPort;

function post(message: FromSimulation): void {
  port.postMessage(message);
}

port.on('message', ({ question }: ToSimulation) => {
  try {
    // Whoever gives up ends this thread.
    const simulation = simulatePlan(question, (done, total) => post({ type: 'progress', done, total }));
    post({ type: 'done', simulation });
  } catch (error) {
    const reply = replyFromError(error);
    assert(!reply.ok, 'an error makes a refusal');
    post({ type: 'failed', error: reply.error });
  }
});
