import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { InputOf, MethodName, OutputOf } from '#shared/contract/contract.ts';
import type { AppEvent } from '#shared/contract/envelope.ts';
import { openEngine } from '#electron/workspace/engine-link.ts';
import { filePieces } from '#tests/support/file-pieces.ts';
import { callDoor } from './engine-calls.ts';
import { createShell, type Shell, type ShellOptions } from './shell.ts';

// Each test starts real engines; a busy machine takes its time.
vi.setConfig({ testTimeout: 30_000 });

let folder = '';
let dataFolder = '';
let events: AppEvent[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pilotbook-shell-'));
  dataFolder = join(folder, 'data');
  events = [];
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

function startShell(change: Partial<ShellOptions> = {}): Shell {
  let time = 1_800_000_000_000;
  const shell = createShell({
    dataFolder,
    resourcesFolder: join(folder, 'resources'),
    openEngine: (file) => openEngine({ ...file, actorFallback: 'ada' }),
    printPdf: null,
    chooseFile: null,
    vault: null,
    notices: null,
    version: '9.9.9',
    now: () => (time += 1000),
    ...change,
  });
  shell.door.subscribe((event) => events.push(event));
  onTestFinished(() => shell.door.close());
  return shell;
}

async function ask<Method extends MethodName>(
  shell: Shell,
  method: Method,
  input: InputOf<Method>,
): Promise<OutputOf<Method>> {
  return (await callDoor(shell.door, method, input)) as OutputOf<Method>;
}

async function openName(shell: Shell): Promise<string> {
  return (await ask(shell, 'workspace.describe', {})).settings.name;
}

/** A closed workspace file with one table of settings in it, as another computer would hand it over. */
async function makeWorkspaceFile(name: string): Promise<string> {
  const path = join(folder, name);
  const door = await openEngine({ path, mode: 'create-if-missing', actorFallback: 'eve' });
  await door.close();
  return path;
}

describe('the first start', () => {
  it('makes "My business" in the data folder', async () => {
    const shell = startShell();
    await shell.open({ kind: 'latest' });
    expect(await openName(shell)).toBe('My business');
    expect(existsSync(join(dataFolder, 'My business.pilotbook'))).toBe(true);
    expect((await ask(shell, 'workspace.describe', {})).undoable).toBeNull();
  });

  it('refuses workspace methods in words while nothing is open', async () => {
    const reply = await startShell().door.call({ requestId: '1', method: 'workspace.describe', input: {} });
    expect(reply).toMatchObject({ ok: false, error: { kind: 'unavailable', code: 'no-workspace-open' } });
  });
});

describe('the next start', () => {
  it('opens the workspace that was opened last', async () => {
    const first = startShell();
    await first.open({ kind: 'latest' });
    await ask(first, 'shell.createWorkspace', { name: 'Adriatica Forniture' });
    await first.door.close();
    const second = startShell();
    await second.open({ kind: 'latest' });
    expect(await openName(second)).toBe('Adriatica Forniture');
  });

  it('says which file cannot be opened and leaves it as it is', async () => {
    const first = startShell();
    await first.open({ kind: 'latest' });
    await first.door.close();
    const path = join(dataFolder, 'My business.pilotbook');
    writeFileSync(path, 'no workspace at all');
    await expect(startShell().open({ kind: 'latest' })).rejects.toMatchObject({
      code: 'not-a-workspace',
      details: { path },
    });
    expect(readFileSync(path, 'utf8')).toBe('no workspace at all');
  });
});

describe('making a workspace', () => {
  it.each([
    ['Caffè "Roma"', 'Caffè Roma.pilotbook'],
    ['../../escape', 'escape.pilotbook'],
    ['NUL', '_NUL.pilotbook'],
  ])('named %s keeps the name and takes the file name %s', async (name, fileName) => {
    const shell = startShell();
    await ask(shell, 'shell.createWorkspace', { name });
    expect(await openName(shell)).toBe(name);
    const known = await ask(shell, 'shell.listWorkspaces', {});
    expect(known).toMatchObject([{ fileName, folder: dataFolder, current: 'open' }]);
  });

  it('never writes over a file of the same name', async () => {
    const shell = startShell();
    await ask(shell, 'shell.createWorkspace', { name: 'Bar' });
    await ask(shell, 'shell.createWorkspace', { name: 'Bar' });
    const names = readdirSync(dataFolder).filter((name) => name.endsWith('.pilotbook'));
    expect(names.sort()).toEqual(['Bar 2.pilotbook', 'Bar.pilotbook']);
    expect(await openName(shell)).toBe('Bar');
  });
});

describe('switching', () => {
  it('closes the old workspace, then tells every window', async () => {
    const shell = startShell();
    await ask(shell, 'shell.createWorkspace', { name: 'One' });
    await ask(shell, 'shell.createWorkspace', { name: 'Two' });
    // Another process may hold it now.
    const door = await openEngine({
      path: join(dataFolder, 'One.pilotbook'),
      mode: 'must-exist',
      actorFallback: 'eve',
    });
    await door.close();
    expect(events.filter(({ type }) => type === 'workspace-opened')).toHaveLength(2);
    expect(events.at(-1)).toEqual({ type: 'changed', invalidates: ['everything'] });
  });

  it('goes back by handle', async () => {
    const shell = startShell();
    await ask(shell, 'shell.createWorkspace', { name: 'One' });
    await ask(shell, 'shell.createWorkspace', { name: 'Two' });
    const one = (await ask(shell, 'shell.listWorkspaces', {})).find(({ current }) => current === 'closed');
    await ask(shell, 'shell.openWorkspace', { handle: one?.handle ?? '' });
    expect(await openName(shell)).toBe('One');
  });

  it('to the open workspace keeps it open', async () => {
    const shell = startShell();
    await ask(shell, 'shell.createWorkspace', { name: 'One' });
    await shell.open({ kind: 'file', path: join(dataFolder, '..', 'data', 'One.pilotbook') });
    expect(await openName(shell)).toBe('One');
  });

  it('twice at once ends with one workspace open', async () => {
    const shell = startShell();
    const [one, two] = await Promise.all([
      makeWorkspaceFile('one.pilotbook'),
      makeWorkspaceFile('two.pilotbook'),
    ]);
    await Promise.all([
      shell.open({ kind: 'file', path: one }),
      shell.open({ kind: 'file', path: two }),
      shell.open({ kind: 'file', path: one }),
    ]);
    const known = await ask(shell, 'shell.listWorkspaces', {});
    expect(known.filter(({ current }) => current === 'open')).toMatchObject([{ fileName: 'one.pilotbook' }]);
  });

  const unopenable: [string, (path: string) => Promise<void> | void, string][] = [
    ['a file that is no workspace', (path) => writeFileSync(path, 'hello'), 'not-a-workspace'],
    ['an empty file', (path) => writeFileSync(path, ''), 'not-a-workspace'],
    ['a folder', async (path) => mkdir(path), 'not-a-workspace'],
    ['a missing file', () => undefined, 'workspace-missing'],
    [
      'a damaged file',
      (path) => writeFileSync(path, `SQLite format 3\0${'x'.repeat(5000)}`),
      'workspace-damaged',
    ],
    [
      'a read-only file',
      async (path) => {
        await makeWorkspaceFile(basename(path));
        chmodSync(path, 0o444);
      },
      'workspace-read-only',
    ],
    [
      'a file held by another process',
      async (path) => {
        const door = await openEngine({ path, mode: 'create-if-missing', actorFallback: 'eve' });
        onTestFinished(() => door.close());
      },
      'workspace-in-use',
    ],
  ];

  it.each(unopenable)('to %s fails in words and the old one stays open', async (_what, prepare, code) => {
    const shell = startShell();
    await ask(shell, 'shell.createWorkspace', { name: 'One' });
    const path = join(folder, 'strange.pilotbook');
    await prepare(path);
    const before = existsSync(path) ? statSync(path).size : null;
    await expect(shell.open({ kind: 'file', path: path })).rejects.toMatchObject({ code });
    expect(await openName(shell)).toBe('One');
    expect(existsSync(path) ? statSync(path).size : null).toBe(before);
    expect((await ask(shell, 'shell.listWorkspaces', {})).map(({ fileName }) => fileName)).toEqual([
      'One.pilotbook',
    ]);
  });

  it('to an unknown handle is refused', async () => {
    const asked = ask(startShell(), 'shell.openWorkspace', { handle: 'workspace-0' });
    await expect(asked).rejects.toMatchObject({ kind: 'not-found', code: 'workspace-missing' });
  });
});

describe('the sample', () => {
  async function withSample(): Promise<Shell> {
    // A temporary folder of its own: another Pilotbook on this computer may be showing its sample.
    for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, folder);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    const made = await makeWorkspaceFile('made.pilotbook');
    mkdirSync(join(folder, 'resources'));
    writeFileSync(join(folder, 'resources', 'sample.pilotbook'), readFileSync(made));
    return startShell();
  }

  function sampleFolders(): string[] {
    return readdirSync(tmpdir()).filter((name) => name.startsWith('pilotbook-sample-'));
  }

  it('is a fresh copy each time, is not remembered and leaves nothing behind', async () => {
    const shell = await withSample();
    const before = sampleFolders();
    await ask(shell, 'shell.openSample', {});
    await ask(shell, 'workspace.changeSettings', { name: 'Changed by a visitor' });
    await ask(shell, 'shell.openSample', {});
    expect(await openName(shell)).not.toBe('Changed by a visitor');
    expect(await ask(shell, 'shell.listWorkspaces', {})).toEqual([]);
    expect(sampleFolders()).toHaveLength(before.length + 1);
    await shell.door.close();
    expect(sampleFolders()).toEqual(before);
  });

  it('that is not there is told in words', async () => {
    await expect(ask(startShell(), 'shell.openSample', {})).rejects.toMatchObject({ code: 'sample-missing' });
  });
});

async function upload(shell: Shell, name: string, bytes: Buffer): Promise<string> {
  const { file } = await ask(shell, 'files.begin', { name, sizeBytes: bytes.length });
  for (const base64 of filePieces(bytes)) await ask(shell, 'files.append', { file, base64 });
  return file;
}

describe('adopting an uploaded workspace', () => {
  it('keeps a copy beside the others and opens it', async () => {
    const made = await makeWorkspaceFile('from-my-colleague.pilotbook');
    const shell = startShell();
    await shell.open({ kind: 'latest' });
    const file = await upload(shell, 'My business.pilotbook', readFileSync(made));
    await ask(shell, 'shell.adoptWorkspace', { file });
    const open = (await ask(shell, 'shell.listWorkspaces', {})).find(({ current }) => current === 'open');
    expect(open).toMatchObject({ fileName: 'My business 2.pilotbook', folder: dataFolder });
  });

  it('that is no workspace keeps no copy', async () => {
    const shell = startShell();
    await shell.open({ kind: 'latest' });
    const file = await upload(shell, 'holiday.jpg', Buffer.from('not a workspace'));
    const before = readdirSync(dataFolder).sort();
    await expect(ask(shell, 'shell.adoptWorkspace', { file })).rejects.toMatchObject({
      code: 'not-a-workspace',
    });
    expect(readdirSync(dataFolder).sort()).toEqual(before);
    expect(await openName(shell)).toBe('My business');
  });
});

describe('what only the shell may ask', () => {
  it.each(['internal.filePath', 'toString', '__proto__', 'shell.nothing', ''])(
    '%j is an unknown method for a window',
    async (method) => {
      const shell = startShell();
      await shell.open({ kind: 'latest' });
      const reply = await shell.door.call({ requestId: '1', method, input: { file: 'file-a' } });
      expect(reply).toMatchObject({ ok: false, error: { code: 'unknown-method' } });
    },
  );
});

describe('what the shell can do', () => {
  it('is told by the browser shell without a browser that prints', async () => {
    expect(await ask(startShell(), 'shell.describe', {})).toEqual({
      shell: 'web',
      version: '9.9.9',
      pdf: 'no-browser',
      fileDialog: 'upload',
    });
    const print = ask(startShell(), 'shell.printReport', { reportId: 'r' });
    await expect(print).rejects.toMatchObject({ code: 'no-browser' });
    const choose = ask(startShell(), 'shell.chooseWorkspace', {});
    await expect(choose).rejects.toMatchObject({ code: 'no-file-dialog' });
  });

  it('includes the native dialog on the desktop', async () => {
    const path = await makeWorkspaceFile('chosen.pilotbook');
    const answers: (string | null)[] = [null, path];
    const shell = startShell({ chooseFile: async () => answers.shift() ?? null });
    expect(await ask(shell, 'shell.describe', {})).toMatchObject({ shell: 'electron', fileDialog: 'native' });
    expect(await ask(shell, 'shell.chooseWorkspace', {})).toEqual({ chosen: 'none' });
    expect(await ask(shell, 'shell.chooseWorkspace', {})).toEqual({ chosen: 'opened' });
    expect(await openName(shell)).toBe('chosen');
  });
});
