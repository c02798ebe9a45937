import type { ServerResponse } from 'node:http';
import type { AppEvent } from '#shared/contract/envelope.ts';
import type { Door } from '#electron/rpc/door.ts';

const HEARTBEAT_MS = 15_000;
const RETRY_MS = 1000;
const REMEMBERED_EVENTS = 1000;

const EVERYTHING_CHANGED: AppEvent = { type: 'changed', invalidates: ['everything'] };

export type EventStream = {
  /** Answers with the events from now on, and before them those missed since `lastEventId`. */
  open: (response: ServerResponse, lastEventId: string | null) => void;
  close: () => void;
};

function lineOf(id: number, event: AppEvent): string {
  return `id: ${id}\ndata: ${JSON.stringify(event)}\n\n`;
}

/** The door's events as server-sent events. A window that lost its connection for a while misses nothing. */
export function createEventStream(door: Door): EventStream {
  const remembered: { id: number; event: AppEvent }[] = [];
  const responses = new Set<ServerResponse>();
  let lastId = 0;

  const unsubscribe = door.subscribe((event) => {
    lastId += 1;
    remembered.push({ id: lastId, event });
    if (remembered.length > REMEMBERED_EVENTS) remembered.shift();
    const line = lineOf(lastId, event);
    for (const response of responses) response.write(line);
  });
  const heartbeat = setInterval(() => {
    for (const response of responses) response.write(': still here\n\n');
  }, HEARTBEAT_MS);
  heartbeat.unref();

  function missedSince(lastEventId: string): string {
    const seen = Number(lastEventId);
    const oldest = remembered[0]?.id ?? lastId + 1;
    const isContinuous = Number.isInteger(seen) && seen <= lastId && seen >= oldest - 1;
    if (!isContinuous) return lineOf(lastId, EVERYTHING_CHANGED);
    return remembered
      .filter(({ id }) => id > seen)
      .map(({ id, event }) => lineOf(id, event))
      .join('');
  }

  return {
    open: (response, lastEventId) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' });
      response.write(`retry: ${RETRY_MS}\n: connected\n\n`);
      if (lastEventId !== null) response.write(missedSince(lastEventId));
      responses.add(response);
      response.on('close', () => responses.delete(response));
    },
    close: () => {
      unsubscribe();
      clearInterval(heartbeat);
      for (const response of responses) response.end();
    },
  };
}
