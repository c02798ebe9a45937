import { instantSchema, z } from './schema.ts';

/** Computers set their clocks right by seconds all the time; so little back is no matter. */
const TOLERANCE_MS = 15 * 60_000;

/**
 * Whether the computer's clock can be believed: set-back when it stands, at `now`, before the last thing recorded, at
 * `lastAt`, which cannot be.
 */
export const clockStandSchema = z.discriminatedUnion('stand', [
  z.object({ stand: z.literal('right') }),
  z.object({ stand: z.literal('set-back'), now: instantSchema, lastAt: instantSchema }),
]);
export type ClockStand = z.infer<typeof clockStandSchema>;

/** Both in UTC milliseconds; null where nothing was recorded yet. A clock up to a quarter of an hour behind is right. */
export function clockStand(now: number, lastRecordedAt: number | null): ClockStand {
  return lastRecordedAt !== null && now < lastRecordedAt - TOLERANCE_MS
    ? { stand: 'set-back', now, lastAt: lastRecordedAt }
    : { stand: 'right' };
}
