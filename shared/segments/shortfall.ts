import { z } from '#shared/kernel/schema.ts';

const people = z.number().int().min(0);

/** A phase that begins with fewer people than it asks for, as a decision keeps it. */
export const shortfallSchema = z.object({ asked: people, found: people });
export type Shortfall = z.infer<typeof shortfallSchema>;

/** Why people of the audience may not be picked, each counted once. */
export const barredSchema = z.object({
  notInSegment: people,
  optedOut: people,
  byHand: people,
  otherPilots: people,
});

/** A shortfall seen beforehand, and where it comes from. */
export const foreseenShortfallSchema = shortfallSchema.extend({
  /** As many as the pick was asked for; fewer than the plan's number where somebody chose so. */
  requested: people,
  barred: barredSchema,
  /** People of the audience in the roster. */
  listed: people,
});
export type ForeseenShortfall = z.infer<typeof foreseenShortfallSchema>;

/** A phase that runs with fewer people than were last asked for, because some of them opted out of it. */
export const peopleGoneSchema = z.object({ asked: people, remaining: people, optedOut: people });
export type PeopleGone = z.infer<typeof peopleGoneSchema>;
