import { appendFileSync, closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAX_FILE_BYTES } from '#shared/files/files.contract.ts';
import { AppError } from '#shared/kernel/app-error.ts';

type HeldFile = { path: string; name: string; expectedBytes: number };

const KEPT_FILES = 20;

/**
 * Files a person handed over, held in a temporary folder of this process under handles; gone when it closes.
 * Throws AppError `file-too-large`, `file-gone`, `file-incomplete`.
 */
export function createFileStore(newId: () => string) {
  const folder = mkdtempSync(join(tmpdir(), 'pilotbook-'));
  const files = new Map<string, HeldFile>();

  function get(handle: string): HeldFile {
    const file = files.get(handle);
    if (file === undefined) throw new AppError('not-found', 'file-gone');
    return file;
  }

  function discard(handle: string): void {
    const file = files.get(handle);
    if (file === undefined) return;
    files.delete(handle);
    rmSync(file.path, { force: true });
  }

  function dropOldest(): void {
    for (const oldest of [...files.keys()].slice(0, Math.max(0, files.size - KEPT_FILES + 1)))
      discard(oldest);
  }

  return {
    /**
     * A file the engine itself writes piece by piece. It can be got once it is finished; giving up removes it.
     */
    collect: (name: string) => {
      dropOldest();
      const handle = `file-${newId()}`;
      const path = join(folder, handle);
      const descriptor = openSync(path, 'wx', 0o600);
      let sizeBytes = 0;
      return {
        handle,
        write: (bytes: Uint8Array): void => {
          writeSync(descriptor, bytes);
          sizeBytes += bytes.length;
        },
        finish: (): string => {
          closeSync(descriptor);
          files.set(handle, { path, name, expectedBytes: sizeBytes });
          return handle;
        },
        giveUp: (): void => {
          closeSync(descriptor);
          rmSync(path, { force: true });
        },
      };
    },
    begin: (name: string, sizeBytes: number): string => {
      if (sizeBytes > MAX_FILE_BYTES) {
        throw new AppError('validation', 'file-too-large', { name, sizeBytes, limitBytes: MAX_FILE_BYTES });
      }
      dropOldest();
      const handle = `file-${newId()}`;
      const path = join(folder, handle);
      closeSync(openSync(path, 'wx', 0o600));
      files.set(handle, { path, name, expectedBytes: sizeBytes });
      return handle;
    },
    append: (handle: string, bytes: Uint8Array): number => {
      const file = get(handle);
      appendFileSync(file.path, bytes);
      const received = statSync(file.path).size;
      if (received > file.expectedBytes) {
        discard(handle);
        throw new AppError('validation', 'file-too-large', {
          name: file.name,
          sizeBytes: received,
          limitBytes: file.expectedBytes,
        });
      }
      return received;
    },
    discard,
    /** The whole file's place on disk and the name it had. */
    get: (handle: string): { path: string; name: string; sizeBytes: number } => {
      const { path, name, expectedBytes } = get(handle);
      const sizeBytes = statSync(path).size;
      if (sizeBytes !== expectedBytes) throw new AppError('validation', 'file-incomplete', { name });
      return { path, name, sizeBytes };
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export type FileStore = ReturnType<typeof createFileStore>;
export type CollectedFile = ReturnType<FileStore['collect']>;
