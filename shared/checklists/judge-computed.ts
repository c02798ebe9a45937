import type { ChecklistItem } from './checklist-item.ts';
import type { ComputedCode } from './checklist-templates.ts';
import { type CalendarDay, daysBetween } from '#shared/kernel/calendar-day.ts';

export const REHEARSAL_VALID_DAYS = 30;
/** Two full weeks, so that each weekday is seen twice. */
export const BASELINE_DAYS = 14;

/** What is recorded, gathered for one phase. */
export type ChecklistFacts = {
  /** The day the phase ended, or today. */
  readonly asOf: CalendarDay;
  readonly lastRehearsal: { readonly day: CalendarDay; readonly minutes: number } | null;
  readonly openSeverity4: number;
  /** People picked for the phase, of those the plan names. */
  readonly picked: number;
  readonly plannedPeople: number;
  /** Picked people who have not opted out, and those of them who were told. */
  readonly exposed: number;
  readonly told: number;
  readonly hypotheses: number;
  readonly lockedHypotheses: number;
  /** The feature's first start; null before it. */
  readonly startedOn: CalendarDay | null;
  /** The first primary metric; null when none is defined. */
  readonly primaryMetric: string | null;
  /** Days with figures of that metric before the first start. */
  readonly baselineDays: number;
  /** Compared before and after; otherwise a control group or a fixed target stands for the time before. */
  readonly comparesBeforeAfter: 'yes' | 'no';
  readonly supportContact: string;
};

export type ComputedJudgement = Pick<ChecklistItem, 'found'> & { state: 'open' | 'done' | 'not-applicable' };

function judged(isDone: unknown, found: ChecklistItem['found']): ComputedJudgement {
  return { state: isDone === true ? 'done' : 'open', found };
}

function judgeRehearsal({ lastRehearsal, asOf }: ChecklistFacts): ComputedJudgement {
  const daysAgo = lastRehearsal === null ? null : daysBetween(lastRehearsal.day, asOf);
  return judged(daysAgo !== null && daysAgo >= 0 && daysAgo <= REHEARSAL_VALID_DAYS, {
    which: lastRehearsal === null ? 'never' : 'rehearsed',
    day: lastRehearsal?.day ?? null,
    minutes: lastRehearsal?.minutes ?? null,
    daysAgo,
    limitDays: REHEARSAL_VALID_DAYS,
  });
}

function judgeHypothesis(facts: ChecklistFacts): ComputedJudgement {
  const { hypotheses, lockedHypotheses, startedOn } = facts;
  const found = { hypotheses, locked: lockedHypotheses };
  if (hypotheses === 0) return judged(false, { which: 'missing', ...found });
  if (lockedHypotheses > 0) return judged(true, { which: 'locked', ...found });
  return startedOn === null
    ? judged(true, { which: 'written', ...found })
    : judged(false, { which: 'after-start', ...found });
}

function judgeBaseline(facts: ChecklistFacts): ComputedJudgement {
  const { primaryMetric, baselineDays, comparesBeforeAfter } = facts;
  const found = { metric: primaryMetric, days: baselineDays, neededDays: BASELINE_DAYS };
  if (primaryMetric === null) return judged(false, { which: 'no-metric', ...found });
  if (baselineDays >= BASELINE_DAYS) return judged(true, { which: 'days', ...found });
  if (comparesBeforeAfter === 'no') {
    return { state: 'not-applicable', found: { which: 'compared-otherwise', ...found } };
  }
  return judged(false, { which: 'days', ...found });
}

function judgePicked({ picked, plannedPeople }: ChecklistFacts): ComputedJudgement {
  return judged(picked > 0 && picked >= plannedPeople, {
    which: picked === 0 ? 'none' : 'picked',
    picked,
    planned: plannedPeople,
  });
}

function judgeTold({ told, exposed }: ChecklistFacts): ComputedJudgement {
  return judged(exposed > 0 && told >= exposed, { which: exposed === 0 ? 'none' : 'told', told, exposed });
}

function judgeOpenNotes({ openSeverity4: open }: ChecklistFacts): ComputedJudgement {
  return judged(open === 0, { which: open === 0 ? 'none' : 'open', open });
}

function judgeSupport({ supportContact: contact }: ChecklistFacts): ComputedJudgement {
  return judged(contact !== '', { which: contact === '' ? 'missing' : 'named', contact });
}

const JUDGES: Readonly<Record<ComputedCode, (facts: ChecklistFacts) => ComputedJudgement>> = {
  'rollback-rehearsed': judgeRehearsal,
  'no-open-severity-4': judgeOpenNotes,
  'people-picked': judgePicked,
  'everyone-told': judgeTold,
  'hypothesis-written': judgeHypothesis,
  'baseline-long-enough': judgeBaseline,
  'support-named': judgeSupport,
};

/**
 * Judges an item from what is recorded: done, open with what was found, or not applicable where the comparison needs
 * no time before. `found.which` picks the sentence. A rehearsal counts for 30 days, the 30th included.
 */
export function judgeComputed(code: ComputedCode, facts: ChecklistFacts): ComputedJudgement {
  return JUDGES[code](facts);
}
