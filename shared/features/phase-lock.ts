import { canonicalJson } from './canonical-json.ts';
import type { PhaseSetup } from './phase-setup.ts';
import type { Phase } from './plan.ts';

/** What a phase promises; frozen when it starts. Its name is a label and stays free. */
export const LOCKED_FIELDS = [
  'audience',
  'people',
  'holdDays',
  'plannedStart',
  'entryCriteria',
  'exitCriteria',
] as const;
export type LockedField = (typeof LOCKED_FIELDS)[number];

export type PhaseChange = {
  readonly [Field in LockedField | 'name']?: Phase[Field] | undefined;
};

/** A phase that has started, or ended, keeps its promises: a change needs a reason and is shown ever after. */
export function isLocked(phase: Phase): boolean {
  return phase.state !== 'planned' || phase.startedOn !== null || phase.locked !== null;
}

/**
 * The text whose fingerprint locks a phase, with how it is run. Locks from before entry criteria and setup were part of it
 * keep their fingerprint: it is never made again for a phase that has started.
 */
export function phaseLockText(phase: Phase, setup: PhaseSetup): string {
  const promised = Object.fromEntries(LOCKED_FIELDS.map((field) => [field, phase[field]]));
  return canonicalJson({ ...promised, setup });
}

/** Before and after of the promises a change touches, as canonical JSON; null when it touches none. */
export function promiseChange(phase: Phase, change: PhaseChange): { before: string; after: string } | null {
  const touched = LOCKED_FIELDS.filter((field) => {
    const next = change[field];
    return next !== undefined && canonicalJson(next) !== canonicalJson(phase[field]);
  });
  if (touched.length === 0) return null;
  const textOf = (source: PhaseChange): string =>
    canonicalJson(Object.fromEntries(touched.map((field) => [field, source[field] ?? null])));
  return { before: textOf(phase), after: textOf(change) };
}
