import { defineContract, query } from '#shared/contract/define-contract.ts';
import { fileHandleSchema } from '#shared/files/files.contract.ts';
import { z } from '#shared/kernel/schema.ts';

/** What only the shell in the same process may ask; the shell's door lets no window reach these. */
export const internalContract = defineContract('internal', {
  filePath: query(z.object({ file: fileHandleSchema }), z.object({ path: z.string(), name: z.string() })),
});
