import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '#shared/kernel/assert.ts';
import type { Door } from '#electron/rpc/door.ts';
import { replyFromError } from '#electron/rpc/reply-from-error.ts';
import { openWorkspace, type OpenWorkspaceOptions } from './open-workspace.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

assert(parentPort !== null, 'the engine runs in a worker thread');
const port = parentPort;

function post(message: FromWorker): void {
  port.postMessage(message);
}

async function receive(door: Door, message: ToWorker): Promise<void> {
  if (message.type === 'cancel') {
    door.cancel(message.requestId);
    return;
  }
  if (message.type === 'close') {
    await door.close();
    post({ type: 'closed' });
    port.close();
    return;
  }
  post({ type: 'reply', requestId: message.call.requestId, reply: await door.call(message.call) });
}

try {
  const door = openWorkspace(workerData as OpenWorkspaceOptions);
  door.subscribe((event) => post({ type: 'event', event }));
  port.on('message', (message: ToWorker) => void receive(door, message));
  post({ type: 'opened' });
} catch (error) {
  const reply = replyFromError(error);
  assert(!reply.ok, 'an error makes a refusal');
  post({ type: 'refused', error: reply.error });
}
