import type { Reply } from '#shared/contract/envelope.ts';
import { isAppError } from '#shared/kernel/app-error.ts';
import { z } from '#shared/kernel/schema.ts';
import { explainSqliteError } from '#electron/database/open-database.ts';

function failure(error: Extract<Reply, { ok: false }>['error']): Reply {
  return { ok: false, error };
}

/** An envelope for whatever was thrown. Only the unexpected is logged; its text never reaches a person. */
export function replyFromError(thrown: unknown): Reply {
  const error = explainSqliteError(thrown, '');
  if (isAppError(error)) {
    return failure({ kind: error.kind, code: error.code, message: error.message, details: error.details });
  }
  if (error instanceof z.ZodError) {
    const issue = error.issues[0];
    const details = { field: issue?.path.join('.') ?? '', problem: issue?.message ?? '' };
    return failure({ kind: 'validation', code: 'invalid-input', message: 'invalid input', details });
  }
  console.error(error);
  return failure({ kind: 'internal', code: 'unexpected', message: 'unexpected error', details: {} });
}
