import type { Gate } from './gate.ts';

/**
 * Whether a criterion of the gate asks for the checklist of its phase; where none does, open items hold nothing up. What
 * the next phase asks of its own checklist is another list.
 */
export function asksForChecklist({ criteria }: Pick<Gate, 'criteria'>): boolean {
  return criteria.some(({ criterion }) => criterion.kind === 'checklist-complete');
}
