import { z } from 'zod';
import { isDay } from './calendar-day.ts';

// Zod compiles parsers with `new Function` unless told not to, which the content security policy forbids.
z.config({ jitless: true });

export { z };

/** An id made by the app (UUIDv7 text). */
export const idSchema = z.string().min(1).max(64);
export type Id = string;

/** A calendar day, `YYYY-MM-DD`. */
export const daySchema = z.string().refine(isDay, 'not a calendar day');

/** Milliseconds since 1970 in UTC. */
export const instantSchema = z.number().int().nonnegative();

/** One line of text a person typed, trimmed and not empty. */
export const lineSchema = z.string().trim().min(1).max(200);

/** Free text a person typed; may be empty. */
export const textSchema = z.string().max(20_000);
