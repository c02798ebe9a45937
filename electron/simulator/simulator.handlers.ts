import type { simulatorContract } from '#shared/simulator/simulator.contract.ts';
import type { HandlersOf } from '#electron/rpc/door.ts';
import type { SimulatorService } from './simulator.service.ts';

export function createSimulatorHandlers(service: SimulatorService): HandlersOf<typeof simulatorContract> {
  return {
    'simulator.describe': (question) => {
      const { plan, assumptions, notSimulated } = service.describe(question);
      return { plan, assumptions: [...assumptions], notSimulated: [...notSimulated] };
    },
    'simulator.simulate': (question, context) => service.simulate(question, context),
    'simulator.suggest': (question, context) => service.suggest(question, context),
    'simulator.keep': ({ featureId, phases }) => service.keep(featureId, phases),
  };
}
