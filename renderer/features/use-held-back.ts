import { useQueryOf } from '#renderer/rpc/use-query-of.ts';

/** How many customers are held back in a phase, planned ones included: 0 until that is known. */
export function useHeldBack(featureId: string): (phaseId: string) => number {
  const counts = useQueryOf('segments.countHeldBack', { featureId }).data ?? [];
  return (phaseId) => counts.find((one) => one.phaseId === phaseId)?.people ?? 0;
}
