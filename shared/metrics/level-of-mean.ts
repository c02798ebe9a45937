import type { ArmEvidence } from './arm-evidence.ts';
import type { ArmTotals } from './arm-totals.ts';
import { type ArmMean, meanOfEvidence } from './mean-of-arm.ts';

/**
 * The average of one arm by itself, with the spread its interval is made of. Marks and other whole numbers are often
 * all but alike, and a handful of them then look far too sure: so one further value a step above their average and one a
 * step below are counted into the spread, as of a share (Agresti & Coull 1998). Among large numbers it is not noticed.
 * Null without units. Worked value: the marks 5, 5, 5, 5, 4 spread by sqrt((.8 + 2) / 4) = .8367 and not by .4472.
 */
export function levelOfMean(evidence: ArmEvidence): ArmMean | null {
  const found = meanOfEvidence(evidence);
  if (found === null || found.method !== 'welch' || found.standardError === null) return found;
  const { totals } = evidence;
  if (!areWholeNumbers(totals)) return found;
  const added = 2 / (totals.units - 1) / totals.units;
  return { ...found, standardError: Math.sqrt(found.standardError ** 2 + added) };
}

/** Sums of whole numbers are whole; that sums of others are, twice over, is chance. */
function areWholeNumbers({ total, totalSquares }: ArmTotals): boolean {
  return Number.isSafeInteger(total) && totalSquares !== null && Number.isSafeInteger(totalSquares);
}
