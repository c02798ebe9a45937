import { daySchema, idSchema, z } from '#shared/kernel/schema.ts';

export const blackoutNameSchema = z.string().trim().min(1).max(120);

/** Days on which nothing may start, both ends included: the Christmas trade, the stock-take, a holiday. */
export const blackoutSchema = z.object({
  id: idSchema,
  /** The feature it holds for; null holds for all of the workspace. */
  featureId: idSchema.nullable(),
  name: blackoutNameSchema,
  firstDay: daySchema,
  lastDay: daySchema,
});
export type Blackout = z.infer<typeof blackoutSchema>;

/** Whether the business works on Saturdays and Sundays. */
export const weekendsSchema = z.enum(['closed', 'open']);
export type Weekends = z.infer<typeof weekendsSchema>;
