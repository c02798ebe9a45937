import type { notesContract } from '#shared/notes/notes.contract.ts';
import type { HandlersOf } from '#electron/rpc/door.ts';
import type { NotesReadModel } from './notes.read-model.ts';
import type { NotesService } from './notes.service.ts';

export function createNotesHandlers(
  service: NotesService,
  readModel: NotesReadModel,
): HandlersOf<typeof notesContract> {
  return {
    'notes.list': (input) => readModel.list(input),
    'notes.listEarlier': (input) => readModel.listEarlier(input),
    'notes.get': ({ noteId }) => readModel.get(noteId),
    'notes.start': (input) => ({ noteId: service.start(input) }),
    'notes.describe': (change) => {
      service.describe(change);
      return {};
    },
    'notes.saveDraft': ({ noteId, draft }) => {
      service.saveDraft(noteId, draft);
      return {};
    },
    'notes.addLine': ({ noteId, line }) => ({ lineId: service.addLine(noteId, line) }),
    'notes.editLine': ({ lineId, line }) => {
      service.editLine(lineId, line);
      return {};
    },
    'notes.removeLine': ({ lineId }) => {
      service.removeLine(lineId);
      return {};
    },
    'notes.resolveLine': ({ lineId, resolution }) => {
      service.resolveLine(lineId, resolution);
      return {};
    },
    'notes.reopenLine': ({ lineId }) => {
      service.reopenLine(lineId);
      return {};
    },
    'notes.finish': ({ noteId }) => {
      service.finish(noteId);
      return {};
    },
    'notes.remove': ({ noteId }) => {
      service.remove(noteId);
      return {};
    },
    'notes.listThemes': ({ featureId }) => readModel.listThemes(featureId),
    'notes.themeTable': ({ featureId, segmentAttribute }) =>
      readModel.themeTable(featureId, segmentAttribute),
    'notes.renameTheme': ({ themeId, name }) => {
      service.renameTheme(themeId, name);
      return {};
    },
    'notes.listOpenSevere': ({ featureId }) => readModel.listOpenSevere(featureId),
  };
}
