import { useTranslation } from 'react-i18next';
import { invoke } from './client.ts';
import { useCommand } from './use-command.ts';
import { showToast } from '#renderer/ui/toast.tsx';
import type { OutputOf } from '#shared/contract/contract.ts';

type Deed = OutputOf<'workspace.describe'>['undoable'];

async function newestDeed(): Promise<Deed> {
  return (await invoke('workspace.describe', {})).undoable;
}

function isSame(one: Deed, other: Deed): boolean {
  return one !== null && other !== null && one.at === other.at && one.method === other.method;
}

/**
 * Says what was done with a button that takes it back: instead of asking "are you sure" before. Once something else was
 * done since, the button says so instead of undoing that.
 */
export function useUndoToast(): (message: string) => void {
  const { t } = useTranslation('ui');
  const { mutate } = useCommand('workspace.undo');
  return (message) => {
    const told = newestDeed();
    const takeBack = async (): Promise<void> => {
      if (isSame(await told, await newestDeed())) mutate({});
      else showToast({ message: t('notTheLastDeed'), about: 'deed' });
    };
    showToast({ message, about: 'deed', action: { label: t('undo'), run: () => void takeBack() } });
  };
}
