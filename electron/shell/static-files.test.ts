import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findStaticFile } from './static-files.ts';

const around = mkdtempSync(join(tmpdir(), 'pilotbook-static-'));
const folder = join(around, 'renderer');

beforeAll(() => {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets', 'app.js'), 'export {};');
  writeFileSync(join(folder, 'assets', 'secret'), 'no ending');
  writeFileSync(join(around, 'outside.json'), '{}');
  mkdirSync(join(around, 'renderer-beside'));
  writeFileSync(join(around, 'renderer-beside', 'a.js'), '');
  symlinkSync(join(around, 'outside.json'), join(folder, 'link.json'));
});
afterAll(() => rmSync(around, { recursive: true, force: true }));

describe('the files of the interface', () => {
  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/index.html', 'text/html; charset=utf-8'],
    ['/assets/app.js', 'text/javascript; charset=utf-8'],
    ['/assets/%61pp.js', 'text/javascript; charset=utf-8'],
  ])('%s is served as %s', async (path, contentType) => {
    expect((await findStaticFile(folder, path))?.contentType).toBe(contentType);
  });

  it.each([
    '/../outside.json',
    '/..%2foutside.json',
    '/%2e%2e/outside.json',
    '/..%5coutside.json',
    '/../renderer-beside/a.js',
    '//etc/hostname.txt',
    '/link.json',
    '/index.html%00.js',
    '/assets',
    '/assets/secret',
    '/missing.js',
    '/%',
    `/${'a'.repeat(5000)}.js`,
  ])('%s is not found', async (path) => {
    expect(await findStaticFile(folder, path)).toBeNull();
  });
});
