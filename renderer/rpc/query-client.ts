import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { getClient } from './client.ts';
import { setConnection } from './connection.ts';
import { createInvalidator } from './invalidation.ts';
import { type AppError, isAppError } from '#shared/kernel/app-error.ts';

declare module '@tanstack/react-query' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- the library's types grow by interface only
  interface Register {
    defaultError: AppError | Error;
  }
}

function noticeLostHost(error: unknown): void {
  if (isAppError(error) && error.code === 'host-unreachable') setConnection('lost');
}

/**
 * The window's cache: nothing grows stale by time, only by what the contract says a command changes. Commands whose
 * errors no page shows itself are handed to `onCommandError`.
 */
export function createQueryClient(onCommandError: (error: Error) => void): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: Infinity, retry: false, networkMode: 'always', refetchOnWindowFocus: false },
      mutations: { retry: false, networkMode: 'always' },
    },
    queryCache: new QueryCache({ onError: noticeLostHost }),
    mutationCache: new MutationCache({
      onError: (...[error, , , mutation]) => {
        noticeLostHost(error);
        if (mutation.meta?.['errors'] !== 'inline') onCommandError(error);
      },
    }),
  });
}

/** Keeps the cache true to what the host announces, and goes where it asks to. Returns the way to stop. */
export function followEvents(queryClient: QueryClient, goTo: (place: string) => void): () => void {
  const invalidate = createInvalidator(queryClient);
  let seenLost = false;
  return getClient().subscribe({
    onChanged: invalidate,
    onWorkspaceOpened: () => {
      void queryClient.resetQueries();
    },
    onGoTo: goTo,
    onConnection: (connection) => {
      setConnection(connection);
      if (connection === 'up' && seenLost) invalidate(['everything']);
      seenLost = connection === 'lost';
    },
  });
}
