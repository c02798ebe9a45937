import type { Sentence } from './gate.ts';
import type { Feature } from '#shared/features/feature.ts';
import type { Phase } from '#shared/features/plan.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';

export type OpenSevereNote = { severity: number; text: string; personCode: string | null };

/** Everything a gate is judged from, gathered beforehand: the judgement itself reads no clock and no store. */
export type GateFacts = {
  feature: Feature;
  phase: Phase;
  previousPhase: Phase | null;
  nextPhase: Phase | null;
  today: CalendarDay;
  /** UTC milliseconds. */
  now: number;
  /** This phase's numbers, one per metric that has any. */
  comparisons: readonly Comparison[];
  /** What is shown beside the verdict: this phase's numbers, or all there are while this phase has none. */
  shownComparisons: readonly Comparison[];
  dataUpTo: CalendarDay | null;
  peopleHeard: number;
  openSevereNotes: readonly OpenSevereNote[];
  checklist: { blocking: number; blockingComplete: number; firstOpen: Sentence | null };
  /** Customers who have the feature now. */
  exposedCustomers: number;
  gateDay: CalendarDay | null;
  origin: 'own' | 'sample';
};
