import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { assert } from '#shared/kernel/assert.ts';
import { simulatePlan, type OnRuns } from '#shared/simulator/simulate-plan.ts';
import { suggestPlan } from '#shared/simulator/suggest-plan.ts';
import { replyFromError } from '#electron/rpc/reply-from-error.ts';
import type { FromSimulation, ToSimulation } from './simulation-messages.ts';

/** Only Linux knows a thread of its own by it; elsewhere the whole process would give way. */
const LOW_PRIORITY = 5;
if (process.platform === 'linux') setPriority(LOW_PRIORITY);

assert(parentPort !== null, 'plans are simulated in a thread of their own');
const port = parentPort;

function post(message: FromSimulation): void {
  port.postMessage(message);
}

/** Whoever gives up ends this thread. */
const tell: OnRuns = (done, total) => post({ type: 'progress', done, total });

port.on('message', (message: ToSimulation) => {
  try {
    const answer =
      message.type === 'simulate'
        ? simulatePlan(message.question, tell)
        : suggestPlan(message.question, tell);
    post({ type: 'done', answer });
  } catch (error) {
    const reply = replyFromError(error);
    assert(!reply.ok, 'an error makes a refusal');
    post({ type: 'failed', error: reply.error });
  }
});
