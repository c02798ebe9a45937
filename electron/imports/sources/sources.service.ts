import { hostOf, type SourceDraft } from '#shared/imports/source.ts';
import { isStale, nextRunAfter, retryAt } from '#shared/imports/source-schedule.ts';
import type { SourceRun, SourceSummary, StaleSource } from '#shared/imports/sources.contract.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { CallContext } from '#electron/rpc/door.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import { refuseWrongDraft } from './fetch-source.ts';
import { runSource, type RunParts } from './run-source.ts';
import type { StoredSource } from './sources.repository.ts';
import { trySource, type TrialWish } from './try-source.ts';

/** Sources as a person sets them up, and their runs. A run in progress is not started twice. */
export function createSourcesService(context: ServiceContext, parts: RunParts) {
  const { commands, db, newId, now } = context;
  const { repository, readModel, secrets } = parts;
  const running = new Map<Id, Promise<SourceRun>>();

  function get(sourceId: Id): StoredSource {
    const source = repository.find(sourceId);
    if (source === null) throw new AppError('not-found', 'source-missing');
    return source;
  }

  function change(method: string, sourceId: Id, work: () => void): void {
    commands.run({ method, subjectId: sourceId }, work);
  }

  function planNext(source: StoredSource, after: number): void {
    const state = repository.getState(source.id);
    const nextRunAt = nextRunAfter(source.schedule, after, source.span.timeZone);
    repository.putState(source.id, { ...state, nextRunAt });
  }

  /** By its schedule; sooner after what may recover, so that a morning's outage does not cost the whole day. */
  function planAfter(source: StoredSource, run: SourceRun): number | null {
    const scheduled = nextRunAfter(source.schedule, now(), source.span.timeZone);
    if (run.outcome !== 'failed') return scheduled;
    const runs = repository.listRuns(source.id);
    const wellAt = runs.findIndex(({ outcome }) => outcome !== 'failed');
    const pause = run.problem?.details['retryAfterSeconds'];
    const inARow = 1 + (wellAt < 0 ? runs.length : wellAt);
    return retryAt(scheduled, now(), { inARow, pauseSeconds: typeof pause === 'number' ? pause : null });
  }

  function stateOf(source: StoredSource, lastRun: SourceRun | null): SourceSummary['state'] {
    if (running.has(source.id)) return 'running';
    if (source.paused === 'paused') return 'paused';
    if (source.secretId !== null && !secrets.has(source.secretId)) return 'needs-secret';
    if (lastRun?.outcome === 'needs-you') return 'needs-you';
    return lastRun?.outcome === 'failed' ? 'failing' : 'waiting';
  }

  function isSourceStale(source: StoredSource): boolean {
    if (source.paused === 'paused') return false;
    const { lastSuccessAt } = repository.getState(source.id);
    return isStale(source.schedule, lastSuccessAt ?? source.addedAt, now());
  }

  function summarise(source: StoredSource): SourceSummary {
    const [lastRun = null] = repository.listRuns(source.id, 1);
    const { lastSuccessAt, nextRunAt } = repository.getState(source.id);
    return {
      id: source.id,
      name: source.name,
      featureId: source.featureId,
      featureName: readModel.featureName(source.featureId),
      preset: source.preset,
      kind: source.connection.kind === 'sql' ? source.connection.engine : 'http',
      host: hostOf(source.connection) ?? '',
      schedule: source.schedule,
      state: stateOf(source, lastRun),
      lastRun,
      lastSuccessAt,
      nextRunAt: source.paused === 'paused' ? null : nextRunAt,
      freshness: isSourceStale(source) ? 'stale' : 'fresh',
    };
  }

  async function execute(source: StoredSource, trigger: SourceRun['trigger'], call: CallContext) {
    const finished = await runSource(parts, { source, trigger }, call);
    const run: SourceRun = { id: newId(), ...finished.run };
    db.transaction(() => {
      const state = repository.getState(source.id);
      const isSuccess = run.outcome === 'imported' || run.outcome === 'unchanged';
      repository.putState(source.id, {
        metricIds: finished.metricIds ?? state.metricIds,
        lastSuccessAt: isSuccess ? now() : state.lastSuccessAt,
        nextRunAt: planAfter(source, run),
      });
      repository.addRun(source.id, run);
      if (run.importId !== null) repository.nameImport(run.importId, source.id);
    }).immediate();
    return run;
  }

  function run(sourceId: Id, trigger: SourceRun['trigger'], call: CallContext): Promise<SourceRun> {
    const source = get(sourceId);
    if (running.has(sourceId)) {
      return Promise.reject(new AppError('conflict', 'source-already-running', { name: source.name }));
    }
    const started = execute(source, trigger, call).finally(() => running.delete(sourceId));
    running.set(sourceId, started);
    return started;
  }

  commands.onReplay(({ changes }) => {
    if (changes.some(({ table_name }) => table_name === 'imports')) repository.nameReplayedImports();
  });

  return {
    list: (featureId: Id | null): SourceSummary[] =>
      repository
        .list()
        .filter((source) => featureId === null || source.featureId === featureId)
        .map(summarise),
    get: (sourceId: Id) => {
      const source = get(sourceId);
      const { id: _id, paused: _paused, addedAt: _addedAt, ...draft } = source;
      return { summary: summarise(source), draft, runs: repository.listRuns(sourceId) };
    },
    /** Sources without a success for two intervals of their schedule, the longest first. */
    listStale: (): StaleSource[] =>
      repository
        .list()
        .filter(isSourceStale)
        .map((source) => ({
          sourceId: source.id,
          name: source.name,
          featureId: source.featureId,
          featureName: readModel.featureName(source.featureId),
          lastSuccessAt: repository.getState(source.id).lastSuccessAt,
        }))
        .toSorted((left, right) => (left.lastSuccessAt ?? 0) - (right.lastSuccessAt ?? 0)),
    tryOut: (wish: TrialWish, call: CallContext) => trySource(parts, wish, call),
    add: (draft: SourceDraft): Id => {
      refuseWrongDraft(draft.connection, draft.span);
      const sourceId = newId();
      change('sources.add', sourceId, () => {
        repository.insert(sourceId, draft, now());
        const nextRunAt = nextRunAfter(draft.schedule, now(), draft.span.timeZone);
        repository.putState(sourceId, { metricIds: [], lastSuccessAt: null, nextRunAt });
      });
      return sourceId;
    },
    change: (sourceId: Id, draft: SourceDraft): void => {
      refuseWrongDraft(draft.connection, draft.span);
      const before = get(sourceId);
      change('sources.change', sourceId, () => {
        repository.change(sourceId, draft);
        planNext({ ...before, ...draft }, now());
      });
    },
    pause: (sourceId: Id, paused: StoredSource['paused']): void => {
      const source = get(sourceId);
      change('sources.pause', sourceId, () => {
        repository.pause(sourceId, paused);
        planNext(source, now());
      });
    },
    remove: (sourceId: Id): void => {
      get(sourceId);
      change('sources.remove', sourceId, () => repository.remove(sourceId));
    },
    run,
    /** Sources whose time has come, the longest waiting first. */
    listDue: (): Id[] =>
      repository
        .list()
        .filter(({ id, paused }) => paused === 'running' && !running.has(id))
        .map(({ id }) => ({ id, at: repository.getState(id).nextRunAt }))
        .filter(({ at }) => at !== null && at <= now())
        .toSorted((left, right) => (left.at ?? 0) - (right.at ?? 0))
        .map(({ id }) => id),
    listRunning: () => [...running.values()],
  };
}

export type SourcesService = ReturnType<typeof createSourcesService>;
