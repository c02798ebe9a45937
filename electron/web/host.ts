import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Door } from '#electron/rpc/door.ts';
import { SECURITY_HEADERS } from '#electron/shell/security-headers.ts';
import { findStaticFile } from '#electron/shell/static-files.ts';
import { createEventStream, type EventStream } from './event-stream.ts';
import { noticePage, type Notices } from './notice-page.ts';
import { refusalOf } from './request-checks.ts';
import { answerCall, answerCancel } from './rpc-routes.ts';
import { createSessions, type Sessions } from './sessions.ts';

const ADDRESS = '127.0.0.1';
const LAUNCH_PATH = '/start';

export type WebHostOptions = {
  door: Door;
  /** The built interface. */
  rendererFolder: string;
  /** 0 takes any free port. */
  port: number;
  /** What a visitor without a session reads. */
  notices: Notices;
};

export type WebHost = {
  /** `http://127.0.0.1:port`, without a secret. */
  origin: string;
  /** An address that opens Pilotbook once, in whichever browser asks first. */
  newLaunchAddress: () => string;
  close: () => Promise<void>;
};

type Room = WebHostOptions & { host: string; sessions: Sessions; events: EventStream };
type Exchange = { request: IncomingMessage; response: ServerResponse; url: URL };

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(text);
}

function sendNotice({ notices }: Room, response: ServerResponse, visitor: 'late' | 'unknown'): void {
  response.writeHead(401, { 'Content-Type': 'text/html; charset=utf-8' });
  response.end(noticePage(notices, visitor));
}

function launch(room: Room, { request, response, url }: Exchange): void {
  const cookie = room.sessions.exchange(url.searchParams.get('token') ?? '');
  if (cookie !== null) response.setHeader('Set-Cookie', cookie);
  else if (!room.sessions.isKnown(request.headers)) {
    sendNotice(room, response, 'late');
    return;
  }
  response.writeHead(303, { Location: '/' }).end();
}

async function sendFile(room: Room, { response, url }: Exchange): Promise<void> {
  const file = await findStaticFile(room.rendererFolder, url.pathname);
  if (file === null) sendText(response, 404, 'Not found.');
  else response.writeHead(200, { 'Content-Type': file.contentType }).end(file.bytes);
}

async function answer(room: Room, exchange: Exchange): Promise<void> {
  const { request, response, url } = exchange;
  const isGet = request.method === 'GET';
  if (isGet && url.pathname === LAUNCH_PATH) return launch(room, exchange);
  if (!room.sessions.isKnown(request.headers)) {
    return isGet ? sendNotice(room, response, 'unknown') : sendText(response, 401, 'No session.');
  }
  if (isGet && url.pathname === '/events') {
    const lastEventId = request.headers['last-event-id'];
    return room.events.open(response, typeof lastEventId === 'string' ? lastEventId : null);
  }
  if (isGet) return sendFile(room, exchange);
  if (url.pathname === '/rpc') return answerCall(room.door, request, response);
  if (url.pathname === '/rpc/cancel') return answerCancel(room.door, request, response);
  return sendText(response, 404, 'Not found.');
}

async function handle(room: Room, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
  const refusal = refusalOf({ method: request.method ?? '', headers: request.headers }, room.host);
  if (refusal !== null) return sendText(response, refusal.status, refusal.reason);
  const url = URL.parse(request.url ?? '', `http://${room.host}`);
  if (url === null || url.host !== room.host) return sendText(response, 400, 'Not an address of Pilotbook.');
  return answer(room, { request, response, url });
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, ADDRESS, () => resolve((server.address() as AddressInfo).port));
  });
}

function endWithoutDetails(response: ServerResponse, error: unknown): void {
  // A visitor who left is no error of the host.
  if (response.destroyed) return;
  console.error(error);
  if (response.headersSent) response.destroy();
  else sendText(response, 500, 'Something went wrong. Reload the page.');
}

/**
 * Serves the interface and the door to browsers of this computer, on 127.0.0.1 only.
 * Rejects with the error of node:net when the port is taken.
 */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const server = createServer();
  const port = await listen(server, options.port);
  const host = `${ADDRESS}:${port}`;
  const events = createEventStream(options.door);
  const room: Room = { ...options, host, sessions: createSessions(port), events };
  server.on('request', (request, response) => {
    handle(room, request, response).catch((error: unknown) => endWithoutDetails(response, error));
  });
  return {
    origin: `http://${host}`,
    newLaunchAddress: () => `http://${host}${LAUNCH_PATH}?token=${room.sessions.newLaunchToken()}`,
    close: async () => {
      events.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
