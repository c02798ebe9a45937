import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { invoke } from '#renderer/rpc/client.ts';
import type { InputOf } from '#shared/contract/contract.ts';
import type { Progress } from '#shared/contract/envelope.ts';

export const RUNS = 2000;
/** Enough for a first look within a moment, while the rest is still running. */
const FIRST_RUNS = 200;

function useRuns(question: InputOf<'simulator.describe'>, runs: number, isEnabled: boolean) {
  const client = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  const input: InputOf<'simulator.simulate'> = { ...question, runs };
  const queryKey = ['simulator.simulate', input];
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => invoke('simulator.simulate', input, { signal, onProgress: setProgress }),
    enabled: isEnabled,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const cancel = (): void => void client.cancelQueries({ queryKey });
  // An answer for other numbers, or from before the plan changed, is shown only until there is another.
  const isCurrent = query.isSuccess && !query.isPlaceholderData && !query.isStale;
  return { query, progress: query.isFetching ? progress : null, cancel, isCurrent };
}

/**
 * A simulation of a plan or a draft: a tenth of the runs at once, all of them when they are done. `progress` says how far
 * those are; `isStale` that what is shown is still of the numbers before.
 */
export function useSimulation(question: InputOf<'simulator.describe'>, isEnabled: boolean) {
  const first = useRuns(question, FIRST_RUNS, isEnabled);
  const hasFirst = isEnabled && first.isCurrent;
  const whole = useRuns(question, RUNS, hasFirst);
  return {
    query: whole.isCurrent ? whole.query : first.query,
    progress: whole.progress,
    /** Makes do with the first look. */
    cancel: whole.cancel,
    isStale: !whole.isCurrent && !first.isCurrent,
  };
}
