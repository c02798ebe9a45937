import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createKnownWorkspaces, handleOf } from './known-workspaces.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pilotbook-known-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

function file(name: string): string {
  const path = join(folder, name);
  writeFileSync(path, '');
  return path;
}

describe('the list of known workspaces', () => {
  it('is empty before anything was opened', () => {
    expect(createKnownWorkspaces(folder).list()).toEqual([]);
  });

  it('names the latest opened first and each file once', () => {
    const [one, two] = [file('one.pilotbook'), file('two.pilotbook')];
    const known = createKnownWorkspaces(folder);
    known.remember({ path: one, openedAt: 1 });
    known.remember({ path: two, openedAt: 2 });
    known.remember({ path: one, openedAt: 3 });
    expect(createKnownWorkspaces(folder).list()).toEqual([
      { path: one, openedAt: 3 },
      { path: two, openedAt: 2 },
    ]);
  });

  it('drops a file that is gone, and its handle', () => {
    const path = file('one.pilotbook');
    const known = createKnownWorkspaces(folder);
    known.remember({ path, openedAt: 1 });
    expect(known.findPath(handleOf(path))).toBe(path);
    rmSync(path);
    expect(known.list()).toEqual([]);
    expect(known.findPath(handleOf(path))).toBeNull();
  });

  it('holds twenty files at most', () => {
    const known = createKnownWorkspaces(folder);
    for (let index = 0; index < 25; index += 1) {
      known.remember({ path: file(`${index}.pilotbook`), openedAt: index });
    }
    expect(known.list()).toHaveLength(20);
    expect(known.list().at(-1)?.openedAt).toBe(5);
  });

  it.each([
    '',
    '{"version":1',
    '{"version":2,"workspaces":[]}',
    '[]',
    '{"version":1,"workspaces":[{"path":7}]}',
  ])('starts anew from the unreadable text %j and keeps that text aside', (text) => {
    writeFileSync(join(folder, 'known-workspaces.json'), text);
    expect(createKnownWorkspaces(folder).list()).toEqual([]);
    expect(readFileSync(join(folder, 'known-workspaces.json.unreadable'), 'utf8')).toBe(text);
  });

  it('leaves no half-written file behind when the list cannot be written', () => {
    mkdirSync(join(folder, 'known-workspaces.json', 'in-the-way'), { recursive: true });
    const known = createKnownWorkspaces(folder);
    expect(() => known.remember({ path: file('one.pilotbook'), openedAt: 1 })).toThrow('EISDIR');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('gives a handle that does not tell the folder', () => {
    expect(handleOf('/home/ada/one.pilotbook')).toMatch(/^workspace-[0-9a-f]{24}$/);
  });
});
