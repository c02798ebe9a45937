import type { checklistsContract } from '#shared/checklists/checklists.contract.ts';
import type { HandlersOf } from '#electron/rpc/door.ts';
import type { ChecklistsService } from './checklists.service.ts';

export function createChecklistsHandlers(service: ChecklistsService): HandlersOf<typeof checklistsContract> {
  return {
    'checklists.get': ({ phaseId }) => service.get(phaseId),
    'checklists.tick': ({ itemId, evidence }) => {
      service.tick(itemId, evidence);
      return {};
    },
    'checklists.markNotApplicable': ({ itemId, reason }) => {
      service.markNotApplicable(itemId, reason);
      return {};
    },
    'checklists.waive': ({ itemId, reason, until }) => {
      service.waive(itemId, reason, until);
      return {};
    },
    'checklists.reopen': ({ itemId }) => {
      service.reopen(itemId);
      return {};
    },
    'checklists.addItem': (input) => ({ itemId: service.addItem(input) }),
    'checklists.removeItem': ({ itemId }) => {
      service.removeItem(itemId);
      return {};
    },
    'checklists.recordRehearsal': (rehearsal) => ({ rehearsalId: service.recordRehearsal(rehearsal) }),
  };
}
