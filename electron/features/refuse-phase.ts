import { isLocked, type PhaseChange } from '#shared/features/phase-lock.ts';
import { leastHoldDays, type Phase } from '#shared/features/plan.ts';
import { AppError } from '#shared/kernel/app-error.ts';

/** Throws `phase-started` of a phase that has begun. */
export function refuseStarted(phase: Phase): void {
  if (isLocked(phase)) throw new AppError('precondition', 'phase-started', { phase: phase.name });
}

/** Throws `hold-too-short` of fewer days than its audience needs. */
export function refuseShortHold({
  name,
  audience,
  holdDays,
}: Pick<Phase, 'name' | 'audience' | 'holdDays'>): void {
  if (holdDays >= leastHoldDays(audience)) return;
  throw new AppError('validation', 'hold-too-short', { phase: name });
}

/** A phase planned for customers with no days before that was refused keeps working until they change. */
export function refuseShorterHold(
  phase: Phase,
  { audience = phase.audience, holdDays = phase.holdDays }: PhaseChange,
): void {
  if (audience === phase.audience && holdDays === phase.holdDays) return;
  refuseShortHold({ name: phase.name, audience, holdDays });
}
