import { AppError } from '#shared/kernel/app-error.ts';
import type { WritableDb } from '#electron/database/handles.ts';
import type { AuditLog } from './audit-log.ts';
import { createChangeRecorder } from './change-recorder.ts';
import { createCommandsRepository, type ChangeRow, type CommandRow } from './commands.repository.ts';

const KEPT_COMMANDS = 2000;

/** What a change is, for the log: the contract method, and whose record it concerns. */
export type Deed = {
  method: string;
  subjectId: string | null;
  /** `not-undoable` for what must be taken back by a deed of its own (the kill switch). */
  undo?: 'undoable' | 'not-undoable';
};

/** Told after changes were replayed, inside the same transaction, so that derived tables can follow. */
export type ReplayFollower = (replayed: {
  commandSequence: number;
  direction: 'undo' | 'redo';
  method: string;
  changes: readonly ChangeRow[];
}) => void;

type LoggedCommand = { method: string; at: number; subjectId: string | null };

function toLogged({ method, at, subject_id: subjectId }: CommandRow): LoggedCommand {
  return { method, at, subjectId };
}

function loggedOrNull(command: CommandRow | null): LoggedCommand | null {
  return command === null ? null : toLogged(command);
}

type Dependencies = { db: WritableDb; auditLog: AuditLog; now: () => number; actor: () => string };

/** The one way to change a workspace: a transaction, a log entry with images for undo, and an audit entry. */
export function createCommands({ db, auditLog, now, actor }: Dependencies) {
  const recorder = createChangeRecorder(db);
  const repository = createCommandsRepository(db);
  const followers: ReplayFollower[] = [];
  const afterCommit: (() => void)[] = [];
  let current: number | null = null;

  function begin(deed: Deed): number {
    repository.dropUndone();
    const undo = deed.undo ?? 'undoable';
    const sequence = repository.append({ method: deed.method, subjectId: deed.subjectId, at: now(), undo });
    auditLog.append({ at: now(), actor: actor(), method: deed.method, subjectId: deed.subjectId });
    repository.keepNewest(KEPT_COMMANDS);
    return sequence;
  }

  function runOutermost<Value>(deed: Deed, work: () => Value): Value {
    const value = db
      .transaction(() => {
        const sequence = begin(deed);
        current = sequence;
        recorder.start(sequence);
        try {
          return work();
        } finally {
          recorder.stop();
          current = null;
        }
      })
      .immediate();
    for (const follow of afterCommit) follow();
    return value;
  }

  function replay(command: CommandRow, direction: 'undo' | 'redo') {
    db.transaction(() => {
      const changes = repository.listChanges(command.sequence);
      recorder.replayAll(changes, direction);
      repository.setState(command.sequence, direction === 'undo' ? 'undone' : 'done');
      auditLog.append({
        at: now(),
        actor: actor(),
        method: `workspace.${direction}:${command.method}`,
        subjectId: command.subject_id,
      });
      for (const follow of followers) {
        follow({ commandSequence: command.sequence, direction, method: command.method, changes });
      }
    }).immediate();
    for (const follow of afterCommit) follow();
    return toLogged(command);
  }

  function findUndoable() {
    const newest = repository.findNewestDone();
    return newest?.undo === 'undoable' ? newest : null;
  }

  return {
    /**
     * Runs a change in one IMMEDIATE transaction. A command inside a command joins the outer one, so that one undo
     * takes all of it back.
     */
    run: <Value>(deed: Deed, work: () => Value): Value =>
      current === null ? runOutermost(deed, work) : work(),
    /**
     * Changes inside the running command, kept with it or not at all, that its undo leaves as they are.
     * Throws outside of `run`.
     */
    unrecorded: (work: () => void): void => {
      if (current === null) throw new Error('no command is running');
      recorder.pause(current, work);
    },
    /** The sequence of the running command, for records that name it; throws outside of `run`. */
    currentSequence: (): number => {
      if (current === null) throw new Error('no command is running');
      return current;
    },
    onReplay: (follower: ReplayFollower) => followers.push(follower),
    /** Called after every committed change, undo and redo (the flag file is rewritten there). */
    onCommit: (follow: () => void) => afterCommit.push(follow),
    findUndoable: (): LoggedCommand | null => loggedOrNull(findUndoable()),
    findRedoable: (): LoggedCommand | null => loggedOrNull(repository.findOldestUndone()),
    findLastChangeAt: repository.findLastChangeAt,
    undo: (): LoggedCommand => {
      const command = findUndoable();
      if (command === null) {
        const newest = repository.findNewestDone();
        throw new AppError('precondition', newest === null ? 'nothing-to-undo' : 'not-undoable', {
          method: newest?.method ?? null,
        });
      }
      return replay(command, 'undo');
    },
    redo: (): LoggedCommand => {
      const command = repository.findOldestUndone();
      if (command === null) throw new AppError('precondition', 'nothing-to-redo');
      return replay(command, 'redo');
    },
  };
}

export type Commands = ReturnType<typeof createCommands>;
