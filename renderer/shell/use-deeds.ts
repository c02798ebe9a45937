import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { OutputOf } from '#shared/contract/contract.ts';
import { invoke } from '#renderer/rpc/client.ts';
import { errorWords } from '#renderer/ui/error-words.ts';
import { navigateTo } from './hash-place.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { showToast } from '#renderer/ui/toast.tsx';
import { hasWords, say } from '#shared/words/create-words.ts';

type Deed = OutputOf<'workspace.undo'>;

const FEATURE_PLACE = /^\/features\/([^/]+)\//;

/** What the window can do from anywhere: by key, by palette. */
export function useDeeds() {
  const { t, i18n } = useTranslation('shell');
  const [path] = useLocation();
  const undo = useCommand('workspace.undo', { errors: 'inline' });
  const redo = useCommand('workspace.redo', { errors: 'inline' });

  const nameOf = (method: string): string => {
    const key = `workspace:deed.${method}`;
    return hasWords(i18n, key) ? say(i18n, key) : t('lastChange');
  };
  const whatOf = async ({ method, subjectId }: Deed): Promise<string> => {
    if (method !== 'decisions.decide' || subjectId === null) return nameOf(method);
    const [{ feature }, [newest]] = await Promise.all([
      invoke('features.get', { featureId: subjectId }),
      invoke('decisions.list', { featureId: subjectId }),
    ]);
    if (newest === undefined) return nameOf(method);
    return t('decisionOn', { verb: say(i18n, `gate:verb.${newest.verb}`), feature: feature.name });
  };
  const refuse = (error: Error): void => {
    const { sentence, next } = errorWords(i18n, error);
    showToast({ message: sentence, detail: next, tone: 'error', about: 'deed' });
  };
  const runUndo = (): void => {
    const tell = async (deed: Deed): Promise<void> => {
      const message = t('undone', { what: await whatOf(deed) });
      showToast({ message, about: 'deed', action: { label: t('redo'), run: runRedo } });
    };
    undo.mutate({}, { onSuccess: (deed) => void tell(deed), onError: refuse });
  };
  const runRedo = (): void => {
    const tell = async (deed: Deed): Promise<void> => {
      const message = t('redone', { what: await whatOf(deed) });
      showToast({ message, about: 'deed', action: { label: t('undo'), run: runUndo } });
    };
    redo.mutate({}, { onSuccess: (deed) => void tell(deed), onError: refuse });
  };
  const newNote = (): void => {
    const featureId = FEATURE_PLACE.exec(path)?.[1];
    navigateTo(featureId === undefined ? '/notes/new' : `/notes/new?feature=${featureId}`);
  };
  return { undo: runUndo, redo: runRedo, newNote };
}
