import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import type { Loss } from '#shared/segments/segments.contract.ts';

/** Marks people as told that they have a feature no more; `today` is null until the workspace has answered. */
export function useMarkLossTold(featureId: string) {
  const today = useQueryOf('workspace.describe', {}).data?.today ?? null;
  const command = useCommand('segments.markLossTold');
  const mark = (losses: readonly Loss[], day: string) =>
    command.mutateAsync({ featureId, personIds: losses.map(({ personId }) => personId), day });
  return { today, mark, isPending: command.isPending };
}
