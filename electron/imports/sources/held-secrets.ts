import { AppError } from '#shared/kernel/app-error.ts';
import type { Id } from '#shared/kernel/schema.ts';

export type GivenSecret = { secretId: Id; host: string; secret: string };

/** Secrets as the shell handed them over: in this process's memory alone, each for the one host it was given for. */
export function createHeldSecrets() {
  const held = new Map<Id, GivenSecret>();
  return {
    give: (secrets: readonly GivenSecret[]): void => {
      for (const secret of secrets) held.set(secret.secretId, secret);
    },
    forget: (secretId: Id) => held.delete(secretId),
    has: (secretId: Id): boolean => held.has(secretId),
    /**
     * The secret for a host; null when none is needed. Throws AppError `source-needs-secret` when it is not held, and
     * `source-secret-other-host` when it was given for another: a changed address must not carry it away.
     */
    get: (secretId: Id | null, host: string | null): string | null => {
      if (secretId === null) return null;
      const found = held.get(secretId);
      if (found === undefined) throw new AppError('precondition', 'source-needs-secret', { host });
      if (found.host !== host) {
        throw new AppError('precondition', 'source-secret-other-host', { host, given: found.host });
      }
      return found.secret;
    },
  };
}

export type HeldSecrets = ReturnType<typeof createHeldSecrets>;
