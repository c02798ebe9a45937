import { blackoutSchema } from './blackout.ts';
import { z, daySchema, idSchema } from '#shared/kernel/schema.ts';

/** The day a running or planned phase may end at the earliest: the look before the next step. */
export const plannedGateSchema = z.object({ featureId: idSchema, phaseId: idSchema, day: daySchema });
export type PlannedGate = z.infer<typeof plannedGateSchema>;

/**
 * Days over which the same pilots reach customers. exact: every customer is named · least: not all are, and fewer than
 * this cannot be. A feature that everybody gets is no pilot any more.
 */
export const pilotStretchSchema = z.object({
  from: daySchema,
  to: daySchema,
  /** Pilots at once. */
  pilots: z.number().int(),
  /** Customers in at least one, in two or more. */
  withOne: z.number().int(),
  withTwo: z.number().int(),
  known: z.enum(['exact', 'least']),
});
export type PilotStretch = z.infer<typeof pilotStretchSchema>;

/** Where dates are in the way: of two features, or of a plan and the days on which nothing starts. */
export const calendarConflictSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('same-people'),
    featureIds: z.tuple([idSchema, idSchema]),
    from: daySchema,
    to: daySchema,
    people: z.number().int(),
    known: pilotStretchSchema.shape.known,
  }),
  z.object({ kind: z.literal('gates-on-one-day'), featureIds: z.array(idSchema).min(2), day: daySchema }),
  /** A phase is planned to start on a day on which nothing starts. */
  z.object({
    kind: z.literal('starts-on-blackout'),
    featureId: idSchema,
    phaseId: idSchema,
    phase: z.string(),
    day: daySchema,
    blackout: z.string(),
    /** The next day on which something may start. */
    freeDay: daySchema,
  }),
]);
export type CalendarConflict = z.infer<typeof calendarConflictSchema>;

export const portfolioCalendarSchema = z.object({
  gates: z.array(plannedGateSchema),
  /** From today on, in order, without the days on which no pilot runs. */
  stretches: z.array(pilotStretchSchema),
  /** Of the workspace and of single features, by their first day. */
  blackouts: z.array(blackoutSchema),
  /** Earliest first. */
  conflicts: z.array(calendarConflictSchema),
});
export type PortfolioCalendar = z.infer<typeof portfolioCalendarSchema>;
