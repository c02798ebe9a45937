import { describe, expect, it } from 'vitest';
import { createClient } from './client.ts';
import type { Transport, TransportListener } from './transport.ts';
import type { Call, Reply } from '#shared/contract/envelope.ts';
import { AppError } from '#shared/kernel/app-error.ts';

/** A host in memory: answers as told, and lets the test say what it would send unasked. */
function createHost(answer: (call: Call) => Promise<Reply> | Reply) {
  const calls: Call[] = [];
  const cancelled: string[] = [];
  const listeners = new Set<TransportListener>();
  const transport: Transport = {
    call: async (call) => {
      calls.push(call);
      return answer(call);
    },
    cancel: (requestId) => cancelled.push(requestId),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    transport,
    calls,
    cancelled,
    send: (event: Parameters<TransportListener['onEvent']>[0]) =>
      listeners.forEach((listener) => listener.onEvent(event)),
  };
}

const silent = {
  onChanged: () => {},
  onWorkspaceOpened: () => {},
  onGoTo: () => {},
  onConnection: () => {},
};

describe('calling the door', () => {
  it('hands over method and input and returns the value', async () => {
    const host = createHost(() => ({ ok: true, value: [] }));
    const client = createClient(host.transport);
    expect(await client.invoke('features.list', { include: 'all' })).toEqual([]);
    expect(host.calls[0]).toMatchObject({ method: 'features.list', input: { include: 'all' } });
  });

  it('throws the error of the envelope with its kind, code and details', async () => {
    const error = {
      kind: 'conflict',
      code: 'flag-key-taken',
      message: '',
      details: { flagKey: 'a' },
    } as const;
    const client = createClient(createHost(() => ({ ok: false, error })).transport);
    const failure = client.invoke('features.list', {});
    await expect(failure).rejects.toBeInstanceOf(AppError);
    await expect(failure).rejects.toMatchObject({
      kind: 'conflict',
      code: 'flag-key-taken',
      details: { flagKey: 'a' },
    });
  });

  it('follows only its own progress, and only while it runs', async () => {
    const seen: number[] = [];
    const host = createHost(async ({ requestId }) => {
      host.send({ type: 'progress', requestId, progress: { step: 'rows', done: 5, total: 10 } });
      host.send({ type: 'progress', requestId: 'another', progress: { step: 'rows', done: 9, total: 10 } });
      return { ok: true, value: {} };
    });
    const client = createClient(host.transport);
    client.subscribe(silent);
    await client.invoke('workspace.backUp', {}, { onProgress: ({ done }) => seen.push(done) });
    const requestId = host.calls[0]?.requestId ?? '';
    host.send({ type: 'progress', requestId, progress: { step: 'rows', done: 10, total: 10 } });
    expect(seen).toEqual([5]);
  });

  it('asks the host to cancel when the caller gives up', async () => {
    const controller = new AbortController();
    const host = createHost(() => {
      controller.abort();
      return { ok: true, value: [] };
    });
    await createClient(host.transport).invoke('features.list', {}, { signal: controller.signal });
    expect(host.cancelled).toEqual([host.calls[0]?.requestId]);
  });

  it('passes on what changed, that another workspace was opened and where to go', () => {
    const heard: string[] = [];
    const host = createHost(() => ({ ok: true, value: {} }));
    createClient(host.transport).subscribe({
      ...silent,
      onChanged: (targets) => heard.push(targets.join()),
      onWorkspaceOpened: () => heard.push('opened'),
      onGoTo: (place) => heard.push(place),
    });
    host.send({ type: 'changed', invalidates: ['notes', 'decisions'] });
    host.send({ type: 'workspace-opened' });
    host.send({ type: 'alerts-raised', alerts: [] });
    host.send({ type: 'go-to', place: '/features/f1/decisions' });
    expect(heard).toEqual(['notes,decisions', 'opened', '/features/f1/decisions']);
  });
});
