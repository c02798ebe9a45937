import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { navigateTo } from './hash-place.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { showToast } from '#renderer/ui/toast.tsx';
import { hasWords, say } from '#shared/words/create-words.ts';

const FEATURE_PLACE = /^\/features\/([^/]+)\//;

/** What the window can do from anywhere: by key, by palette. */
export function useDeeds() {
  const { t, i18n } = useTranslation('shell');
  const [path] = useLocation();
  const undo = useCommand('workspace.undo');
  const redo = useCommand('workspace.redo');

  const nameOf = (method: string): string => {
    const key = `workspace:deed.${method}`;
    return hasWords(i18n, key) ? say(i18n, key) : t('lastChange');
  };
  const runUndo = (): void =>
    undo.mutate(
      {},
      {
        onSuccess: ({ method }) =>
          showToast({
            message: t('undone', { what: nameOf(method) }),
            action: { label: t('redo'), run: runRedo },
          }),
      },
    );
  const runRedo = (): void =>
    redo.mutate(
      {},
      {
        onSuccess: ({ method }) =>
          showToast({
            message: t('redone', { what: nameOf(method) }),
            action: { label: t('undo'), run: runUndo },
          }),
      },
    );
  const newNote = (): void => {
    const featureId = FEATURE_PLACE.exec(path)?.[1];
    navigateTo(featureId === undefined ? '/notes/new' : `/notes/new?feature=${featureId}`);
  };
  return { undo: runUndo, redo: runRedo, newNote };
}
