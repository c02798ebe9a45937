import { languageSchema, reportSummarySchema } from './report.ts';
import { command, defineContract, query } from '#shared/contract/define-contract.ts';
import { idSchema, z } from '#shared/kernel/schema.ts';

export const reportsContract = defineContract('reports', {
  list: query(z.object({ featureId: idSchema.nullable().default(null) }), z.array(reportSummarySchema)),
  create: command(
    z.object({ featureId: idSchema, phaseId: idSchema, language: languageSchema }),
    z.object({ reportId: idSchema }),
    ['reports'],
  ),
  /** The report as one self-contained HTML page. */
  get: query(
    z.object({ reportId: idSchema }),
    z.object({ summary: reportSummarySchema, fileName: z.string(), html: z.string() }),
  ),
  remove: command(z.object({ reportId: idSchema }), z.object({}), ['reports']),
});
