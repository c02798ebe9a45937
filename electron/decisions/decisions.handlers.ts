import type { decisionsContract } from '#shared/decisions/decisions.contract.ts';
import type { HandlersOf } from '#electron/rpc/door.ts';
import type { DecisionsService } from './decisions.service.ts';
import type { TodayReader } from './read-today.ts';

export function createDecisionsHandlers(
  service: DecisionsService,
  today: TodayReader,
): HandlersOf<typeof decisionsContract> {
  return {
    'decisions.planRollout': (draft) => service.planRollout(draft),
    'decisions.evaluate': ({ featureId }) => service.evaluate(featureId),
    'decisions.rules': ({ featureId }) => service.rules(featureId),
    'decisions.setRules': (input) => {
      service.setRules(input);
      return {};
    },
    'decisions.acceptDefinitions': (input) => {
      service.acceptDefinitions(input);
      return {};
    },
    'decisions.listEvaluations': ({ featureId }) => service.listEvaluations(featureId),
    'decisions.listAdvice': () => today.listAdvice(),
    'decisions.decide': (input) => service.decide(input),
    'decisions.list': ({ featureId }) => service.listWithChanges(featureId),
    'decisions.today': () => today.read(),
  };
}
