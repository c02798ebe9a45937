import { Worker } from 'node:worker_threads';
import { AppError } from '#shared/kernel/app-error.ts';
import type { SimulationQuestion } from '#shared/simulator/simulate-plan.ts';
import type { SuggestionQuestion } from '#shared/simulator/suggest-plan.ts';
import type { CallContext } from '#electron/rpc/door.ts';
import { rememberAnswers } from './remember-answers.ts';
import type { Answers, FromSimulation, ToSimulation } from './simulation-messages.ts';

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
  message: ToSimulation,
  { reportProgress, stopIfCancelled }: CallContext,
): Promise<Answers[keyof Answers]> {
  let resolve: (answer: Answers[keyof Answers]) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<Answers[keyof Answers]>((onDone, onFailed) => {
    resolve = onDone;
    reject = onFailed;
  });
  const receive = (answer: FromSimulation): void => {
    if (answer.type === 'progress') reportProgress({ step: 'runs', done: answer.done, total: answer.total });
    else if (answer.type === 'done') resolve(answer.answer);
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
  worker.postMessage(message);
  try {
    return await promise;
  } finally {
    clearInterval(watch);
    worker.off('message', receive).off('error', reject).off('exit', end);
  }
}

/**
 * Simulates plans in a thread that gives way to all others, so that neither typing nor saving waits for them. What was
 * answered once is remembered by its inputs while the app runs. One idle thread is kept, with its code
 * warm for the next number the person changes, and ends with the engine.
 */
export function createSimulationThread() {
  let idle: Worker | null = null;

  async function ask(message: ToSimulation, context: CallContext): Promise<Answers[keyof Answers]> {
    const worker = idle ?? new Worker(workerUrl());
    idle = null;
    // An idle thread must not keep a process alive, a simulating one must.
    worker.ref();
    try {
      const answer = await runInThread(worker, message, context);
      if (idle === null) {
        worker.unref();
        idle = worker;
      } else void worker.terminate();
      return answer;
    } catch (error) {
      // Whatever it is still simulating is of no use.
      void worker.terminate();
      throw error;
    }
  }

  const simulations = rememberAnswers<Answers['simulate']>();
  const suggestions = rememberAnswers<Answers['suggest']>();
  return {
    simulate: (question: SimulationQuestion, context: CallContext) =>
      simulations(
        question,
        () => ask({ type: 'simulate', question }, context) as Promise<Answers['simulate']>,
      ),
    suggest: (question: SuggestionQuestion, context: CallContext) =>
      suggestions(question, () => ask({ type: 'suggest', question }, context) as Promise<Answers['suggest']>),
  };
}

export type SimulationThread = ReturnType<typeof createSimulationThread>;
