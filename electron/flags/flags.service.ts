import { behaveAlike, buildFlagBehaviour, type FlagBehaviour } from '#shared/flags/build-flag-definition.ts';
import type { FlagExposure, FlagFileState } from '#shared/flags/flag.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { FeaturesService } from '#electron/features/features.service.ts';
import type { SegmentsService } from '#electron/segments/segments.service.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import { createFlagFile } from './flag-file.ts';
import { createFlagInputs } from './flag-inputs.ts';
import { createFlagStates, type FlagState } from './flag-states.ts';
import { createFlagsReadModel } from './flags.read-model.ts';
import { createFlagsRepository } from './flags.repository.ts';

type Sources = {
  features: Pick<FeaturesService, 'setKillSwitch'>;
  segments: Pick<SegmentsService, 'listLosses'>;
};
type Cause = { method: string; reason: string };

/** Failures of disk or database, which the person can mend; anything else is a fault of ours and is not hidden. */
function isStorageFailure(error: unknown): error is Error & { code: string } {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^(E|SQLITE_)/.test(error.code)
  );
}

/** Flags follow plan, ledger and kill switch: a file a product reads, and the history of every change. */
export function createFlagsService(context: ServiceContext, { features, segments }: Sources) {
  const { db, commands, newId, now, actor } = context;
  const readModel = createFlagsReadModel(db);
  const repository = createFlagsRepository(db);
  const states = createFlagStates(readModel);
  const inputs = createFlagInputs(db);
  const file = createFlagFile(context.workspacePath);
  let fileState: FlagFileState = 'written';
  let writtenVersion: number | null = null;

  function getState(featureId: Id): FlagState {
    const feature = readModel.findFeature(featureId);
    if (feature === null) throw new AppError('not-found', 'feature-not-found');
    return states.read(feature);
  }

  function hasChanged(state: FlagState): boolean {
    const newest = repository.findNewest(state.feature.id);
    // A feature nobody ever had has no history: off is where every flag begins.
    if (newest === null) return state.reach.exposure !== 'off';
    const before = JSON.parse(newest.definition) as FlagBehaviour;
    return newest.exposure !== state.reach.exposure || !behaveAlike(before, buildFlagBehaviour(state.reach));
  }

  function record(state: FlagState, { method, reason }: Cause): void {
    if (!hasChanged(state)) return;
    const featureId = state.feature.id;
    repository.append({
      id: newId(),
      featureId,
      at: now(),
      actor: actor(),
      exposure: state.reach.exposure,
      people: state.people,
      method,
      reason,
      definition: JSON.stringify(states.define(state, repository.count(featureId) + 1)),
    });
  }

  /** What no service reported itself (an opt-out, a new pick, an undo) enters the history here. */
  function recordAll(all: readonly FlagState[]): void {
    const method = readModel.latestDeed();
    db.transaction(() => {
      for (const state of all) record(state, { method, reason: '' });
    }).immediate();
  }

  function fileText(all: readonly FlagState[] = states.readAll()): string {
    return states.fileText(all, repository.count);
  }

  /**
   * Brings history and file up to date. The change itself is committed by now, so a full or locked disk must not make
   * it look failed: it is remembered as `unwritable`, shown, and tried again at the next change.
   */
  function bringUpToDate(): void {
    const version = inputs.version();
    try {
      const all = states.readAll();
      recordAll(all);
      file.put(fileText(all));
      fileState = 'written';
      writtenVersion = version;
    } catch (error) {
      if (!isStorageFailure(error)) throw error;
      fileState = 'unwritable';
      writtenVersion = null;
    }
  }

  function refuseUnwritten(): void {
    if (fileState === 'unwritable') {
      throw new AppError('unavailable', 'flag-file-unwritable', { path: file.path });
    }
  }

  /** Adds the flag's new state to the history if it changed; called last in the command that changes it. */
  function recordChange(featureId: Id, reason: string): void {
    record(getState(featureId), { method: readModel.latestDeed(), reason });
  }

  return {
    recordChange,
    /** Whom the flag is on for now, and how many of them the ledger names. */
    currentExposure: (featureId: Id): { exposure: FlagExposure; people: number } => {
      const { reach, people } = getState(featureId);
      return { exposure: reach.exposure, people };
    },
    /** Writes the file once and from then on after every change that concerns it. */
    followChanges: (): void => {
      bringUpToDate();
      commands.onCommit(() => {
        if (writtenVersion !== inputs.version()) bringUpToDate();
      });
    },
    get: (featureId: Id) => {
      const state = getState(featureId);
      return {
        flagKey: state.feature.flagKey,
        exposure: state.reach.exposure,
        people: state.people,
        definition: JSON.stringify(
          { [state.feature.flagKey]: states.define(state, repository.count(featureId)) },
          null,
          2,
        ),
        fileName: file.fileName,
        filePath: file.path,
        fileState,
        knownByCode: state.knownByCode,
        history: repository.list(featureId),
      };
    },
    exportFile: () => ({ fileName: file.fileName, content: fileText() }),
    /** Throws `flag-file-unwritable`. */
    rewriteFile: (): void => {
      bringUpToDate();
      refuseUnwritten();
    },
    /**
     * Everybody off, at once, whatever the plan says; the ledger stays, so that releasing restores it. Engaging twice
     * is engaging once. Answers how many must be told. Throws `flag-file-unwritable` when the switch is engaged here but
     * the product's file could not be told.
     */
    engageKillSwitch: (featureId: Id, reason: string) => {
      const { feature } = getState(featureId);
      if (feature.killSwitch === 'engaged') bringUpToDate();
      else {
        commands.run({ method: 'flags.engageKillSwitch', subjectId: featureId, undo: 'not-undoable' }, () => {
          features.setKillSwitch(featureId, 'engaged');
          recordChange(featureId, reason);
        });
      }
      refuseUnwritten();
      const untold = segments.listLosses(featureId).filter(({ lossToldOn }) => lossToldOn === null);
      return { peopleToTell: untold.length };
    },
    /** The plan rules again. Throws `kill-switch-not-engaged`, `flag-file-unwritable`. */
    releaseKillSwitch: (featureId: Id, reason: string): void => {
      const { feature } = getState(featureId);
      if (feature.killSwitch === 'armed') {
        throw new AppError('precondition', 'kill-switch-not-engaged', { feature: feature.name });
      }
      commands.run({ method: 'flags.releaseKillSwitch', subjectId: featureId, undo: 'not-undoable' }, () => {
        features.setKillSwitch(featureId, 'armed');
        recordChange(featureId, reason);
      });
      refuseUnwritten();
    },
  };
}

export type FlagsService = ReturnType<typeof createFlagsService>;
