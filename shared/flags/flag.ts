import { idSchema, instantSchema, z } from '#shared/kernel/schema.ts';

/** off: nobody · some: the listed people · everyone · killed: the kill switch holds everybody off. */
export const flagExposureSchema = z.enum(['off', 'some', 'everyone', 'killed']);
export type FlagExposure = z.infer<typeof flagExposureSchema>;

export const flagChangeSchema = z.object({
  id: idSchema,
  at: instantSchema,
  actor: z.string(),
  exposure: flagExposureSchema,
  people: z.number().int(),
  reason: z.string(),
});
export type FlagChange = z.infer<typeof flagChangeSchema>;
