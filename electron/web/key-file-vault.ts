import { join } from 'node:path';
import { z } from '#shared/kernel/schema.ts';
import { readPrivateFile, writePrivateFile } from '#electron/shell/secret-file.ts';
import { storedSecretSchema, type SecretVault } from '#electron/shell/secret-store.ts';

const fileSchema = z.object({ version: z.literal(1), secrets: z.array(storedSecretSchema) });

function parse(text: string | null) {
  if (text === null) return [];
  try {
    return fileSchema.parse(JSON.parse(text)).secrets;
  } catch {
    // A file someone edited by hand holds nothing that can be used; the passwords are asked for again.
    console.error('The key file could not be read; passwords are asked for again.');
    return [];
  }
}

/** Keys in a file of the data folder that only this user may read (0600); written only for secrets the person wants kept. */
export function createKeyFileVault(dataFolder: string): SecretVault {
  const path = join(dataFolder, 'keys.json');
  return {
    kind: 'file',
    isAvailable: async () => process.platform !== 'win32',
    load: async () => parse(readPrivateFile(path)),
    save: async (secrets) =>
      writePrivateFile(path, secrets.length === 0 ? '' : JSON.stringify({ version: 1, secrets })),
  };
}
