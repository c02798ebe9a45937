import type { Watched } from '#shared/decisions/gate.ts';
import { meterOf } from './meter-of.ts';

/** How far the evidence has come from none to shown harm, on a logarithmic scale; the words beside it say the same. */
export function EvidenceMeter({ watched }: { watched: Watched }) {
  const { fill, warning } = meterOf(watched);
  if (watched.evidence === null) return null;
  return (
    <span className={`decisions-meter decisions-meter-${watched.state}`} aria-hidden="true">
      <span className="decisions-meter-fill" style={{ width: `${fill}%` }} />
      <span className="decisions-meter-mark" style={{ left: `${warning}%` }} />
    </span>
  );
}
