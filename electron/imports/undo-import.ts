import { AppError } from '#shared/kernel/app-error.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { FiguresService } from '#electron/metrics/figures.service.ts';
import type { Commands } from '#electron/workspace/commands.ts';
import type { ImportsReadModel } from './imports.read-model.ts';

type Parts = { commands: Commands; figures: FiguresService; readModel: ImportsReadModel };

/**
 * Takes an import back, however long ago it came in, with the rows of it that were mended later: its figures stop
 * counting and the earlier ones stand again. People
 * a roster brought in may have been picked since, so only the newest change of all can be taken back whole.
 * Throws AppError `import-not-found`, `import-not-standing`, `roster-undo-too-late`.
 */
export function undoImport({ commands, figures, readModel }: Parts, importId: Id): void {
  const record = figures.getImport(importId);
  if (record.state !== 'done')
    throw new AppError('precondition', 'import-not-standing', { name: record.fileName });
  if (record.kind !== 'roster') {
    commands.run({ method: 'imports.undo', subjectId: importId }, () => {
      for (const mendId of readModel.listMends(importId)) figures.setImportState(mendId, 'undone');
      figures.setImportState(importId, 'undone');
    });
    return;
  }
  const isNewestChange = commands.findUndoable()?.method === 'imports.commitRoster';
  if (!isNewestChange || readModel.newestRosterId() !== importId) {
    throw new AppError('precondition', 'roster-undo-too-late', { name: record.fileName });
  }
  commands.undo();
}
