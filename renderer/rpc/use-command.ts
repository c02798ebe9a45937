import { useMutation, type UseMutationResult, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { invoke } from './client.ts';
import { createInvalidator } from './invalidation.ts';
import { dismissDeedToast } from '#renderer/ui/toast.tsx';
import { contract, type InputOf, type MethodName, type OutputOf } from '#shared/contract/contract.ts';
import type { Progress } from '#shared/contract/envelope.ts';

export type CommandOptions = {
  onProgress?: (progress: Progress) => void;
  /** `inline`: the page shows `error` itself; otherwise a toast does. */
  errors?: 'toast' | 'inline';
};

export type CommandState<Method extends MethodName> = UseMutationResult<
  OutputOf<Method>,
  Error,
  InputOf<Method>
> & {
  /** How far the running call has come; null when it told nothing yet. */
  progress: Progress | null;
  cancel: () => void;
};

/** A change of the workspace. Its reply makes stale what the contract says; the error of the call is an AppError. */
export function useCommand<Method extends MethodName>(
  method: Method,
  options: CommandOptions = {},
): CommandState<Method> {
  const queryClient = useQueryClient();
  const invalidate = useMemo(() => createInvalidator(queryClient), [queryClient]);
  const [progress, setProgress] = useState<Progress | null>(null);
  const controller = useRef<AbortController | null>(null);
  const mutation = useMutation<OutputOf<Method>, Error, InputOf<Method>>({
    mutationKey: [method],
    meta: { errors: options.errors ?? 'toast' },
    mutationFn: (input) => {
      controller.current = new AbortController();
      const onProgress = (next: Progress): void => {
        setProgress(next);
        options.onProgress?.(next);
      };
      return invoke(method, input, { signal: controller.current.signal, onProgress });
    },
    onSuccess: () => {
      const { invalidates } = contract[method];
      if (invalidates.length > 0) dismissDeedToast();
      return invalidate(invalidates);
    },
    onSettled: () => setProgress(null),
  });
  return { ...mutation, progress, cancel: () => controller.current?.abort() };
}
