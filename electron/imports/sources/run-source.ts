import type { importsContract, ImportPreview } from '#shared/imports/imports.contract.ts';
import { hostOf } from '#shared/imports/source.ts';
import { followColumns, nameKnownMetrics } from '#shared/imports/source-mapping.ts';
import type { SourceProblem, SourceRun } from '#shared/imports/sources.contract.ts';
import { AppError, isAppError } from '#shared/kernel/app-error.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { CallContext, HandlersOf } from '#electron/rpc/door.ts';
import { fetchSource, windowOf, type FetchParts } from './fetch-source.ts';
import type { HeldSecrets } from './held-secrets.ts';
import { isRecoverable } from './network-error.ts';
import type { SourcesReadModel } from './sources.read-model.ts';
import type { SourcesRepository, StoredSource } from './sources.repository.ts';

/** The same preview and commit that files go through. */
export type FileImports = Pick<HandlersOf<typeof importsContract>, 'imports.preview' | 'imports.commit'>;

export type RunParts = FetchParts & {
  imports: FileImports;
  secrets: HeldSecrets;
  repository: SourcesRepository;
  readModel: SourcesReadModel;
  listMetrics: (featureId: Id) => readonly { id: Id }[];
};

type Brought = Pick<SourceRun, 'outcome' | 'rows' | 'setAside' | 'importId'> & {
  metricIds: readonly (Id | null)[];
};

function standingMetrics({ listMetrics }: RunParts, featureId: Id): ReadonlySet<Id> {
  return new Set(listMetrics(featureId).map(({ id }) => id));
}

function windowFor(parts: RunParts, source: StoredSource) {
  const { metricIds, lastSuccessAt } = parts.repository.getState(source.id);
  const known = metricIds.flatMap((id) => (id === null ? [] : [id]));
  const upTo = lastSuccessAt === null ? null : parts.readModel.completeUpTo(known);
  return windowOf(source.span, upTo, parts.now());
}

/** Questions stop a source until the person answers, but for the one answered by its rule for changed figures. */
function refuseOpenQuestion({ questions }: ImportPreview): void {
  const open = questions.find(({ code }) => code !== 'changed-values');
  if (open !== undefined) {
    throw new AppError('precondition', 'source-question-open', { question: open.code });
  }
}

async function bringIn(parts: RunParts, source: StoredSource, call: CallContext): Promise<Brought> {
  const { featureId, mapping, columns, changes } = source;
  const { metricIds } = parts.repository.getState(source.id);
  const secret = parts.secrets.get(source.secretId, hostOf(source.connection));
  const { name, connection } = source;
  const fetched = await fetchSource(
    parts,
    { name, connection, secret, window: windowFor(parts, source), patience: 'again' },
    call,
  );
  call.stopIfCancelled();
  try {
    const named = nameKnownMetrics(mapping, metricIds, standingMetrics(parts, featureId));
    const wish = { file: fetched.file, featureId, mends: [] };
    const seen = await parts.imports['imports.preview'](
      { ...wish, mapping: named, reading: 'anew', dialect: null },
      call,
    );
    const now = seen.columns.map((column) => column.name);
    const fitting = followColumns(named, columns, now);
    const isSame = columns.every((column, at) => column === now[at]);
    const preview = isSame
      ? seen
      : await parts.imports['imports.preview'](
          { ...wish, mapping: fitting, reading: 'anew', dialect: null },
          call,
        );
    refuseOpenQuestion(preview as ImportPreview);
    const done = await parts.imports['imports.commit']({ ...wish, mapping: fitting, changes }, call);
    const { rows, setAside } = done.counts;
    if (done.outcome === 'same-file') {
      return { outcome: 'unchanged', rows, setAside, importId: null, metricIds };
    }
    const fed = parts.readModel.listFedMetrics(done.importId);
    return { outcome: 'imported', rows, setAside, importId: done.importId, metricIds: fed };
  } finally {
    parts.files.discard(fetched.file);
  }
}

function problemOf(error: unknown): SourceProblem {
  if (isAppError(error)) return { code: error.code, details: { ...error.details } };
  // Its text could quote what was sent; the kind alone is told.
  console.error(`A source failed unexpectedly: ${error instanceof Error ? error.name : typeof error}`);
  return { code: 'source-unexpected', details: {} };
}

/** What heals by itself is `failed`: the next run may find it well. Everything else waits for the person. */
function outcomeOf(error: unknown): SourceRun['outcome'] {
  return isRecoverable(error) || (isAppError(error) && error.code === 'source-refused')
    ? 'failed'
    : 'needs-you';
}

export type FinishedRun = {
  run: Omit<SourceRun, 'id'>;
  metricIds: readonly (Id | null)[] | null;
};

/** Fetches a source and brings its table in as a file would be; never rejects but for a call that was given up. */
export async function runSource(
  parts: RunParts,
  { source, trigger }: { source: StoredSource; trigger: SourceRun['trigger'] },
  call: CallContext,
): Promise<FinishedRun> {
  const startedAt = parts.now();
  const begun = performance.now();
  const took = () => ({ startedAt, milliseconds: Math.round(performance.now() - begun), trigger });
  try {
    const { metricIds, ...brought } = await bringIn(parts, source, call);
    return { run: { ...took(), ...brought, problem: null }, metricIds };
  } catch (error) {
    if (isAppError(error) && error.code === 'cancelled') throw error;
    const failure = { outcome: outcomeOf(error), rows: 0, setAside: 0, importId: null };
    return { run: { ...took(), ...failure, problem: problemOf(error) }, metricIds: null };
  }
}
