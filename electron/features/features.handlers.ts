import type { featuresContract } from '#shared/features/features.contract.ts';
import type { HandlersOf } from '#electron/rpc/door.ts';
import type { FeaturesService } from './features.service.ts';

export function createFeaturesHandlers(service: FeaturesService): HandlersOf<typeof featuresContract> {
  return {
    'features.list': ({ include }) => service.listSummaries(include),
    'features.countReach': () => service.countReach(),
    'features.calendar': () => service.calendar(),
    'features.get': ({ featureId }) => service.getSummary(featureId),
    'features.edit': ({ featureId, ...change }) => {
      service.edit(featureId, change);
      return {};
    },
    'features.archive': ({ featureId }) => {
      service.archive(featureId);
      return {};
    },
    'features.addPhase': ({ featureId, position, phase }) => ({
      phaseId: service.addPhase(featureId, position, phase),
    }),
    'features.editPhase': ({ phaseId, change, reason }) => {
      service.editPhase(phaseId, change, reason);
      return {};
    },
    'features.removePhase': ({ phaseId }) => {
      service.removePhase(phaseId);
      return {};
    },
    'features.movePhase': ({ phaseId, position }) => {
      service.movePhase(phaseId, position);
      return {};
    },
    'features.setCriteria': ({ phaseId, criteria, reason }) => {
      service.setCriteria(phaseId, criteria, reason);
      return {};
    },
    'features.putCriterion': ({ phaseId, criterion }) => {
      service.putCriterion(phaseId, criterion);
      return {};
    },
    'features.removeCriterion': ({ phaseId, key }) => {
      service.removeCriterion(phaseId, key);
      return {};
    },
    'features.putEntryCriterion': ({ phaseId, criterion }) => {
      service.putEntryCriterion(phaseId, criterion);
      return {};
    },
    'features.removeEntryCriterion': ({ phaseId, kind }) => {
      service.removeEntryCriterion(phaseId, kind);
      return {};
    },
    'features.splitPhase': ({ phaseId, name }) => ({ phaseId: service.splitPhase(phaseId, name) }),
    'features.replacePlan': ({ featureId, phases }) => {
      service.replacePlan(featureId, phases);
      return {};
    },
    'features.listTemplates': () => service.listTemplates(),
    'features.keepTemplate': ({ featureId, name }) => {
      service.keepTemplate(featureId, name);
      return {};
    },
    'features.renameTemplate': ({ templateId, name }) => {
      service.renameTemplate(templateId, name);
      return {};
    },
    'features.removeTemplate': ({ templateId }) => {
      service.removeTemplate(templateId);
      return {};
    },
    'features.listBlackouts': ({ featureId }) => service.listBlackouts(featureId),
    'features.addBlackout': (draft) => {
      service.addBlackout(draft);
      return {};
    },
    'features.removeBlackout': ({ blackoutId }) => {
      service.removeBlackout(blackoutId);
      return {};
    },
    'features.signOff': ({ phaseId, who, about }) => {
      service.signOff(phaseId, { who, about });
      return {};
    },
    'features.getSetup': ({ phaseId }) => service.getSetup(phaseId),
    'features.changeSetup': ({ phaseId, change, reason }) => {
      service.changeSetup(phaseId, change, reason);
      return {};
    },
    'features.pause': ({ featureId, reason }) => {
      service.pause(featureId, reason);
      return {};
    },
    'features.resume': ({ featureId }) => {
      service.resume(featureId);
      return {};
    },
  };
}
