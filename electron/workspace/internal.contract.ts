import { command, defineContract, query } from '#shared/contract/define-contract.ts';
import { fileHandleSchema } from '#shared/files/files.contract.ts';
import { idSchema, z } from '#shared/kernel/schema.ts';

/** What only the shell in the same process may ask; the shell's door lets no window reach these. */
export const internalContract = defineContract('internal', {
  filePath: query(z.object({ file: fileHandleSchema }), z.object({ path: z.string(), name: z.string() })),
  /** Passwords and keys the shell keeps, each for the one host it was given for. Never written down by the engine. */
  giveSecrets: command(
    z.object({
      secrets: z.array(z.object({ secretId: idSchema, host: z.string(), secret: z.string() })),
    }),
    z.object({}),
    ['sources'],
  ),
  forgetSecret: command(z.object({ secretId: idSchema }), z.object({}), ['sources']),
});
