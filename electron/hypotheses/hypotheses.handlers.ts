import type { hypothesesContract } from '#shared/hypotheses/hypotheses.contract.ts';
import type { HandlersOf } from '#electron/rpc/door.ts';
import type { HypothesesService } from './hypotheses.service.ts';

export function createHypothesesHandlers(service: HypothesesService): HandlersOf<typeof hypothesesContract> {
  return {
    'hypotheses.list': ({ featureId }) => service.listForFeature(featureId),
    'hypotheses.write': (draft) => service.writeHypothesis(draft),
    'hypotheses.revise': ({ hypothesisId, change, reason }) => {
      service.revise(hypothesisId, change, reason);
      return {};
    },
    'hypotheses.remove': ({ hypothesisId }) => {
      service.remove(hypothesisId);
      return {};
    },
    'hypotheses.moneyView': ({ featureId }) => service.moneyView(featureId),
    'hypotheses.prospects': ({ hypothesisId }) => service.prospects(hypothesisId),
  };
}
