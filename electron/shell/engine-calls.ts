import { randomUUID } from 'node:crypto';
import type { InputOf, MethodName, OutputOf } from '#shared/contract/contract.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { z } from '#shared/kernel/schema.ts';
import type { Door } from '#electron/rpc/door.ts';
import type { StoredSecret } from './secret-store.ts';

const uploadedFileSchema = z.object({ path: z.string().min(1), name: z.string() });

export type EngineCalls = {
  /** Calls the open workspace; throws the AppError of a refusal. */
  call: <Method extends MethodName>(method: Method, input: InputOf<Method>) => Promise<OutputOf<Method>>;
  /** Where the engine keeps an uploaded file. Never reachable from a window: the contract does not name it. */
  uploadedFile: (file: string) => Promise<z.infer<typeof uploadedFileSchema>>;
  /** Hands secrets to the engine, the same way; nothing happens while no workspace is open. */
  giveSecrets: (secrets: readonly StoredSecret[]) => Promise<void>;
  forgetSecret: (secretId: string) => Promise<void>;
};

/** Asks one method of a door; throws the AppError of a refusal. */
export async function callDoor(door: Door, method: string, input: unknown): Promise<unknown> {
  const reply = await door.call({ requestId: randomUUID(), method, input });
  if (!reply.ok) throw new AppError(reply.error.kind, reply.error.code, reply.error.details);
  return reply.value;
}

/** The shell's own calls to whichever engine is open. Throws AppError `no-workspace-open` when none is. */
export function createEngineCalls(workspace: { current: () => { door: Door } | null }): EngineCalls {
  function engine(): Door {
    const open = workspace.current();
    if (open === null) throw new AppError('unavailable', 'no-workspace-open');
    return open.door;
  }
  return {
    call: async <Method extends MethodName>(method: Method, input: InputOf<Method>) =>
      (await callDoor(engine(), method, input)) as OutputOf<Method>,
    uploadedFile: async (file) =>
      uploadedFileSchema.parse(await callDoor(engine(), 'internal.filePath', { file })),
    giveSecrets: async (secrets) => {
      const open = workspace.current();
      if (open !== null && secrets.length > 0) await callDoor(open.door, 'internal.giveSecrets', { secrets });
    },
    forgetSecret: async (secretId) => {
      const open = workspace.current();
      if (open !== null) await callDoor(open.door, 'internal.forgetSecret', { secretId });
    },
  };
}
