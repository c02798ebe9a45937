import { randomUUID } from 'node:crypto';
import { z } from '#shared/kernel/schema.ts';

/** A password or key, what it is known under, and the one host it may be sent to. */
export const storedSecretSchema = z.object({ secretId: z.string(), host: z.string(), secret: z.string() });
export type StoredSecret = z.infer<typeof storedSecretSchema>;

/**
 * Where secrets outlive the session. system: encrypted under a key of the operating system · file: a file only this user
 * can read. What cannot be read any more is left out of `load` and asked for again; `save` replaces everything.
 */
export type SecretVault = {
  kind: 'system' | 'file';
  isAvailable: () => Promise<boolean>;
  load: () => Promise<StoredSecret[]>;
  save: (secrets: readonly StoredSecret[]) => Promise<void>;
};

export type SecretKeeping = 'kept' | 'session';

/**
 * Secrets of sources, for every workspace of this computer: all in memory, those the person wants kept in the vault too.
 * Nothing that stands here is ever answered to a window.
 */
export function createSecretStore(vault: SecretVault | null) {
  const held = new Map<string, StoredSecret & { keeping: SecretKeeping }>();
  let loading: Promise<void> | null = null;

  async function isVaultOpen(): Promise<boolean> {
    return vault !== null && (await vault.isAvailable());
  }

  async function loadVault(): Promise<void> {
    if (vault === null || !(await vault.isAvailable())) return;
    for (const secret of await vault.load()) held.set(secret.secretId, { ...secret, keeping: 'kept' });
  }

  function loaded(): Promise<void> {
    loading ??= loadVault();
    return loading;
  }

  async function save(): Promise<void> {
    if (vault === null || !(await vault.isAvailable())) return;
    const kept = [...held.values()].filter(({ keeping }) => keeping === 'kept');
    await vault.save(kept.map(({ secretId, host, secret }) => ({ secretId, host, secret })));
  }

  return {
    /** `none` where secrets cannot be kept and are asked for in each session. */
    vaultKind: async (): Promise<'system' | 'file' | 'none'> =>
      vault !== null && (await isVaultOpen()) ? vault.kind : 'none',
    /** Answers with the id and with whether it is really kept: without a vault it lives for this session only. */
    set: async ({
      secretId,
      host,
      secret,
      keeping,
    }: NewSecret): Promise<{ id: string; keeping: SecretKeeping }> => {
      await loaded();
      const id = secretId ?? randomUUID();
      const really = keeping === 'kept' && (await isVaultOpen()) ? 'kept' : 'session';
      const wasKept = held.get(id)?.keeping === 'kept';
      held.set(id, { secretId: id, host, secret, keeping: really });
      if (really === 'kept' || wasKept) await save();
      return { id, keeping: really };
    },
    forget: async (secretId: string): Promise<void> => {
      await loaded();
      const wasKept = held.get(secretId)?.keeping === 'kept';
      held.delete(secretId);
      if (wasKept) await save();
    },
    list: async (): Promise<StoredSecret[]> => {
      await loaded();
      return [...held.values()].map(({ secretId, host, secret }) => ({ secretId, host, secret }));
    },
  };
}

export type NewSecret = {
  secretId: string | null;
  host: string;
  secret: string;
  keeping: SecretKeeping;
};
export type SecretStore = ReturnType<typeof createSecretStore>;
