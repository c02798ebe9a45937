import type { Gate } from './gate.ts';
import type { EntryFacts } from './judge-entry.ts';
import type { Outlook } from './outlook.ts';
import type { Feature } from '#shared/features/feature.ts';
import type { GateRules } from '#shared/features/gate-rules.ts';
import type { Phase } from '#shared/features/plan.ts';
import type { SignOff } from '#shared/features/sign-off.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { DailyValue, Metric } from '#shared/metrics/metric.ts';

/** A later change of what the phase promised, or is judged by, with its reason. */
export type GateAmendment = Gate['amendments'][number];

/** How many open items of the checklist a sentence names. */
export const NAMED_ITEMS = 2;

export type OpenSevereNote = { severity: number; text: string; personCode: string | null };

/** A metric of the feature with all its days, and what the forecast says of it. */
export type MetricFacts = {
  readonly metric: Metric;
  readonly values: readonly DailyValue[];
  readonly outlook: Outlook;
};

/**
 * Everything a gate is judged from, gathered beforehand: the judgement itself reads no clock and no store, and the same
 * facts give the same gate on every day to come.
 */
export type GateFacts = {
  feature: Feature;
  /** All phases of the plan, in order. */
  phases: readonly Phase[];
  phase: Phase;
  previousPhase: Phase | null;
  nextPhase: Phase | null;
  /** What the next phase asks before it starts; absent where it asks nothing, and in facts kept before any did. */
  entry?: EntryFacts;
  today: CalendarDay;
  /** UTC milliseconds. */
  now: number;
  rules: GateRules;
  metrics: readonly MetricFacts[];
  /** The day the first phase beyond own staff started; null before that. */
  firstCustomerDay: CalendarDay | null;
  dataUpTo: CalendarDay | null;
  /** Metrics whose definition is another than when the phase started. */
  changedDefinitions: readonly string[];
  /**
   * as-frozen: `metrics` are defined as when the phase started, whatever they are today. Absent in facts kept before that
   * was so: their metrics are those of the day.
   */
  definitions?: 'as-frozen';
  /** ended: everyone has the feature, nobody is left to compare with. Absent in facts kept before this was looked at. */
  controlGroup?: 'possible' | 'ended';
  /** Of this phase, oldest first. Absent in facts kept before they were among them. */
  amendments?: readonly GateAmendment[];
  peopleHeard: number;
  /** Absent in facts kept before criteria asked for them. */
  voices?: {
    /** Of the feature's notes with themes, oldest first: how many themes each was the first to name. */
    readonly newThemes: readonly number[];
    /** People heard in the phase by segment asked for; null where the segment is gone. */
    readonly bySegment: Readonly<Record<string, number | null>>;
  };
  /** Of this phase since it began. Absent as above. */
  signOffs?: readonly SignOff[];
  openSevereNotes: readonly OpenSevereNote[];
  /** Of the open blocking items the first `NAMED_ITEMS`: by the code of their words, a person's own with its text. */
  checklist: {
    blocking: number;
    blockingComplete: number;
    open: readonly { readonly code: string | null; readonly text: string | null }[];
  };
  /** Customers who have the feature now. */
  exposedCustomers: number;
  /**
   * Those of them who were chosen by hand and not drawn: included with a reason, or drawn from people chosen by hand.
   * Judgements kept before this was counted do not have it.
   */
  handPicked?: number | undefined;
  customerBase: number;
  /** Share of the units that should be the pilot's in this phase; null where the plan does not say. */
  plannedShare: number | null;
  /** Distinct people in both arms together; null without a roster. */
  peopleInArms: number | null;
  /** People counted from events: once for each of their days and arms, and how many of these stand in both arms. */
  peopleSeen: { personDays: number; inBothArms: number } | null;
  /** How often a warning was answered by going one phase back, and the day it last was. */
  reductions: { count: number; lastOn: CalendarDay | null };
  gateDay: CalendarDay | null;
  origin: 'own' | 'sample';
};

/**
 * How many customers are volunteers, so that others may react differently. Where nobody is known by name, everybody of a
 * phase whose people are picked by hand; so too in judgements kept before hand-picked people were counted.
 */
export function volunteersIn({ phase, exposedCustomers, handPicked }: GateFacts): number {
  if (exposedCustomers > 0 && handPicked !== undefined) return handPicked;
  return phase.audience === 'picked' ? exposedCustomers : 0;
}

/** Whether those who have it speak for themselves more than for all: nobody is known, or half of them are volunteers. */
export function areVolunteers(facts: GateFacts): boolean {
  const { phase, exposedCustomers, handPicked } = facts;
  if (exposedCustomers === 0 || handPicked === undefined) return phase.audience === 'picked';
  return handPicked * 2 >= exposedCustomers;
}
