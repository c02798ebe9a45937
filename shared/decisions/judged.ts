import type { CriterionVerdict } from './gate.ts';

/** What was found of one criterion, before it is said which. */
export type Judged = Pick<CriterionVerdict, 'verdict' | 'now' | 'missing' | 'working' | 'ifWeWait'>;

/** A verdict that nothing has to be opened for, and that waiting says nothing about. */
export function counted(judged: Pick<Judged, 'verdict' | 'now' | 'missing'>): Judged {
  return { ...judged, working: null, ifWeWait: null };
}
