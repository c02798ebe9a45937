import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Call, Reply } from '#shared/contract/envelope.ts';
import { FILE_CHUNK_BYTES } from '#shared/files/files.contract.ts';
import { z } from '#shared/kernel/schema.ts';
import type { Door } from '#electron/rpc/door.ts';
import { callSchema, requestIdSchema } from '#electron/shell/call-schema.ts';

// One piece of a file as base64, with room for the envelope around it.
const MOST_BODY_BYTES = Math.ceil((FILE_CHUNK_BYTES * 4) / 3) + 64 * 1024;

const cancelSchema = z.object({ requestId: requestIdSchema });

type Body = { status: 200; value: unknown } | { status: 400 | 413 };

async function readJson(request: IncomingMessage): Promise<Body> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    // The rest is read and dropped: a sender cut off in the middle would see a broken connection, not the reason.
    if (length <= MOST_BODY_BYTES) pieces.push(piece);
    else pieces.length = 0;
  }
  if (length > MOST_BODY_BYTES) return { status: 413 };
  try {
    return { status: 200, value: JSON.parse(Buffer.concat(pieces).toString('utf8')) };
  } catch {
    return { status: 400 };
  }
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(value));
}

function refuse(response: ServerResponse, status: 400 | 413): void {
  const code = status === 413 ? 'request-too-large' : 'invalid-input';
  const reply: Reply = {
    ok: false,
    error: { kind: 'validation', code, message: code, details: {} },
  };
  sendJson(response, status, reply);
}

/** POST /rpc: one call in, its reply out. Leaving the page does not stop a call; cancelling does. */
export async function answerCall(
  door: Door,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readJson(request);
  if (body.status !== 200) return refuse(response, body.status);
  const call = callSchema.safeParse(body.value);
  if (!call.success) return refuse(response, 400);
  sendJson(response, 200, await door.call(call.data satisfies Call));
}

/** POST /rpc/cancel: the caller gave up the call with this request id. */
export async function answerCancel(
  door: Door,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readJson(request);
  if (body.status !== 200) return refuse(response, body.status);
  const cancel = cancelSchema.safeParse(body.value);
  if (!cancel.success) return refuse(response, 400);
  door.cancel(cancel.data.requestId);
  sendJson(response, 200, {});
}
