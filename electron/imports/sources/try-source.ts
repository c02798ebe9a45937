import { hostOf, type Connection, type Span } from '#shared/imports/source.ts';
import { showAnswer, type SourceAnswer } from '#shared/imports/source-answer.ts';
import type { SourceTrial } from '#shared/imports/sources.contract.ts';
import { isAppError } from '#shared/kernel/app-error.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { CallContext } from '#electron/rpc/door.ts';
import { fetchSource, refuseWrongDraft, windowOf, type FetchParts } from './fetch-source.ts';
import type { Received } from './fetch-wish.ts';
import type { HeldSecrets } from './held-secrets.ts';

const ROWS_SHOWN = 20;

export type TrialWish = { name: string; connection: Connection; span: Span; secretId: Id | null };

type TrialParts = FetchParts & { secrets: HeldSecrets };

function show({ bytes, type }: Received, connection: Connection, secret: string | null): SourceAnswer {
  const user = connection.kind === 'http' && connection.auth.kind === 'basic' ? connection.auth.user : '';
  const secrets = secret === null ? [] : [secret, Buffer.from(`${user}:${secret}`).toString('base64')];
  return showAnswer({ text: bytes.toString('utf8'), type }, secrets);
}

/**
 * Fetches once while a person sets a source up, and keeps nothing. Answers with the table; or, where something came that
 * gives none, with the reason and what came. Throws AppErrors with codes `source-…` when nothing came at all.
 */
export async function trySource(
  parts: TrialParts,
  { name, connection, span, secretId }: TrialWish,
  call: CallContext,
): Promise<SourceTrial> {
  refuseWrongDraft(connection, span);
  const secret = parts.secrets.get(secretId, hostOf(connection));
  const window = windowOf(span, null, parts.now());
  const received: Received[] = [];
  const onAnswer = (answer: Received): void => void received.splice(0, 1, answer);
  try {
    const question = { name, connection, secret, window, patience: 'once', onAnswer } as const;
    const { file, table, rowCount } = await fetchSource(parts, question, call);
    // What the file readers know is shown by their own preview.
    const { columns, rows } = table ?? { columns: [], rows: [] };
    return { outcome: 'table', file, columns, rows: rows.slice(0, ROWS_SHOWN), rowCount };
  } catch (error) {
    const [last] = received;
    if (!isAppError(error) || error.code === 'cancelled' || last === undefined) throw error;
    const problem = { code: error.code, details: { ...error.details } };
    return { outcome: 'no-table', problem, answer: show(last, connection, secret) };
  }
}
