import type { Amendment } from './plan.ts';

/**
 * What an amendment is about: a promise that was changed after the phase had started, that it was started although
 * something asked for before did not hold, or that the rollout was paused or resumed.
 */
export type AmendmentKind = 'promise' | 'started-anyway' | 'pause';

/** Reads the kind off the texts the amendment keeps. */
export function amendmentKind({ before }: Pick<Amendment, 'before'>): AmendmentKind {
  const kept: unknown = JSON.parse(before);
  if (typeof kept !== 'object' || kept === null) return 'promise';
  if ('entryUnmet' in kept) return 'started-anyway';
  return 'state' in kept ? 'pause' : 'promise';
}
