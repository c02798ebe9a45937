import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CommandLine, openCommandLine } from '#tests/support/command-line.ts';
import { writeDirectly } from '#tests/support/seed-feature.ts';
import { exportRecord } from './export-record.ts';
import { EXIT_BROKEN, verifyRecord } from './verify-record.ts';
import { writeReport } from './write-report.ts';

// Each test starts real engines; a busy machine takes its time.
vi.setConfig({ testTimeout: 30_000 });

let cli: CommandLine;
beforeEach(async () => {
  cli = await openCommandLine();
});
afterEach(() => cli.close());

describe('reporting', () => {
  const command = { feature: 'ai-lead-scoring', format: 'html', language: 'it' } as const;

  it('writes the phase report in the language asked for', async () => {
    await cli.plan('running');
    const out = join(cli.folder, 'rapporto.html');
    expect(await writeReport(cli.session(), { ...command, out }, null)).toBe(0);
    expect(readFileSync(out, 'utf8')).toMatch(/^<!doctype html>\s*<html lang="it"/i);
    expect(cli.printed).toEqual([`Report written to ${out}`]);
  });

  it('prints it through the browser for a PDF', async () => {
    await cli.plan('running');
    const out = join(cli.folder, 'report.pdf');
    const print = async (html: string) => Buffer.from(`%PDF of ${html.length > 0 ? 'a page' : 'nothing'}`);
    await writeReport(cli.session(), { ...command, format: 'pdf', out }, print);
    expect(readFileSync(out, 'utf8')).toBe('%PDF of a page');
  });

  it('needs a browser for a PDF', async () => {
    await cli.plan('running');
    const asked = writeReport(
      cli.session(),
      { ...command, format: 'pdf', out: join(cli.folder, 'r.pdf') },
      null,
    );
    await expect(asked).rejects.toMatchObject({ code: 'no-browser' });
  });

  it('says that a planned feature has nothing to report', async () => {
    await cli.plan('planned');
    const asked = writeReport(cli.session(), { ...command, out: join(cli.folder, 'r.html') }, null);
    await expect(asked).rejects.toThrow('has not started a phase yet');
  });

  it('explains a place that cannot be written and leaves no half file', async () => {
    await cli.plan('running');
    const out = join(cli.folder, 'nowhere', 'r.html');
    await expect(writeReport(cli.session(), { ...command, out }, null)).rejects.toThrow('cannot be written');
    mkdirSync(join(cli.folder, 'in-the-way.html'));
    const blocked = writeReport(
      cli.session(),
      { ...command, out: join(cli.folder, 'in-the-way.html') },
      null,
    );
    await expect(blocked).rejects.toThrow('cannot be written');
    expect(readdirSync(cli.folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('the record of decisions', () => {
  const asked = { keptHead: null, answer: 'words' } as const;

  it('is whole until somebody changes the file, and says where it breaks', async () => {
    expect(await verifyRecord(cli.session(), asked)).toBe(0);
    expect(cli.printed).toEqual(['Nothing is on record yet.', 'Log of deeds: 2 entries, unbroken.']);
    const featureId = await cli.plan('running');
    const decision = { featureId, verb: 'hold', reason: 'Too early.', decidedBy: 'Giulia' } as const;
    await cli.workspace.call('decisions.decide', decision);
    cli.printed = [];
    expect(await verifyRecord(cli.session('it'), asked)).toBe(0);
    expect(cli.printed[0]).toMatch(/^2 registrazioni, integre dal \d/);
    const mark = /2:([0-9a-f]{64})/.exec(cli.printed[1] ?? '')?.[1] ?? '';
    expect(await verifyRecord(cli.session(), { ...asked, keptHead: mark })).toBe(0);
    expect(await verifyRecord(cli.session(), { ...asked, keptHead: 'f'.repeat(64) })).toBe(EXIT_BROKEN);
    expect(cli.warned).toEqual([expect.stringContaining('The mark you kept is not in a sound record')]);
    writeDirectly(
      cli.workspace.path,
      `DROP TRIGGER decisions_keep_words; UPDATE decisions SET reason = 'Go on.' WHERE sequence = 2`,
    );
    [cli.printed, cli.warned] = [[], []];
    expect(await verifyRecord(cli.session(), asked)).toBe(EXIT_BROKEN);
    expect(cli.printed).toEqual([
      '1 judgement, the same when judged again.',
      'Log of deeds: 5 entries, unbroken.',
    ]);
    expect(cli.warned[0]).toContain('Record 2 no longer says what was written');
    expect(cli.warned[1]).toContain('Everything before it is sound, up to');
    expect(await verifyRecord(cli.session(), { ...asked, answer: 'json' })).toBe(EXIT_BROKEN);
    expect(JSON.parse(cli.printed.at(-1) ?? '')).toMatchObject({
      entries: 2,
      fault: { code: 'changed', sequence: 2 },
    });
  });

  it('is held against the log of deeds, which must be whole itself', async () => {
    await cli.plan('running');
    writeDirectly(
      cli.workspace.path,
      `DROP TRIGGER audit_log_keeps_words; UPDATE audit_log SET actor = 'Nobody' WHERE sequence = 3`,
    );
    expect(await verifyRecord(cli.session(), asked)).toBe(EXIT_BROKEN);
    expect(cli.warned).toEqual(['Log of deeds: entry 3 was changed or removed outside Pilotbook.']);
  });

  it('is written as a file, of one feature or of all', async () => {
    await cli.plan('running');
    const command = { feature: null, format: 'json', language: 'en' } as const;
    const out = join(cli.folder, 'decisions.json');
    expect(await exportRecord(cli.session(), { ...command, out })).toBe(0);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({
      records: [{ sequence: 1, verb: 'start' }],
    });
    const csv = join(cli.folder, 'decisioni.csv');
    const italian = { feature: 'ai-lead-scoring', format: 'csv', language: 'it', out: csv } as const;
    await exportRecord(cli.session(), italian);
    expect(readFileSync(csv, 'utf8')).toContain(';Avviare;');
    await expect(exportRecord(cli.session(), { ...command, feature: 'x', out })).rejects.toThrow(
      'Known keys',
    );
  });
});

describe('the program', () => {
  const program = fileURLToPath(new URL('../cli.ts', import.meta.url));

  function run(...args: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'en_GB.UTF-8' },
    });
    return { status, stdout, stderr };
  }

  it('ends with the code of the advice', async () => {
    await cli.plan('running');
    await cli.workspace.close();
    cli.isClosed = true;
    const { status, stdout, stderr } = run(
      'evaluate',
      '--workspace',
      cli.workspace.path,
      '--feature',
      'ai-lead-scoring',
    );
    expect({ status, stderr }).toEqual({ status: 10, stderr: '' });
    expect(stdout).toContain('Advice: Hold.');
    expect(existsSync(`${cli.workspace.path}.lock`)).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('bears a reader who leaves early', async () => {
    await cli.plan('running');
    await cli.workspace.close();
    cli.isClosed = true;
    const command = `"${process.execPath}" "${program}" evaluate --workspace "${cli.workspace.path}" --feature ai-lead-scoring`;
    const { stderr } = spawnSync('/bin/sh', ['-c', `${command} | true`], { encoding: 'utf8' });
    expect(stderr).toBe('');
  });

  it('ends with 1 and a sentence when the workspace cannot be opened', () => {
    const held = run('evaluate', '--workspace', cli.workspace.path, '--feature', 'x');
    expect(held.status).toBe(1);
    expect(held.stderr).toBe(`"${cli.workspace.path}" is open in another Pilotbook. Close it there first.\n`);
    const gone = run('evaluate', '--workspace', join(cli.folder, 'gone.pilotbook'), '--feature', 'x');
    expect(gone).toMatchObject({ status: 1, stdout: '' });
    expect(gone.stderr).toContain('is not there any more');
  });

  it('ends with 50 when the newest decisions were cut off the file', async () => {
    await cli.plan('running');
    await cli.workspace.close();
    cli.isClosed = true;
    const verify = ['verify', '--workspace', cli.workspace.path];
    expect(run(...verify)).toMatchObject({ status: 0, stderr: '' });
    writeDirectly(cli.workspace.path, 'DROP TRIGGER decisions_keep_entries; DELETE FROM decisions');
    const { status, stdout, stderr } = run(...verify);
    expect({ status, stdout }).toEqual({ status: 50, stdout: 'Log of deeds: 4 entries, unbroken.\n' });
    expect(stderr).toContain('The newest record, number 1, is missing: it was removed outside Pilotbook.');
  });

  it('ends with 2 and the usage when asked wrongly, with 0 when asked for help', () => {
    expect(run('evaluate')).toMatchObject({ status: 2, stdout: '' });
    expect(run('--help')).toMatchObject({ status: 0, stderr: '' });
  });
});
