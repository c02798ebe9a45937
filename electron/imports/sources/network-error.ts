import { AppError, isAppError } from '#shared/kernel/app-error.ts';

/** Failures after which the same question may well be answered. */
const RECOVERABLE = new Set([
  'source-too-many-requests',
  'source-server-error',
  'source-timeout',
  'source-unreachable',
  'source-cut-short',
  'source-host-unknown',
]);

export function isRecoverable(error: unknown): boolean {
  return isAppError(error) && RECOVERABLE.has(error.code);
}

const CODES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'source-host-unknown',
  EAI_AGAIN: 'source-host-unknown',
  ENODATA: 'source-host-unknown',
  ECONNREFUSED: 'source-refused',
  ECONNRESET: 'source-cut-short',
  EPIPE: 'source-cut-short',
  UND_ERR_SOCKET: 'source-cut-short',
  UND_ERR_ABORTED: 'source-cut-short',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'source-cut-short',
  Z_BUF_ERROR: 'source-cut-short',
  ETIMEDOUT: 'source-timeout',
  UND_ERR_CONNECT_TIMEOUT: 'source-timeout',
  UND_ERR_HEADERS_TIMEOUT: 'source-timeout',
  UND_ERR_BODY_TIMEOUT: 'source-timeout',
  EHOSTUNREACH: 'source-unreachable',
  ENETUNREACH: 'source-unreachable',
  EHOSTDOWN: 'source-unreachable',
  Z_DATA_ERROR: 'source-unreadable-packing',
  HPE_INVALID_CONSTANT: 'source-not-http',
  UND_ERR_HEADERS_OVERFLOW: 'source-not-http',
};

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_|ISSUER|ALTNAME|CRL/;

/** The code of an error or of what caused it; several attempts at one name come as a list. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error.cause === undefined ? '' : codeOf(error.cause);
}

function causeOf(error: unknown): AppError | null {
  if (isAppError(error)) return error;
  return error instanceof Error && error.cause !== undefined ? causeOf(error.cause) : null;
}

type Place = { host: string; port: string };

/**
 * A sentence's code for whatever a socket, a resolver or TLS said. Details name host and port alone: the text of such errors
 * may quote what was sent.
 */
export function explainNetworkError(error: unknown, { host, port }: Place): AppError {
  const own = causeOf(error);
  if (own !== null) return own;
  const code = codeOf(error);
  const isTimeout = error instanceof Error && error.name === 'TimeoutError';
  if (CERTIFICATE.test(code)) {
    return new AppError('unavailable', 'source-certificate', { host, reason: code });
  }
  if (code === 'EPROTO' || code.startsWith('ERR_SSL')) {
    return new AppError('unavailable', 'source-encryption', { host });
  }
  const known = isTimeout ? 'source-timeout' : (CODES[code] ?? null);
  if (known !== null) return new AppError('unavailable', known, { host, port });
  return new AppError('unavailable', 'source-unreachable', { host });
}
