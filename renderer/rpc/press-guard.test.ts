import { describe, expect, it } from 'vitest';
import { createClient } from './client.ts';
import type { Transport } from './transport.ts';
import type { Call } from '#shared/contract/envelope.ts';

function recordingTransport() {
  const calls: Call[] = [];
  const transport: Transport = {
    call: (call) => {
      calls.push(call);
      return Promise.resolve({ ok: true, value: {} });
    },
    cancel: () => undefined,
    subscribe: () => () => undefined,
  };
  return { calls, client: createClient(transport) };
}

describe('a button pressed twice', () => {
  it('does its deed once', async () => {
    const { calls, client } = recordingTransport();
    const input = { featureId: 'f', verb: 'advance', reason: 'Agreed.', decidedBy: '' } as const;
    await Promise.all([client.invoke('decisions.decide', input), client.invoke('decisions.decide', input)]);
    await client.invoke('decisions.decide', input);
    expect(calls).toHaveLength(1);
  });

  it('ends with what was wished last: on, off and on again are three deeds', async () => {
    const { calls, client } = recordingTransport();
    for (const name of ['Horeca', 'Retail', 'Horeca']) {
      await client.invoke('features.edit', { featureId: 'f', name });
    }
    expect(calls.map(({ input }) => input)).toMatchObject([
      { name: 'Horeca' },
      { name: 'Retail' },
      { name: 'Horeca' },
    ]);
  });

  it('does two deeds when they differ, and undoes as often as asked', async () => {
    const { calls, client } = recordingTransport();
    await client.invoke('flags.engageKillSwitch', { featureId: 'a', reason: '' });
    await client.invoke('flags.engageKillSwitch', { featureId: 'b', reason: '' });
    await client.invoke('workspace.undo', {});
    await client.invoke('workspace.undo', {});
    expect(calls).toHaveLength(4);
  });
});
