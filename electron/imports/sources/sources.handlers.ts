import type { sourcesContract } from '#shared/imports/sources.contract.ts';
import type { HandlersOf } from '#electron/rpc/door.ts';
import type { internalContract } from '#electron/workspace/internal.contract.ts';
import type { HeldSecrets } from './held-secrets.ts';
import type { SourcesService } from './sources.service.ts';

type SecretHandlers = Pick<
  HandlersOf<typeof internalContract>,
  'internal.giveSecrets' | 'internal.forgetSecret'
>;

export function createSourcesHandlers(
  sources: SourcesService,
  secrets: HeldSecrets,
): HandlersOf<typeof sourcesContract> & SecretHandlers {
  return {
    'sources.list': ({ featureId }) => sources.list(featureId),
    'sources.get': ({ sourceId }) => sources.get(sourceId),
    'sources.listStale': () => sources.listStale(),
    'sources.tryOut': (wish, call) => sources.tryOut(wish, call),
    'sources.add': ({ draft }) => ({ sourceId: sources.add(draft) }),
    'sources.change': ({ sourceId, draft }) => {
      sources.change(sourceId, draft);
      return {};
    },
    'sources.pause': ({ sourceId, paused }) => {
      sources.pause(sourceId, paused);
      return {};
    },
    'sources.remove': ({ sourceId }) => {
      sources.remove(sourceId);
      return {};
    },
    'sources.runNow': ({ sourceId }, call) => sources.run(sourceId, 'hand', call),
    'internal.giveSecrets': ({ secrets: given }) => {
      secrets.give(given);
      return {};
    },
    'internal.forgetSecret': ({ secretId }) => {
      secrets.forget(secretId);
      return {};
    },
  };
}
