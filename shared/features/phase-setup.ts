import { canonicalJson } from './canonical-json.ts';
import { z } from '#shared/kernel/schema.ts';

const words = z.string().trim().max(500);

/** after-gate: as soon as the gate ahead of it is passed · on-date: not before its planned day · by-hand: whenever. */
export const startWhenSchema = z.enum(['after-gate', 'on-date', 'by-hand']);
export type StartWhen = z.infer<typeof startWhenSchema>;

/**
 * How a phase is run; part of what locks when it starts. Afterwards a change wants a reason, and when it starts and its
 * weeks cannot change any more.
 */
export const phaseSetupSchema = z.object({
  /** Empty: the feature's owner. */
  ownerName: z.string().trim().max(120),
  startWhen: startWhenSchema,
  /** whole: its days are whole weeks, so that every weekday counts alike. */
  weeks: z.enum(['any', 'whole']),
  rollback: z.object({
    /** What makes somebody take it back at once, beyond the guardrails. */
    trigger: words,
    /** Who decides it. */
    decider: z.string().trim().max(120),
    /** Who must be told. */
    notice: words,
  }),
});
export type PhaseSetup = z.infer<typeof phaseSetupSchema>;

/** What is not named stays as it is, of the way back too. */
export const phaseSetupChangeSchema = phaseSetupSchema
  .partial()
  .extend({ rollback: phaseSetupSchema.shape.rollback.partial().optional() });
export type PhaseSetupChange = z.infer<typeof phaseSetupChangeSchema>;

export const USUAL_SETUP: PhaseSetup = {
  ownerName: '',
  startWhen: 'after-gate',
  weeks: 'any',
  rollback: { trigger: '', decider: '', notice: '' },
};

const WEEK_DAYS = 7;

/** So many days as whole weeks, rounded up. */
export function wholeWeeks(holdDays: number): number {
  return Math.ceil(holdDays / WEEK_DAYS) * WEEK_DAYS;
}

/** What of a setup can be said otherwise after the phase has started, by the name an amendment keeps it under. */
export const SETUP_FIELDS = ['ownerName', 'rollbackTrigger', 'rollbackDecider', 'rollbackNotice'] as const;
export type SetupField = (typeof SETUP_FIELDS)[number];

function fieldsOf({ ownerName, rollback }: PhaseSetup): Record<SetupField, string> {
  return {
    ownerName,
    rollbackTrigger: rollback.trigger,
    rollbackDecider: rollback.decider,
    rollbackNotice: rollback.notice,
  };
}

/** The fields that differ, before and after, as canonical JSON. */
export function setupAmendment(before: PhaseSetup, after: PhaseSetup): { before: string; after: string } {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  const touched = SETUP_FIELDS.filter((field) => was[field] !== is[field]);
  const textOf = (fields: Record<SetupField, string>): string =>
    canonicalJson(Object.fromEntries(touched.map((field) => [field, fields[field]])));
  return { before: textOf(was), after: textOf(is) };
}
