import { segmentRuleSchema } from './segment-rule.ts';
import { idSchema, lineSchema, z } from '#shared/kernel/schema.ts';

/** A named group: whoever a rule finds or people chosen by hand, without the people of the segments left out. */
export const segmentSchema = z.object({
  id: idSchema,
  name: lineSchema,
  description: z.string().max(500),
  /** Null where people were chosen by hand. */
  rule: segmentRuleSchema.nullable(),
  leaveOutIds: z.array(idSchema),
  /** People in it now, customers and staff. */
  members: z.number().int(),
});
export type Segment = z.infer<typeof segmentSchema>;
