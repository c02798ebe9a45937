import type { FlagExposure } from './flag.ts';
import type { Feature } from '#shared/features/feature.ts';
import type { Phase } from '#shared/features/plan.ts';

type ExposureQuestion = {
  readonly feature: Pick<Feature, 'state' | 'killSwitch'>;
  readonly phases: readonly Pick<Phase, 'audience' | 'state'>[];
  /** People who have the feature by the ledger. */
  readonly people: number;
  /** Customers in the roster; 0 when there is none. */
  readonly customers: number;
};

/**
 * Whom the flag is on for. Everyone once the phase for everyone has begun: without a roster the plan alone says so,
 * with one the ledger must agree. Paused features keep whom they have.
 */
export function flagExposure({ feature, phases, people, customers }: ExposureQuestion): FlagExposure {
  if (feature.killSwitch === 'engaged') return 'killed';
  const everyoneBegan = phases.some(
    ({ audience, state }) => audience === 'everyone' && (state === 'current' || state === 'reached'),
  );
  const isTakenBack =
    feature.state === 'draft' || feature.state === 'rolled-back' || feature.state === 'stopped';
  // An archived feature may have been stopped before; only its ledger still tells.
  const mayLackRoster = customers === 0 && feature.state !== 'archived';
  if (everyoneBegan && !isTakenBack && (people > 0 || mayLackRoster)) return 'everyone';
  return people > 0 ? 'some' : 'off';
}
