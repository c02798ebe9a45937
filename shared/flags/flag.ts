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
  /** The deed that caused it, as the audit log names it: `decisions.decide`, `workspace.undo:segments.optOut`. */
  method: z.string(),
  reason: z.string(),
});
export type FlagChange = z.infer<typeof flagChangeSchema>;

/** Whether the file beside the workspace says what the workspace says. */
export const flagFileStateSchema = z.enum(['written', 'unwritable']);
export type FlagFileState = z.infer<typeof flagFileStateSchema>;
