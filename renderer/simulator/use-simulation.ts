import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { invoke } from '#renderer/rpc/client.ts';
import type { InputOf } from '#shared/contract/contract.ts';
import type { Progress } from '#shared/contract/envelope.ts';

export const RUNS = 2000;

/** A simulation of a plan or a draft; the former one stays while the next runs, and `progress` says how far that is. */
export function useSimulation(question: InputOf<'simulator.describe'>, isEnabled: boolean) {
  const [progress, setProgress] = useState<Progress | null>(null);
  const input: InputOf<'simulator.simulate'> = { ...question, runs: RUNS };
  const query = useQuery({
    queryKey: ['simulator.simulate', input],
    queryFn: ({ signal }) => invoke('simulator.simulate', input, { signal, onProgress: setProgress }),
    enabled: isEnabled,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { query, progress: query.isFetching ? progress : null };
}
