import { dialog } from 'electron';
import { say, type Words } from '#shared/words/create-words.ts';

export type Dialogs = {
  /** Null when the person cancels. */
  chooseWorkspace: () => Promise<string | null>;
  /** What to do after a workspace could not be opened and none is open. */
  askAfterFailure: (sentence: string) => Promise<'open-other' | 'open-sample' | 'quit'>;
  tellFailure: (sentence: string) => Promise<void>;
  askAfterWindowGone: () => Promise<'reload' | 'quit'>;
};

export function createDialogs(words: Words): Dialogs {
  const text = (key: string) => say(words, `desktop:dialog.${key}`);
  const failure = (sentence: string) => ({
    type: 'warning' as const,
    message: text('cannot-open'),
    detail: sentence,
  });
  return {
    chooseWorkspace: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog({
        title: text('choose-title'),
        filters: [{ name: text('workspaces'), extensions: ['pilotbook'] }],
        properties: ['openFile'],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    askAfterFailure: async (sentence) => {
      const answers = ['open-other', 'open-sample', 'quit'] as const;
      const buttons = answers.map(text);
      const { response } = await dialog.showMessageBox({
        ...failure(sentence),
        buttons,
        defaultId: 0,
        cancelId: 2,
      });
      return answers[response] ?? 'quit';
    },
    tellFailure: async (sentence) => {
      await dialog.showMessageBox(failure(sentence));
    },
    askAfterWindowGone: async () => {
      const answers = ['reload', 'quit'] as const;
      const { response } = await dialog.showMessageBox({
        type: 'error',
        message: text('window-gone'),
        detail: text('window-gone-detail'),
        buttons: answers.map(text),
        defaultId: 0,
        cancelId: 0,
      });
      return answers[response] ?? 'reload';
    },
  };
}
