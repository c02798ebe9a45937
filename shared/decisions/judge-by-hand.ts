import type { Sentence } from './gate.ts';
import type { GateFacts } from './gate-facts.ts';
import { counted, type Judged } from './judged.ts';
import { says } from './working.ts';
import type { SignOff } from '#shared/features/sign-off.ts';
import { type CalendarDay, daysBetween } from '#shared/kernel/calendar-day.ts';

type OpenChecklist = GateFacts['checklist'];

/** Names what is open where a name is known, and says how many there are. */
function openOnChecklist({ blocking, blockingComplete, open }: OpenChecklist): Sentence {
  const count = blocking - blockingComplete;
  const [first, second] = open;
  if (first === undefined) return says('missing.checklist-complete', { count });
  const one = { first: wordsOf(first, 'first'), firstText: first.text };
  if (second === undefined) return says('missing.checklist-one', one);
  const two = { ...one, second: wordsOf(second, 'second'), secondText: second.text };
  return count > open.length
    ? says('missing.checklist-more', { ...two, open: count })
    : says('missing.checklist-two', two);
}

/** Where the words of an item stand: those of the templates under their code, a person's own in the sentence itself. */
function wordsOf({ code, text }: OpenChecklist['open'][number], place: 'first' | 'second'): string {
  return text === null ? `items.${code}` : `own.${place}`;
}

/** Whether every blocking item is complete; names what is open. */
export function judgeChecklist(checklist: OpenChecklist): Judged {
  const { blocking, blockingComplete } = checklist;
  const now = says('now.checklist-complete', { complete: blockingComplete, count: blocking });
  return counted(
    blockingComplete >= blocking
      ? { verdict: 'pass', now, missing: null }
      : { verdict: 'not-enough-yet', now, missing: openOnChecklist(checklist) },
  );
}

/** Whether the day has come. */
export function judgeStartDay(day: CalendarDay, today: CalendarDay): Judged {
  const now = says('now.not-before', { day: today });
  const left = daysBetween(today, day);
  return counted(
    left <= 0
      ? { verdict: 'pass', now, missing: null }
      : { verdict: 'not-enough-yet', now, missing: says('missing.days-elapsed', { count: left }) },
  );
}

/** Signed for this role or name, however it is capitalised. */
export function judgeSignOff(who: string, signOffs: readonly SignOff[] = []): Judged {
  const signed = signOffs.findLast((one) => one.who.toLowerCase() === who.toLowerCase());
  return counted(
    signed === undefined
      ? {
          verdict: 'not-enough-yet',
          now: says('now.not-signed'),
          missing: says('missing.signed-off', { who }),
        }
      : {
          verdict: 'pass',
          now: says('now.signed-off', { name: signed.signedBy, day: signed.signedOn }),
          missing: null,
        },
  );
}
