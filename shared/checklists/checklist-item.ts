import { daySchema, idSchema, instantSchema, z } from '#shared/kernel/schema.ts';

export const checklistGroupSchema = z.enum(['plan', 'people', 'communication', 'data', 'rollback', 'exit']);
export type ChecklistGroup = z.infer<typeof checklistGroupSchema>;

export const evidenceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string().trim().min(1).max(1000) }),
  z.object({ kind: z.literal('note'), noteId: idSchema, text: z.string().max(300) }),
  z.object({ kind: z.literal('metric'), metricId: idSchema, text: z.string().max(300) }),
  z.object({ kind: z.literal('file'), fileName: z.string().max(255), sha256: z.string().length(64) }),
]);
export type Evidence = z.infer<typeof evidenceSchema>;

/**
 * generated: from the phase and the risk answers, its words by `code` · custom: typed by a person ·
 * computed: judged by the app from what is recorded, never ticked by hand.
 */
export const checklistItemSchema = z.object({
  id: idSchema,
  phaseId: idSchema,
  position: z.number().int(),
  group: checklistGroupSchema,
  origin: z.enum(['generated', 'custom', 'computed']),
  code: z.string().nullable(),
  text: z.string().nullable(),
  weight: z.enum(['blocking', 'advisory']),
  state: z.enum(['open', 'done', 'not-applicable', 'waived']),
  evidence: evidenceSchema.nullable(),
  reason: z.string(),
  waivedUntil: daySchema.nullable(),
  actor: z.string(),
  at: instantSchema.nullable(),
  /** What a computed item found (days since rehearsal, open notes …), for its sentence. */
  found: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export type ChecklistItem = z.infer<typeof checklistItemSchema>;

export const rehearsalSchema = z.object({
  id: idSchema,
  featureId: idSchema,
  day: daySchema,
  minutes: z.number().int().min(0).max(10_000),
  people: z.string().trim().max(300),
});
export type Rehearsal = z.infer<typeof rehearsalSchema>;
