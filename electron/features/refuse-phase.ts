import { isLocked, type PhaseChange } from '#shared/features/phase-lock.ts';
import { leastHoldDays, type Phase } from '#shared/features/plan.ts';
import { AppError } from '#shared/kernel/app-error.ts';

/** Throws `phase-started` of a phase that has begun. */
export function refuseStarted(phase: Phase): void {
  if (isLocked(phase)) throw new AppError('precondition', 'phase-started', { phase: phase.name });
}

type Drafted = Pick<Phase, 'name' | 'audience' | 'people' | 'holdDays'>;

function refuseShortHold({ name, audience, holdDays }: Omit<Drafted, 'people'>): void {
  if (holdDays >= leastHoldDays(audience)) return;
  throw new AppError('validation', 'hold-too-short', { phase: name });
}

function refuseSize({ name, audience, people }: Omit<Drafted, 'holdDays'>, customers: number): void {
  if (audience === 'staff') return;
  if (people < 1) throw new AppError('validation', 'phase-without-customers', { phase: name });
  if (customers > 0 && people > customers) {
    throw new AppError('validation', 'phase-too-large', { phase: name, people, customers });
  }
}

/**
 * Throws of a new phase `hold-too-short` of fewer days than its audience needs, and for customers
 * `phase-without-customers`, and `phase-too-large` of more than there are. While nobody said how many customers there are
 * (0), a plan may be written for any number.
 */
export function refuseDraft(draft: Drafted, customers: number): void {
  refuseShortHold(draft);
  refuseSize(draft, customers);
}

/**
 * The same of a changed phase, where the change touches it: one planned before that was refused, or before customers were
 * lost, keeps working until its own numbers change.
 */
export function refuseChange(phase: Phase, change: PhaseChange, customers: number): void {
  const { name, audience = phase.audience, people = phase.people, holdDays = phase.holdDays } = change;
  const next = { name: name ?? phase.name, audience, people, holdDays };
  const isOtherAudience = audience !== phase.audience;
  if (isOtherAudience || holdDays !== phase.holdDays) refuseShortHold(next);
  if (isOtherAudience || people !== phase.people) refuseSize(next, customers);
}
