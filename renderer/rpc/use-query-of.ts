import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { invoke } from './client.ts';
import type { InputOf, MethodName, OutputOf } from '#shared/contract/contract.ts';

export type QueryOptions = {
  /** False waits: nothing is asked. */
  enabled?: boolean;
  /** Shows the former answer while a changed input is asked for: for searches and previews. */
  keepPrevious?: boolean;
};

/** An answer of the workspace, cached under method and input and refetched when a command makes it stale. */
export function useQueryOf<Method extends MethodName>(
  method: Method,
  input: InputOf<Method>,
  options: QueryOptions = {},
): UseQueryResult<OutputOf<Method>> {
  return useQuery({
    queryKey: [method, input],
    queryFn: ({ signal }): Promise<OutputOf<Method>> => invoke(method, input, { signal }),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious === true ? { placeholderData: keepPreviousData } : {}),
  });
}
