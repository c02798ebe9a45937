import type { flagsContract } from '#shared/flags/flags.contract.ts';
import type { HandlersOf } from '#electron/rpc/door.ts';
import type { FlagsService } from './flags.service.ts';

export function createFlagsHandlers(service: FlagsService): HandlersOf<typeof flagsContract> {
  return {
    'flags.get': ({ featureId }) => service.get(featureId),
    'flags.exportFile': () => service.exportFile(),
    'flags.rewriteFile': () => {
      service.rewriteFile();
      return {};
    },
    'flags.engageKillSwitch': ({ featureId, reason }) => service.engageKillSwitch(featureId, reason),
    'flags.releaseKillSwitch': ({ featureId, reason }) => {
      service.releaseKillSwitch(featureId, reason);
      return {};
    },
  };
}
