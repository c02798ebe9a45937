import type { decisionsContract } from '#shared/decisions/decisions.contract.ts';
import type { recordContract } from '#shared/decisions/record.contract.ts';
import type { HandlersOf } from '#electron/rpc/door.ts';
import type { DecisionsService } from './decisions.service.ts';
import type { RecordExport } from './export-record.ts';
import type { TodayReader } from './read-today.ts';
import type { RecordService } from './record.service.ts';

type Parts = {
  service: DecisionsService;
  today: TodayReader;
  record: RecordService;
  exportFile: RecordExport;
};

export function createDecisionsHandlers({
  service,
  today,
  record,
  exportFile,
}: Parts): HandlersOf<typeof decisionsContract> & HandlersOf<typeof recordContract> {
  return {
    'decisions.planRollout': (draft) => service.planRollout(draft),
    'decisions.evaluate': ({ featureId }) => service.evaluate(featureId),
    'decisions.judgeEntry': ({ phaseId }) => service.judgeEntry(phaseId),
    'decisions.rules': ({ featureId }) => service.rules(featureId),
    'decisions.setRules': (input) => {
      service.setRules(input);
      return {};
    },
    'decisions.redefineMetric': (input) => {
      service.redefineMetric(input);
      return {};
    },
    'decisions.acceptDefinitions': (input) => {
      service.acceptDefinitions(input);
      return {};
    },
    'decisions.listEvaluations': ({ featureId }) => service.listEvaluations(featureId),
    'decisions.listAdvice': () => today.listAdvice(),
    'decisions.decide': (input) => service.decide(input),
    'decisions.list': ({ featureId }) => record.withReviews(service.listWithChanges(featureId)),
    'decisions.today': () => today.read(),
    'decisions.verifyRecord': ({ keptHead }) =>
      Object.assign(record.verifyAgainst(keptHead), { evaluations: service.verifyEvaluations() }),
    'decisions.exportRecord': (request) => exportFile(request),
    'decisions.compareSince': ({ decisionId }) => record.compareSince(decisionId),
    'decisions.review': (answer) => record.review(answer),
  };
}
