import type { Sentence } from './gate.ts';
import type { GateFacts } from './gate-facts.ts';
import { counted, type Judged } from './judged.ts';
import { says } from './working.ts';

/** A theme may always be somebody's own; more than one says that there is more to hear. */
const NEW_THEMES_AT_MOST = 1;

type Asked = { now: Sentence; short: number; missing: string };

/** Enough, or how many more are wanted. */
function enough({ now, short, missing }: Asked): Judged {
  return counted(
    short <= 0
      ? { verdict: 'pass', now, missing: null }
      : { verdict: 'not-enough-yet', now, missing: says(missing, { count: short }) },
  );
}

export function judgePeopleHeard(asked: number, heard: number): Judged {
  const now = says('now.people-heard', { count: heard, asked });
  return enough({ now, short: asked - heard, missing: 'missing.people-heard' });
}

/** The share of the phase's people that was heard; of a phase without people none is asked. */
export function judgeParticipation(percent: number, { phase, peopleHeard }: GateFacts): Judged {
  const asked = Math.ceil((phase.people * percent) / 100);
  const share = phase.people === 0 ? 1 : Math.min(1, peopleHeard / phase.people);
  const now = says('now.participation', { count: peopleHeard, people: phase.people, share });
  return enough({ now, short: asked - peopleHeard, missing: 'missing.people-heard' });
}

/** A segment that is gone can be asked nothing. */
export function judgeSegmentHeard(asked: number, segmentId: string, { voices }: GateFacts): Judged {
  const heard = voices?.bySegment[segmentId] ?? null;
  if (heard === null) {
    const now = says('now.segment-gone');
    return counted({ verdict: 'not-answerable', now, missing: says('missing.segment-gone') });
  }
  const now = says('now.people-heard', { count: heard, asked });
  return enough({ now, short: asked - heard, missing: 'missing.people-heard' });
}

/** Only notes with themes count: one that nobody has coded names none, and would pass for quiet. */
export function judgeNewThemes(asked: number, { voices }: GateFacts): Judged {
  const notes = voices?.newThemes ?? [];
  const fresh = notes.slice(-asked).reduce((sum, count) => sum + count, 0);
  if (notes.length < asked) {
    const now = says('now.few-notes', { count: notes.length, asked });
    return enough({ now, short: asked - notes.length, missing: 'missing.few-notes' });
  }
  const now = says('now.few-new-themes', { count: fresh, notes: asked });
  return counted(
    fresh <= NEW_THEMES_AT_MOST
      ? { verdict: 'pass', now, missing: null }
      : { verdict: 'not-enough-yet', now, missing: says('missing.few-new-themes') },
  );
}
