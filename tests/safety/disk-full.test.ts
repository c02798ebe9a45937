import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';

const DISK_MEGABYTES = 4;
const KEPT_PEOPLE = 20;

function whyNoSmallDisk(folder: string): string | null {
  if (process.platform !== 'linux') return 'needs a Linux tmpfs';
  if (process.getuid?.() !== 0) return 'needs root to mount a small disk';
  const size = `size=${DISK_MEGABYTES}m`;
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', folder], { encoding: 'utf8' });
  return mounted.status === 0 ? null : `cannot mount a small disk: ${mounted.stderr.trim()}`;
}

const folder = mkdtempSync(join(tmpdir(), 'pilotbook-small-disk-'));
const obstacle = whyNoSmallDisk(folder);
if (obstacle !== null) console.warn(`Disk-full tests are skipped: ${obstacle}.`);

const filler = join(folder, 'filler');
const path = join(folder, 'small.pilotbook');
let workspace: TestWorkspace;

/** Writes until the disk has not a byte left. */
function fillDisk(): void {
  const block = Buffer.alloc(4096, 1);
  const file = openSync(filler, 'a');
  try {
    for (;;) writeSync(file, block);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(file);
  }
}

async function addUntilFull(): Promise<{ added: number; code: string; kind: string }> {
  for (let added = 0; added < 10_000; added += 1) {
    const reply = await workspace.ask('segments.addPerson', {
      name: `Emporio ${added}`,
      role: 'customer',
      attributes: { remark: 'x'.repeat(2000) },
    });
    if (!reply.ok) return { added, code: reply.error.code, kind: reply.error.kind };
  }
  throw new Error('the disk never filled');
}

async function customers(): Promise<number> {
  return (await workspace.call('segments.listPeople', { limit: 1 })).customers;
}

describe.skipIf(obstacle !== null)('a workspace on a disk that fills up', () => {
  let acknowledged = KEPT_PEOPLE;

  beforeAll(async () => {
    workspace = openTestWorkspace({ path });
    for (let index = 0; index < KEPT_PEOPLE; index += 1) {
      await workspace.call('segments.addPerson', { name: `Bottega ${index}`, role: 'customer' });
    }
  });

  afterAll(() => {
    spawnSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true, force: true });
  });

  it('says that the disk is full, by its own code, and keeps what was acknowledged', async () => {
    fillDisk();
    const refused = await addUntilFull();
    expect(refused).toMatchObject({ code: 'disk-full', kind: 'unavailable' });
    acknowledged += refused.added;
    expect(await customers()).toBe(acknowledged);
  });

  it('refuses an import with the same code and leaves no figure of it', async () => {
    const before = (await workspace.call('imports.list', {})).length;
    const rows = Array.from({ length: 3000 }, (_, index) => `C${index};Emporio ${index};${'y'.repeat(300)}`);
    const file = await workspace.upload('people.csv', ['code;name;remark', ...rows].join('\n'));
    const { mapping } = await workspace.call('imports.previewRoster', { file, mapping: null });
    const reply = await workspace.ask('imports.commitRoster', {
      file,
      mapping: { ...mapping, customerNumberColumn: 0, nameColumn: 1, attributeColumns: [2] },
    });
    expect(reply).toMatchObject({ ok: false, error: { code: 'disk-full' } });
    expect((await workspace.call('imports.list', {})).length).toBe(before);
    expect(await customers()).toBe(acknowledged);
  });

  it('refuses a backup with the same code and leaves no half backup behind', async () => {
    const reply = await workspace.ask('workspace.backUp', {});
    expect(reply).toMatchObject({ ok: false, error: { code: 'disk-full' } });
    const left = readdirSync(folder, { recursive: true }).map(String);
    expect(left.filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(await workspace.call('workspace.listBackups', {})).toEqual([]);
  });

  it('closes although no last backup can be made, and gives the file free', async () => {
    await expect(workspace.door.close()).resolves.toBeUndefined();
    expect(readdirSync(folder).filter((name) => name.endsWith('.lock'))).toEqual([]);
  });

  it('goes on as if nothing had been once there is room again', async () => {
    rmSync(filler, { force: true });
    workspace = openTestWorkspace({ path, idsFrom: 500_000 });
    expect(await customers()).toBe(acknowledged);
    await workspace.call('segments.addPerson', { name: 'Bottega nuova', role: 'customer' });
    expect((await workspace.call('workspace.verify', {})).firstBroken).toBeNull();
    const left = readdirSync(folder, { recursive: true }).map(String);
    expect(left.filter((name) => name.endsWith('.part'))).toEqual([]);
    await workspace.door.close();
  });
});
