import { isAppError } from '#shared/kernel/app-error.ts';
import { isRecoverable } from './network-error.ts';
import type { FetchWish } from './fetch-wish.ts';
import type { SourceEnvironment } from './source-environment.ts';

const ATTEMPTS = 4;
const FIRST_WAIT_MS = 1000;
/** A server that asks for a longer pause is asked again with the next scheduled run. */
const LONGEST_WAIT_MS = 120_000;

/**
 * How long to wait before an attempt: what the server asked for, otherwise doubled each time and spread by chance (full
 * half: between one half and one whole), so that many clients do not come back together. Null gives up.
 */
export function waitBefore(attempt: number, chance: number, retryAfterMs: number | null): number | null {
  if (attempt >= ATTEMPTS) return null;
  if (retryAfterMs !== null) return retryAfterMs <= LONGEST_WAIT_MS ? retryAfterMs : null;
  return FIRST_WAIT_MS * 2 ** (attempt - 1) * (0.5 + chance / 2);
}

function retryAfterOf(error: unknown): number | null {
  if (!isAppError(error)) return null;
  const seconds = error.details['retryAfterSeconds'];
  return typeof seconds === 'number' ? seconds * 1000 : null;
}

type RetryWish = Pick<FetchWish<never>, 'patience' | 'stopIfCancelled'> & {
  environment: Pick<SourceEnvironment, 'chance' | 'sleep'>;
};

/** Does it again after what can recover; throws the last error otherwise. `stopIfCancelled` may end the waiting. */
export async function withRetry<Value>(
  work: () => Promise<Value>,
  { environment: { chance, sleep }, patience, stopIfCancelled }: RetryWish,
): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const wait =
        patience === 'again' && isRecoverable(error)
          ? waitBefore(attempt, chance(), retryAfterOf(error))
          : null;
      if (wait === null) throw error;
      await sleep(wait);
      stopIfCancelled();
    }
  }
}
