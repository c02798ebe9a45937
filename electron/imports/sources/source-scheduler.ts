import { sourcesContract } from '#shared/imports/sources.contract.ts';
import { AppError, isAppError } from '#shared/kernel/app-error.ts';
import type { AppEvent } from '#shared/contract/envelope.ts';
import type { CallContext } from '#electron/rpc/door.ts';
import type { SourceEnvironment } from './source-environment.ts';
import type { SourcesService } from './sources.service.ts';

/** Long enough for the shell to hand the secrets over, short enough to catch up what was missed. */
const FIRST_LOOK_MS = 2000;
/** A computer that slept wakes with its timers late: the clock itself is looked at this often. */
const LOOK_EVERY_MS = 20_000;
/** How long closing waits for a run that is between two pieces of work. */
const PATIENCE_MS = 3000;

type Parts = {
  sources: SourcesService;
  environment: Pick<SourceEnvironment, 'startTimer' | 'sleep'>;
  publish: (event: AppEvent) => void;
};

/**
 * Runs sources when their time comes, one after the other, while the workspace is open. A run that was missed is caught
 * up once. Stopping lets a run in progress end at its next pause.
 */
export function createSourceScheduler({ sources, environment, publish }: Parts) {
  let stopTimer = (): void => undefined;
  let state: 'resting' | 'looking' | 'stopped' = 'resting';

  const call: CallContext = {
    reportProgress: () => undefined,
    stopIfCancelled: () => {
      if (state === 'stopped') throw new AppError('precondition', 'cancelled');
    },
  };

  async function runDue(): Promise<void> {
    for (const sourceId of sources.listDue()) {
      if (state === 'stopped') return;
      publish({ type: 'changed', invalidates: ['sources'] });
      await sources.run(sourceId, 'schedule', call);
      const { invalidates } = sourcesContract['sources.runNow'];
      if (state !== ('stopped' as typeof state)) publish({ type: 'changed', invalidates });
    }
  }

  function plan(milliseconds: number): void {
    stopTimer();
    if (state !== 'stopped') stopTimer = environment.startTimer(milliseconds, () => void look());
  }

  async function look(): Promise<void> {
    if (state !== 'resting') return;
    state = 'looking';
    try {
      await runDue();
    } catch (error) {
      // A run gave up because the workspace closes, or the person started the same one by hand a moment before.
      if (!isAppError(error)) console.error(error);
    }
    if (state === 'looking') state = 'resting';
    plan(LOOK_EVERY_MS);
  }

  return {
    start: () => plan(FIRST_LOOK_MS),
    /** Looks now; a test turns its clock and asks. */
    look,
    /** Null when nothing runs and the workspace can be closed at once. */
    stop: (): Promise<unknown> | null => {
      state = 'stopped';
      stopTimer();
      const running = sources.listRunning();
      if (running.length === 0) return null;
      return Promise.race([Promise.allSettled(running), environment.sleep(PATIENCE_MS)]);
    },
  };
}
