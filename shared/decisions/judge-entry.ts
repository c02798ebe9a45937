import type { CriterionVerdict, Sentence } from './gate.ts';
import { counted, type Judged } from './judged.ts';
import type { GateFacts } from './gate-facts.ts';
import { judgeChecklist, judgeSignOff, judgeStartDay } from './judge-by-hand.ts';
import { says } from './working.ts';
import type { EntryCriterion } from '#shared/features/entry-criterion.ts';
import type { Phase } from '#shared/features/plan.ts';
import type { SignOff } from '#shared/features/sign-off.ts';
import { assertNever } from '#shared/kernel/assert.ts';
import { type CalendarDay, daysBetween } from '#shared/kernel/calendar-day.ts';

/** What the entry criteria of a phase that has not started are judged from. */
export type EntryFacts = {
  readonly phase: Pick<Phase, 'name' | 'people' | 'entryCriteria'>;
  readonly checklist: GateFacts['checklist'];
  /** That it may start. */
  readonly signOffs: readonly SignOff[];
  /** The last rehearsal of going back; null before the first. */
  readonly rehearsal: { readonly day: CalendarDay; readonly minutes: number } | null;
  /** People named for it. */
  readonly named: number;
};

function waitsFor(now: Sentence, missing: Sentence): Judged {
  return counted({ verdict: 'not-enough-yet', now, missing });
}

function judgeRehearsal(withinDays: number, { rehearsal }: EntryFacts, today: CalendarDay): Judged {
  const missing = says('missing.entry-rollback-rehearsed');
  if (rehearsal === null) return waitsFor(says('now.entry-never-rehearsed'), missing);
  const now = says('now.entry-rollback-rehearsed', { ...rehearsal });
  const isRecent = daysBetween(rehearsal.day, today) <= withinDays;
  return isRecent ? counted({ verdict: 'pass', now, missing: null }) : waitsFor(now, missing);
}

function judgeNamed({ named, phase }: EntryFacts): Judged {
  const now = says('now.entry-people-named', { count: named, asked: phase.people });
  return named >= phase.people
    ? counted({ verdict: 'pass', now, missing: null })
    : waitsFor(now, says('missing.entry-people-named', { count: phase.people - named }));
}

function judge(criterion: EntryCriterion, facts: EntryFacts, today: CalendarDay): Judged {
  switch (criterion.kind) {
    case 'checklist-complete':
      return judgeChecklist(facts.checklist);
    case 'signed-off':
      return judgeSignOff(criterion.who, facts.signOffs);
    case 'not-before':
      return judgeStartDay(criterion.day, today);
    case 'rollback-rehearsed':
      return judgeRehearsal(criterion.withinDays, facts, today);
    case 'people-named':
      return judgeNamed(facts);
    default:
      return assertNever(criterion);
  }
}

function askedFor(criterion: EntryCriterion, { phase }: EntryFacts): Sentence {
  const code = `asked.entry-${criterion.kind}`;
  switch (criterion.kind) {
    case 'signed-off':
      return says(code, { phase: phase.name, who: criterion.who });
    case 'not-before':
      return says(code, { phase: phase.name, day: criterion.day });
    case 'rollback-rehearsed':
      return says(code, { phase: phase.name, count: criterion.withinDays });
    case 'people-named':
      return says(code, { phase: phase.name, count: phase.people });
    case 'checklist-complete':
      return says(code, { phase: phase.name });
    default:
      return assertNever(criterion);
  }
}

/** Every entry criterion of a phase that has not started, with its verdict; what is unmet waits and never fails. */
export function judgeEntry(facts: EntryFacts, today: CalendarDay): CriterionVerdict[] {
  return facts.phase.entryCriteria.map((asks) => ({
    criterion: { kind: 'entry', phase: facts.phase.name, asks },
    ...judge(asks, facts, today),
    asked: askedFor(asks, facts),
    metricId: null,
  }));
}
