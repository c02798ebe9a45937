import Sqlite from 'better-sqlite3';
import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openWorkspace } from '#electron/workspace/open-workspace.ts';
import { FILE_CHUNK_BYTES } from '#shared/files/files.contract.ts';
import { addFeature } from '#tests/support/add-feature.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';

let workspace: TestWorkspace;
beforeEach(() => {
  workspace = openTestWorkspace({ today: '2026-11-24' });
  addFeature(workspace.path, { id: 'f1', name: 'Feature' });
});
afterEach(() => workspace.close());

async function previewOf(name: string, content: string | Uint8Array) {
  const file = await workspace.upload(name, content);
  return workspace.ask('imports.preview', { file, featureId: 'f1', mapping: null });
}

/** Ten rows with quoted cells, as real exports have them. */
function quoted(firstDay: number): string {
  return Array.from({ length: 10 }, (_, at) => `"2026-10-${firstDay + at}";"Via Roma; 1";${at}`).join('\n');
}

const ZIP = Buffer.from('504b0304140006000800000021', 'hex');

describe('a file that is no table', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['empty', '', 'file-empty'],
    ['a header only', 'Day;Orders\n', 'file-without-rows'],
    [
      'a spreadsheet called .csv',
      Buffer.concat([ZIP, Buffer.from('[Content_Types].xml and more')]),
      'spreadsheet-damaged',
    ],
    ['an old spreadsheet', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'file-is-old-spreadsheet'],
    [
      'a spreadsheet under a password',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'file-is-locked',
    ],
    ['another zip', Buffer.from(zipSync({ 'photos/1.jpg': new Uint8Array(9) })), 'file-is-archive'],
    [
      'an OpenDocument sheet',
      Buffer.from(zipSync({ 'content.xml': new Uint8Array(9) })),
      'file-is-open-document',
    ],
    [
      'a packed file that was cut',
      gzipSync('Day;Orders\n2026-10-01;5\n').subarray(0, 20),
      'packed-file-damaged',
    ],
    [
      'a packed folder',
      gzipSync(Buffer.concat([Buffer.alloc(257), Buffer.from('ustar'), Buffer.alloc(250)])),
      'file-is-archive',
    ],
    ['JSON that was cut', '[{"day":"2026-10-01","orders":5},', 'json-damaged'],
    ['JSON without rows', '[1, 2, 3]', 'json-without-rows'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'file-is-picture'],
    ['a PDF', '%PDF-1.7\n%âãÏÓ\n', 'file-is-pdf'],
    ['a program', Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 37) % 256)), 'file-is-not-text'],
  ])('%s is refused by name', async (_name, content, code) => {
    const reply = await previewOf('numbers.csv', content);
    expect(reply).toMatchObject({ ok: false, error: { code } });
  });

  it('one endless line is refused, in bounded memory', { timeout: 60_000 }, async () => {
    const bytes = 100 * 1024 * 1024;
    const { file } = await workspace.call('files.begin', { name: 'line.csv', sizeBytes: bytes });
    const piece = Buffer.alloc(FILE_CHUNK_BYTES, 'a;1;').toString('base64');
    for (let sent = 0; sent < bytes; sent += FILE_CHUNK_BYTES)
      await workspace.call('files.append', { file, base64: piece });
    const before = process.memoryUsage().rss;
    const reply = await workspace.ask('imports.preview', { file, featureId: 'f1', mapping: null });
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
    expect(reply).toMatchObject({ ok: false, error: { code: 'file-too-wide' } });
  });

  it('a file that went away in between is said to be gone', async () => {
    const file = await workspace.upload('numbers.csv', 'Day;Orders\n2026-10-01;5\n');
    for (const folder of readdirSync(tmpdir()).filter((name) => name.startsWith('pilotbook-'))) {
      rmSync(join(tmpdir(), folder, file), { force: true });
    }
    const reply = await workspace.ask('imports.preview', { file, featureId: 'f1', mapping: null });
    expect(reply).toMatchObject({ ok: false, error: { kind: 'not-found', code: 'file-gone' } });
  });

  it('a feature that is not there is refused', async () => {
    const file = await workspace.upload('numbers.csv', 'Day;Orders\n2026-10-01;5\n');
    const reply = await workspace.ask('imports.preview', { file, featureId: 'nowhere', mapping: null });
    expect(reply).toMatchObject({ ok: false, error: { code: 'feature-not-found' } });
  });
});

describe('a damaged table', () => {
  const header = 'Day;Orders;Visits\n';
  it.each<[string, string | Uint8Array, string, number]>([
    [
      'ragged rows',
      `${header}2026-10-01;5;50\n2026-10-02;6\n2026-10-03;7;70;8\n2026-10-04;5;50\n`,
      'ragged-row',
      2,
    ],
    ['a NUL byte', `${header}2026-10-01;5;50\n2026-10-02;\u00006;60\n2026-10-03;6;60\n`, 'nul-character', 1],
    [
      'a quote that stays open',
      `Day;Place;Orders\n${quoted(10)}\n"2026-10-30";"Via Roma, 1;5\n${quoted(20)}\n`,
      'unterminated-quote',
      1,
    ],
  ])('with %s keeps the other rows', async (_name, content, code, times) => {
    const file = await workspace.upload('numbers.csv', content);
    const guess = await workspace.call('imports.preview', { file, featureId: 'f1', mapping: null });
    const mapping = { ...guess.mapping, fixedArm: 'pilot' as const };
    const found = await workspace.call('imports.preview', { file, featureId: 'f1', mapping });
    expect(found.setAside.filter((row) => row.code === code)).toHaveLength(times);
    expect(found.counts?.used).toBe((found.counts?.rows ?? 0) - times);
  });

  it.each<[string, Uint8Array, string]>([
    ['Windows letters', Buffer.from('Giorno;Città\n2026-10-01;5\n', 'latin1'), 'windows-1252'],
    ['UTF-16', Buffer.from('\uFEFFGiorno;Città\n2026-10-01;5\n', 'utf16le'), 'utf-16le'],
    ['UTF-8 with a mark', Buffer.from('\uFEFFGiorno;Città\n2026-10-01;5\n'), 'utf-8'],
  ])('in %s is read right', async (_name, content, encoding) => {
    const file = await workspace.upload('numbers.csv', content);
    const found = await workspace.call('imports.preview', { file, featureId: 'f1', mapping: null });
    expect(found.mapping.dialect.encoding).toBe(encoding);
    expect(found.columns.map(({ name }) => name)).toEqual(['Giorno', 'Città']);
  });

  it('Windows letters that come after a megabyte of plain ones are read right as well', async () => {
    const rows = Array.from({ length: 90_000 }, () => '2026-10-01;Milano;5');
    const text = ['Giorno;Sede;Ordini', ...rows, '2026-10-02;Forlì;5'].join('\n');
    const file = await workspace.upload('numbers.csv', Buffer.from(text, 'latin1'));
    const found = await workspace.call('imports.preview', { file, featureId: 'f1', mapping: null });
    expect(found.mapping.dialect.encoding).toBe('windows-1252');
  });
});

it('what a crash left half written is told as interrupted, counts for nothing and is swept away', async () => {
  const path = join(workspace.path, '..', 'crashed.pilotbook');
  const options = { path, mode: 'create-if-missing', actorFallback: 'Giulia Conti' } as const;
  void openWorkspace(options).close();
  const db = new Sqlite(path);
  db.exec(`INSERT INTO imports (id, sequence, kind, file_name, file_hash, mapping, counts, at, actor, state)
             VALUES ('i1', 1, 'metrics', 'x.csv', 'h', '{"metricIds":[],"mapping":null}', 'null', 1, 'x', 'writing');
           INSERT INTO series (id, metric_id, arm, segment) VALUES (1, 'm1', 'pilot', '');
           INSERT INTO observations (series, epoch_day, import_sequence, units, total) VALUES (1, 20000, 1, 1, 1)`);
  db.close();
  const door = openWorkspace(options);
  const reply = await door.call({ requestId: 'list', method: 'imports.list', input: {} });
  expect(reply).toMatchObject({ ok: true, value: [{ id: 'i1', state: 'interrupted' }] });
  const watching = new Sqlite(path, { readonly: true });
  const figures = watching.prepare('SELECT count(*) FROM observations').pluck();
  await vi.waitUntil(() => figures.get() === 0);
  watching.close();
  await door.close();
});
