import type { Transport, TransportListener } from './transport.ts';
import type { AppEvent, Reply } from '#shared/contract/envelope.ts';
import { AppError } from '#shared/kernel/app-error.ts';

const RETRY_MILLISECONDS = 2000;

function isReply(value: unknown): value is Reply {
  return typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean';
}

async function post(path: string, body: unknown): Promise<Response> {
  try {
    return await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch (cause) {
    const error = new AppError('unavailable', 'host-unreachable');
    error.cause = cause;
    throw error;
  }
}

async function readReply(response: Response): Promise<Reply> {
  if (response.status === 401 || response.status === 403) {
    throw new AppError('unavailable', 'session-ended');
  }
  const text = await response.text();
  try {
    const value: unknown = JSON.parse(text);
    if (isReply(value)) return value;
  } catch {
    // Not JSON: a proxy's page or a cut answer; said below with its status.
  }
  throw new AppError('unavailable', 'host-answered-strangely', { status: response.status });
}

/** Opens the event stream and opens it again for as long as somebody listens. */
function listen({ onEvent, onConnection }: TransportListener): () => void {
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | null = null;
  const open = (): void => {
    source = new EventSource('/events');
    source.addEventListener('open', () => onConnection('up'));
    source.addEventListener('message', (message: MessageEvent<string>) => {
      onEvent(JSON.parse(message.data) as AppEvent);
    });
    source.addEventListener('error', () => {
      onConnection('lost');
      // The browser retries by itself until the stream is closed for good.
      if (source?.readyState !== EventSource.CLOSED) return;
      retry = setTimeout(open, RETRY_MILLISECONDS);
    });
  };
  open();
  return () => {
    if (retry !== null) clearTimeout(retry);
    source?.close();
  };
}

/** The web host on this computer: calls by POST, events by a stream of the same origin. */
export function createHttpTransport(): Transport {
  return {
    call: async (call) => readReply(await post('/rpc', call)),
    cancel: (requestId) => {
      // Cancelling is a wish: when the host is gone the call is over anyway.
      post('/rpc/cancel', { requestId }).catch(() => undefined);
    },
    subscribe: listen,
  };
}
