import type { WantedTable } from '#shared/imports/import-mapping.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { CallContext } from '#electron/rpc/door.ts';
import type { FileStore } from '#electron/workspace/file-store.ts';
import type { FileReading } from './file-reading.ts';
import type { InspectedFile, OpenedFile, Pause } from './inspect-file.ts';
import type { FileLook } from './look-at-file.ts';

export type LookedAt = { file: InspectedFile; look: FileLook };

const KEPT_LOOKS = 8;

/** Says how many bytes of a file were read, under a step the words know. */
export function pauseOf(context: CallContext, step: string, totalBytes: number): Pause {
  return {
    onBytes: (done) => context.reportProgress({ step, done, total: totalBytes }),
    stopIfCancelled: context.stopIfCancelled,
  };
}

/** Looks at files handed over, once for each way of reading them: a corrected mapping does not read them anew. */
export function createFileLooks(files: FileStore, reading: FileReading) {
  const inspected = new Map<string, InspectedFile>();
  const looks = new Map<string, FileLook>();

  function open(handle: string): OpenedFile {
    try {
      return files.get(handle);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
        throw new AppError('not-found', 'file-gone');
      }
      throw error;
    }
  }

  async function inspect(handle: string, context: CallContext): Promise<InspectedFile> {
    const file = open(handle);
    const known = inspected.get(handle);
    if (known !== undefined) return known;
    const found = await reading.inspect(file, pauseOf(context, 'inspecting', file.sizeBytes));
    remember(inspected, handle, found);
    return found;
  }

  return {
    /** `wanted` null finds out how the file is written. See `inspectFile` and `lookAtFile` for what is refused. */
    lookAt: async (handle: string, wanted: WantedTable | null, context: CallContext): Promise<LookedAt> => {
      const file = await inspect(handle, context);
      const key = wanted === null ? handle : keyOf(handle, wanted);
      const known = looks.get(key);
      if (known !== undefined) return { file, look: known };
      const look = await reading.look({ file, wanted }, pauseOf(context, 'looking', file.sizeBytes));
      remember(looks, key, look);
      // What was found by looking is not looked at again when the person agrees.
      if (wanted === null || wanted.headerLine === null) remember(looks, keyOf(handle, look.dialect), look);
      return { file, look };
    },
  };
}

/** A corrected decimal mark is no reason to read the file again. */
function keyOf(handle: string, dialect: WantedTable): string {
  const { format, encoding, delimiter, sheet, rowsAt, headerLine } = dialect;
  // One by one: what comes back from a window has the same fields in another order.
  return JSON.stringify([handle, format, encoding, delimiter, sheet, rowsAt, headerLine]);
}

function remember<Value>(kept: Map<string, Value>, key: string, value: Value): void {
  kept.set(key, value);
  const [oldest] = kept.keys();
  if (kept.size > KEPT_LOOKS && oldest !== undefined) kept.delete(oldest);
}

export type FileLooks = ReturnType<typeof createFileLooks>;
