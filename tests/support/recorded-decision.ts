import type { Decision } from '#shared/decisions/decision.ts';

/** What the decisions of a report's tests have in common. */
export const ADVANCED = {
  featureId: 'feature',
  kind: 'decision',
  withdraws: null,
  reviews: null,
  review: null,
  verb: 'advance',
  decidedBy: 'Giulia Conti',
  effectiveOn: null,
  evidence: null,
  notesCited: [],
  dataVersion: null,
  shortfall: null,
} as const satisfies Partial<Decision>;
