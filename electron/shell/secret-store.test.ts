import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createSafeVault } from '#electron/app/safe-vault.ts';
import { createKeyFileVault } from '#electron/web/key-file-vault.ts';
import { createElectronStandIn } from '#tests/support/electron-stand-in.ts';
import { createSecretStore, type SecretVault } from './secret-store.ts';

const held = vi.hoisted(() => ({ safeStorage: {} as unknown }));
vi.mock('electron', () => ({
  get safeStorage() {
    return held.safeStorage;
  },
}));

const SECRET = 'canary-secret-2342';
const given = { secretId: null, host: 'shop.example', secret: SECRET, keeping: 'kept' } as const;

let folder = '';
let storage = createElectronStandIn().safeStorage;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pilotbook-secrets-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  storage = createElectronStandIn().safeStorage;
  held.safeStorage = storage;
});

const VAULTS: readonly [string, () => SecretVault, string][] = [
  ['a key of the system', () => createSafeVault(folder), 'secrets.json'],
  ['a file of this user', () => createKeyFileVault(folder), 'keys.json'],
];

describe.each(VAULTS)('secrets kept under %s', (_name, createVault, fileName) => {
  const path = () => join(folder, fileName);

  it('are there after a restart, and in a file nobody else may read', async () => {
    const { id, keeping } = await createSecretStore(createVault()).set(given);
    expect(keeping).toBe('kept');
    expect(await createSecretStore(createVault()).list()).toEqual([
      { secretId: id, host: 'shop.example', secret: SECRET },
    ]);
    expect(statSync(path()).mode & 0o777).toBe(0o600);
  });

  it('leave the file when they are forgotten, or are to be held for the session only', async () => {
    const store = createSecretStore(createVault());
    const first = await store.set(given);
    const second = await store.set(given);
    await store.forget(first.id);
    await store.set({ ...given, secretId: second.id, keeping: 'session' });
    expect(existsSync(path())).toBe(false);
    expect(await store.list()).toHaveLength(1);
  });

  it('are asked for again when their file is damaged', async () => {
    writeFileSync(path(), '{"version":1,"secr');
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(await createSecretStore(createVault()).list()).toEqual([]);
  });
});

describe('secrets in the desktop app', () => {
  it('are sealed before they are written', async () => {
    await createSecretStore(createSafeVault(folder)).set(given);
    expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).not.toContain(SECRET);
  });

  it.each([
    ['only a password everybody knows would seal them', { backend: 'basic_text' }],
    ['the system offers no key', { available: false }],
  ])('are held for the session alone when %s', async (_why, change) => {
    Object.assign(storage, change);
    const store = createSecretStore(createSafeVault(folder));
    expect((await store.set(given)).keeping).toBe('session');
    expect(await store.vaultKind()).toBe('none');
    expect(existsSync(join(folder, 'secrets.json'))).toBe(false);
    expect(await store.list()).toHaveLength(1);
  });

  it('are asked for again when the keyring changed, and lock nothing', async () => {
    await createSecretStore(createSafeVault(folder)).set(given);
    storage.key = 'second';
    expect(await createSecretStore(createSafeVault(folder)).list()).toEqual([]);
  });
});

describe('secrets without a safe place', () => {
  it('live for the session', async () => {
    const store = createSecretStore(null);
    expect((await store.set(given)).keeping).toBe('session');
    expect(await store.vaultKind()).toBe('none');
  });
});
