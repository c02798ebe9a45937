import { AppError } from '#shared/kernel/app-error.ts';

/** Told once the person gave up: `signal` ends what listens to one, `cancelled` rejects with AppError `cancelled`. */
export type GivenUp = { signal: AbortSignal; cancelled: Promise<never> };

const LOOK_MS = 200;

/**
 * Does work that may be silent for minutes and ends at once when the person gives up: a service that never answers, a
 * database before its first row, a pause before the next attempt.
 */
export async function untilGivenUp<Value>(
  stopIfCancelled: () => void,
  work: (givenUp: GivenUp) => Promise<Value>,
): Promise<Value> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const cancelled = new Promise<never>((_resolve, reject) => {
    timer = setInterval(() => {
      try {
        stopIfCancelled();
      } catch (error) {
        reject(error instanceof Error ? error : new AppError('precondition', 'cancelled'));
        controller.abort();
      }
    }, LOOK_MS);
  });
  try {
    return await Promise.race([work({ signal: controller.signal, cancelled }), cancelled]);
  } finally {
    clearInterval(timer);
  }
}
