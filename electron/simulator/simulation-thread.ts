import { Worker } from 'node:worker_threads';
import { AppError } from '#shared/kernel/app-error.ts';
import type { SimulationQuestion } from '#shared/simulator/simulate-plan.ts';
import type { Simulation } from '#shared/simulator/simulation.ts';
import type { CallContext } from '#electron/rpc/door.ts';
import type { FromSimulation, ToSimulation } from './simulation-messages.ts';

/** How often it is looked whether the person gave up. */
const LOOK_MS = 50;

/** Built code stands beside its worker; sources run the worker's source. */
function workerUrl(): URL {
  const name = import.meta.url.endsWith('.ts') ? './simulation-worker.ts' : './simulation-worker.js';
  return new URL(name, import.meta.url);
}

/** Rejects at once when the person gives up, whatever the thread is at. */
async function runInThread(
  worker: Worker,
  question: SimulationQuestion,
  { reportProgress, stopIfCancelled }: CallContext,
): Promise<Simulation> {
  let resolve: (simulation: Simulation) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<Simulation>((onDone, onFailed) => {
    resolve = onDone;
    reject = onFailed;
  });
  const receive = (answer: FromSimulation): void => {
    if (answer.type === 'progress') reportProgress({ step: 'runs', done: answer.done, total: answer.total });
    else if (answer.type === 'done') resolve(answer.simulation);
    else reject(new AppError(answer.error.kind, answer.error.code, answer.error.details));
  };
  const end = (): void => reject(new AppError('unavailable', 'engine-gone'));
  const watch = setInterval(() => {
    try {
      stopIfCancelled();
    } catch (error) {
      reject(error);
    }
  }, LOOK_MS);
  worker.on('message', receive).on('error', reject).on('exit', end);
  const message: ToSimulation = { type: 'simulate', question };
  worker.postMessage(message);
  try {
    return await promise;
  } finally {
    clearInterval(watch);
    worker.off('message', receive).off('error', reject).off('exit', end);
  }
}

/**
 * Simulates plans in a thread, so that neither typing nor saving waits for them. One idle thread is kept, with its code
 * warm for the next number the person changes, and ends with the engine.
 */
export function createSimulationThread() {
  let idle: Worker | null = null;
  return {
    simulate: async (question: SimulationQuestion, context: CallContext): Promise<Simulation> => {
      const worker = idle ?? new Worker(workerUrl());
      idle = null;
      // An idle thread must not keep a process alive, a simulating one must.
      worker.ref();
      try {
        const simulation = await runInThread(worker, question, context);
        if (idle === null) {
          worker.unref();
          idle = worker;
        } else void worker.terminate();
        return simulation;
      } catch (error) {
        // Whatever it is still simulating is of no use.
        void worker.terminate();
        throw error;
      }
    },
  };
}

export type SimulationThread = ReturnType<typeof createSimulationThread>;
