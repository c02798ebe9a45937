import { daySchema, idSchema, instantSchema, z } from '#shared/kernel/schema.ts';

export const languageSchema = z.enum(['en', 'it']);
export type Language = z.infer<typeof languageSchema>;

/** A report is a snapshot: its text does not change afterwards. */
export const reportSummarySchema = z.object({
  id: idSchema,
  featureId: idSchema,
  featureName: z.string(),
  phaseId: idSchema,
  phaseName: z.string(),
  language: languageSchema,
  createdAt: instantSchema,
  dataUpTo: daySchema.nullable(),
  /** SHA-256 of the HTML: a report whose text no longer has it was tampered with. */
  hash: z.string(),
});
export type ReportSummary = z.infer<typeof reportSummarySchema>;
