import { command, defineContract } from '#shared/contract/define-contract.ts';
import { z } from '#shared/kernel/schema.ts';

/** A file a person chose, held by the engine under a handle; the interface never names a path. */
export const fileHandleSchema = z.string().regex(/^file-[a-z0-9-]{1,64}$/);

/** A file larger than this is refused before a byte is sent: 512 MiB. */
export const MAX_FILE_BYTES = 512 * 1024 * 1024;

/** Bytes travel in pieces of at most this size, as base64 text: a longer one outlives what it was needed for by 50 MB. */
export const FILE_CHUNK_BYTES = 512 * 1024;

export const filesContract = defineContract('files', {
  begin: command(
    z.object({ name: z.string().min(1).max(255), sizeBytes: z.number().int().nonnegative() }),
    z.object({ file: fileHandleSchema }),
    [],
  ),
  append: command(
    z.object({ file: fileHandleSchema, base64: z.base64().max(Math.ceil((FILE_CHUNK_BYTES * 4) / 3) + 4) }),
    z.object({ receivedBytes: z.number().int() }),
    [],
  ),
  discard: command(z.object({ file: fileHandleSchema }), z.object({}), []),
});
