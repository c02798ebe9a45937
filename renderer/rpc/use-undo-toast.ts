import { useTranslation } from 'react-i18next';
import { useCommand } from './use-command.ts';
import { showToast } from '#renderer/ui/toast.tsx';

/** Says what was done with a button that takes it back: instead of asking "are you sure" before. */
export function useUndoToast(): (message: string) => void {
  const { t } = useTranslation('ui');
  const { mutate } = useCommand('workspace.undo');
  return (message) => {
    showToast({ message, action: { label: t('undo'), run: () => mutate({}) } });
  };
}
