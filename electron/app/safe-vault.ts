import { safeStorage } from 'electron';
import { join } from 'node:path';
import { z } from '#shared/kernel/schema.ts';
import { readPrivateFile, writePrivateFile } from '#electron/shell/secret-file.ts';
import type { SecretVault, StoredSecret } from '#electron/shell/secret-store.ts';

const sealedSchema = z.object({ secretId: z.string(), host: z.string(), sealed: z.base64() });
const fileSchema = z.object({ version: z.literal(1), secrets: z.array(sealedSchema) });
type Sealed = z.infer<typeof sealedSchema>;

function parse(text: string | null): Sealed[] {
  if (text === null) return [];
  try {
    return fileSchema.parse(JSON.parse(text)).secrets;
  } catch {
    // A damaged file holds nothing that can be opened; the passwords are asked for again.
    console.error('The kept passwords could not be read; they are asked for again.');
    return [];
  }
}

async function open({ secretId, host, sealed }: Sealed): Promise<StoredSecret | null> {
  try {
    const { result } = await safeStorage.decryptStringAsync(Buffer.from(sealed, 'base64'));
    return { secretId, host, secret: result };
  } catch {
    // After a change of keyring the old key is gone; the workspace opens all the same and the password is asked for.
    return null;
  }
}

/**
 * Secrets encrypted under a key of the operating system, in a file of the app's own folder. Without a keyring Linux would
 * use a password everybody knows (`basic_text`); nothing is kept then.
 */
export function createSafeVault(folder: string): SecretVault {
  const path = join(folder, 'secrets.json');
  return {
    kind: 'system',
    isAvailable: async () => {
      if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text')
        return false;
      return safeStorage.isAsyncEncryptionAvailable();
    },
    load: async () => {
      const opened = await Promise.all(parse(readPrivateFile(path)).map(open));
      return opened.filter((secret) => secret !== null);
    },
    save: async (secrets) => {
      const written = await Promise.all(
        secrets.map(async ({ secretId, host, secret }) => ({
          secretId,
          host,
          sealed: (await safeStorage.encryptStringAsync(secret)).toString('base64'),
        })),
      );
      const text = written.length === 0 ? '' : JSON.stringify({ version: 1, secrets: written });
      writePrivateFile(path, text);
    },
  };
}
