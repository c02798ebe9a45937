import type { QueryClient } from '@tanstack/react-query';
import type { InvalidationTarget } from '#shared/contract/define-contract.ts';

const COALESCE_MILLISECONDS = 15;

/** A simulation stands on what others hold; one whose inputs are the same is answered at once. */
const SIMULATED_FROM: ReadonlySet<InvalidationTarget> = new Set([
  'features',
  'segments',
  'metrics',
  'hypotheses',
]);

/** Whether an answer cached under this key is stale once the targets changed. */
export function isStaleBy(targets: ReadonlySet<InvalidationTarget>, key: readonly unknown[]): boolean {
  if (targets.has('everything')) return true;
  const method = key[0];
  if (typeof method !== 'string') return false;
  return [...targets].some(
    (target) =>
      method.startsWith(`${target}.`) || (SIMULATED_FROM.has(target) && method.startsWith('simulator.')),
  );
}

/**
 * Gathers what changed for a moment, then refetches once: a command's reply and the event that announces the same
 * change arrive together.
 */
export function createInvalidator(client: QueryClient): (targets: readonly InvalidationTarget[]) => void {
  let gathered = new Set<InvalidationTarget>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  const flush = (): void => {
    const targets = gathered;
    gathered = new Set();
    timer = null;
    void client.invalidateQueries({ predicate: ({ queryKey }) => isStaleBy(targets, queryKey) });
  };
  return (targets) => {
    for (const target of targets) gathered.add(target);
    if (targets.length > 0) timer ??= setTimeout(flush, COALESCE_MILLISECONDS);
  };
}
