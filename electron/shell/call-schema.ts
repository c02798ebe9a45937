import { z } from '#shared/kernel/schema.ts';

export const requestIdSchema = z.string().min(1).max(100);

/** A call as a window may send it; the method's own input is judged by the door. */
export const callSchema = z.object({
  requestId: requestIdSchema,
  method: z.string().min(1).max(100),
  input: z.unknown(),
});
