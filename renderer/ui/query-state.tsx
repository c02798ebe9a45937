import type { ReactNode } from 'react';
import { ErrorState, LoadingRows } from './states.tsx';

export type QueryLike<Data> = {
  data: Data | undefined;
  error: Error | null;
  refetch: () => Promise<unknown>;
};

export type QueryStateProps<Data> = {
  query: QueryLike<Data>;
  /** Skeleton rows while loading. */
  rows?: number;
  children: (data: Data) => ReactNode;
};

/** Loading, error or the answer; a failed refetch keeps showing the answer one has. */
export function QueryState<Data>({ query, rows = 5, children }: QueryStateProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <LoadingRows rows={rows} />;
}
