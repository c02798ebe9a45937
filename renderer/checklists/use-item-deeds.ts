import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';
import type { Evidence } from '#shared/checklists/checklist-item.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';

/** What a person can do to an item; each of them can be taken back. */
export function useItemDeeds(itemId: string) {
  const { t } = useTranslation('checklists');
  const done = useUndoToast();
  const tick = useCommand('checklists.tick');
  const markNotApplicable = useCommand('checklists.markNotApplicable');
  const waive = useCommand('checklists.waive');
  const reopen = useCommand('checklists.reopen');
  const remove = useCommand('checklists.removeItem');
  return {
    tick: (evidence: Evidence) => tick.mutateAsync({ itemId, evidence }),
    markNotApplicable: (reason: string) => markNotApplicable.mutateAsync({ itemId, reason }),
    waive: (reason: string, until: CalendarDay) => waive.mutateAsync({ itemId, reason, until }),
    reopen: () => reopen.mutate({ itemId }, { onSuccess: () => done(t('reopened')) }),
    remove: () => remove.mutate({ itemId }, { onSuccess: () => done(t('removed')) }),
  };
}

export type ItemDeeds = ReturnType<typeof useItemDeeds>;
