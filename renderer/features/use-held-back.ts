import { useQueryOf } from '#renderer/rpc/use-query-of.ts';

/** How many customers are held back in a phase, planned ones included: 0 until that is known. */
export function useHeldBack(featureId: string): (phaseId: string) => number {
  const lines = useQueryOf('segments.listExposures', { featureId }).data ?? [];
  return (phaseId) =>
    lines.filter((line) => line.phaseId === phaseId && line.arm === 'control' && line.until === null).length;
}
