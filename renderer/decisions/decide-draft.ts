import { targetOf } from './decide-options.ts';
import type { ChosenNote } from './cite-notes-field.tsx';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { DecisionVerb } from '#shared/decisions/decision.ts';
import type { Phase } from '#shared/features/plan.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';

export type FeatureDetail = OutputOf<'features.get'>;
/** A decision being made. */
export type DecideDraft = {
  verb: DecisionVerb;
  reason: string;
  dissent: string;
  decidedBy: string;
  day: CalendarDay;
  /** Where a step back goes to; null goes to the natural place. */
  toPhaseId: string | null;
  earlierDay: 'ask' | 'meant';
  fewerPeople: 'ask' | 'meant';
  cited: readonly ChosenNote[];
};

/** The phase a decision begins; null where it begins none. */
export function begunBy({ verb }: DecideDraft, { plan }: FeatureDetail): Phase | null {
  return verb === 'start' || verb === 'advance' ? targetOf(verb, plan.phases) : null;
}
