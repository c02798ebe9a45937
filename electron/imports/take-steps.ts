import type { CallContext } from '#electron/rpc/door.ts';

/** Work this long is one piece; then calls that waited are answered. */
const LONGEST_PIECE_MS = 10;

type Steps<Value> = Generator<number, Value>;

/** One turn of the event loop: calls that waited are answered before the next piece. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/**
 * Runs long work step by step, telling how far it has come. Throws AppError `cancelled` once the caller gave up; the work
 * is then left where it is.
 */
export async function takeSteps<Value>(
  steps: Steps<Value>,
  { call, step, total }: { call: CallContext; step: string; total: number },
): Promise<Value> {
  let pieceFrom = performance.now();
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
    if (performance.now() - pieceFrom < LONGEST_PIECE_MS) continue;
    call.reportProgress({ step, done: next.value, total });
    await turn();
    call.stopIfCancelled();
    pieceFrom = performance.now();
  }
}
