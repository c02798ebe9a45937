/** Every number the gate judges by, in one place. Probabilities between 0 and 1. */
export const THRESHOLDS = {
  /** Fewer units in an arm than this, or fewer days, say nothing yet, whatever they show. */
  minimumUnits: 5,
  minimumDays: 3,
  /** A guardrail is breached when the pilot is within its limit with no more than this probability. */
  breachProbability: 0.05,
  /** … and worrying below this one. */
  warningProbability: 0.2,
  /** The primary metric is given up when it is better with no more than this probability. */
  futilityProbability: 0.05,
  /** Numbers older than this many days are not trusted for a decision. */
  staleDays: 7,
  /** An open note of this severity blocks and asks to step back. */
  catastropheSeverity: 4,
} as const;
