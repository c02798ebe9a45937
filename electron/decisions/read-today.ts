import type { Gate } from '#shared/decisions/gate.ts';
import { withoutSaid } from '#shared/decisions/said-by-alerts.ts';
import { daysAhead, featureItems, orderItems, type FeatureToday } from '#shared/decisions/today-items.ts';
import type { Feature } from '#shared/features/feature.ts';
import { nextStart } from './await-start-day.ts';
import { foreseenPhase } from './foreseen-phase.ts';
import type { AlertsService } from './alerts.service.ts';
import type { DecisionSources } from './decision-sources.ts';
import type { DecisionsReadModel } from './decisions.read-model.ts';
import type { DecisionsService } from './decisions.service.ts';
import type { RecordService } from './record.service.ts';
import { listAfterwards } from './today-afterwards.ts';

const SHOWN_STATES = new Set(['draft', 'running', 'paused']);

type Parts = {
  sources: DecisionSources;
  service: DecisionsService;
  record: RecordService;
  readModel: DecisionsReadModel;
  alerts: AlertsService;
};

function viewOf({ sources, service, readModel }: Parts, feature: Feature): FeatureToday {
  const gate = service.evaluate(feature.id);
  return {
    feature,
    phases: sources.features.getPlan(feature.id).phases.map((phase) => foreseenPhase(sources, phase)),
    gate,
    nextStarts: nextStart(sources, gate),
    openBlocking: openBlocking(sources, gate),
    peopleToTell: readModel.countUntold(feature.id),
    peopleGone: sources.segments.findPeopleGone(feature.id),
    hasNumbers: sources.metrics.lastDay(feature.id) === null ? 'no' : 'yes',
  };
}

function openBlocking(sources: DecisionSources, gate: Gate | null): number {
  if (gate === null) return 0;
  const { blocking, blockingComplete } = sources.checklists.summary(gate.phaseId);
  return blocking - blockingComplete;
}

/** What needs a person now, over all features. */
export function createTodayReader(parts: Parts) {
  const { sources, service, record, readModel, alerts } = parts;

  function activeFeatures(): Feature[] {
    return sources.features.listFeatures().filter((feature) => SHOWN_STATES.has(feature.state));
  }

  function setAsideItems() {
    return readModel.listImportsWithSetAside().map((held) => ({
      kind: 'rows-set-aside' as const,
      featureId: held.featureId,
      featureName: null,
      phaseId: null,
      subjectId: held.importId,
      values: { count: held.rows, fileName: held.fileName },
      badges: [],
      day: null,
    }));
  }

  return {
    listAdvice: () =>
      activeFeatures().flatMap((feature) => {
        const gate = service.evaluate(feature.id);
        if (gate === null) return [];
        const { verb, reason, badges, gateDay } = gate;
        return [{ featureId: feature.id, verb, reason, badges, gateDay }];
      }),
    read: () => {
      const views = activeFeatures().map((feature) => viewOf(parts, feature));
      const today = sources.today();
      const standing = alerts.standingKeys();
      const items = views.flatMap((view) => {
        const open = featureItems(view, today);
        if (view.gate === null) return open;
        const raised = alerts
          .raisedBy(view.gate)
          .filter(({ featureId, key }) => standing.has(`${featureId} ${key}`));
        return withoutSaid(open, { step: view.gate.step, raised });
      });
      return {
        alerts: alerts.listOpen(),
        items: orderItems([...items, ...listAfterwards({ sources, record }), ...setAsideItems()]),
        days: daysAhead(today, views),
      };
    },
  };
}

export type TodayReader = ReturnType<typeof createTodayReader>;
