import { flushCompileCache } from 'node:module';
import { createInterface } from 'node:readline';
import type { Call } from '#shared/contract/envelope.ts';
import { openWorkspace } from '#electron/workspace/open-workspace.ts';

// The engine in a process of its own, to be killed by a test: one call a line in, one answer a line out.
const path = process.argv[2];
if (path === undefined) throw new Error('Name the workspace file.');
const door = openWorkspace({ path, mode: 'must-exist', actorFallback: 'Giulia Conti' });

function say(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

door.subscribe((event) => {
  if (event.type === 'progress') say(event);
});
say({ type: 'opened' });
// Whoever is killed never writes it at its end; the next start takes half the time.
flushCompileCache();
for await (const line of createInterface({ input: process.stdin })) {
  const call = JSON.parse(line) as Call;
  void door.call(call).then((reply) => say({ type: 'reply', requestId: call.requestId, reply }));
}
