import type { Words } from '#shared/words/create-words.ts';
import type { Shell, WorkspaceChoice } from '#electron/shell/shell.ts';
import { problemSentence } from '#electron/shell/words.ts';
import type { Dialogs } from './dialogs.ts';

type StartOptions = { shell: Shell; dialogs: Dialogs; words: Words; choice: WorkspaceChoice };

async function tryNext(
  { shell, dialogs }: StartOptions,
  sentence: string,
): Promise<'opened' | 'quit' | 'ask-again'> {
  const answer = await dialogs.askAfterFailure(sentence);
  if (answer === 'quit') return 'quit';
  if (answer === 'open-sample') {
    await shell.open({ kind: 'sample' });
    return 'opened';
  }
  const path = await dialogs.chooseWorkspace();
  if (path === null) return 'ask-again';
  await shell.open({ kind: 'file', path });
  return 'opened';
}

/** Opens the workspace asked for; when that fails, says why and lets the person choose until one opens. */
export async function openAtStart(options: StartOptions): Promise<'opened' | 'quit'> {
  const { shell, words, choice } = options;
  let sentence: string;
  try {
    await shell.open(choice);
    return 'opened';
  } catch (error) {
    sentence = problemSentence(words, error);
  }
  for (;;) {
    try {
      const outcome = await tryNext(options, sentence);
      if (outcome !== 'ask-again') return outcome;
    } catch (error) {
      sentence = problemSentence(words, error);
    }
  }
}
