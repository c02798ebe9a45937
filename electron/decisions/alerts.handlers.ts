import type { alertsContract } from '#shared/decisions/alerts.contract.ts';
import type { HandlersOf } from '#electron/rpc/door.ts';
import type { AlertsService } from './alerts.service.ts';

export function createAlertsHandlers(alerts: AlertsService): HandlersOf<typeof alertsContract> {
  return {
    'decisions.listAlerts': () => alerts.list(),
    'decisions.acknowledgeAlert': (input) => {
      alerts.acknowledge(input);
      return {};
    },
    'decisions.snoozeAlert': (input) => {
      alerts.snooze(input);
      return {};
    },
  };
}
