import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RolloutDraft } from '#shared/decisions/decisions.contract.ts';
import { type Criterion, criterionSchema } from '#shared/features/criterion.ts';
import { createShellWords } from '#electron/shell/words.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';
import { writeDirectly } from '#tests/support/seed-feature.ts';
import { evaluate, EXIT_CODES } from './evaluate.ts';
import { exportRecord } from './export-record.ts';
import { importFile } from './import-file.ts';
import type { CliSession } from './session.ts';
import { EXIT_BROKEN, verifyRecord } from './verify-record.ts';
import { writeReport } from './write-report.ts';

const draft: RolloutDraft = {
  name: 'AI lead scoring',
  summary: '',
  ownerName: 'Giulia Conti',
  kind: 'ai',
  riskAnswers: {
    touchesMoney: 'no',
    touchesPersonalData: 'no',
    reversible: 'yes',
    changesStaffWork: 'no',
    supportContact: '',
  },
  metric: {
    name: 'Inquiries won',
    kind: 'proportion',
    unit: '',
    direction: 'higher',
    target: null,
    grain: 'day',
    formula: null,
    onHarm: 'roll-back',
    hardLimit: null,
    overSegments: 'unsaid',
  },
  hypothesis: null,
  guardrail: null,
  phases: [
    { name: 'Internal', audience: 'staff', people: 2, holdDays: 7, plannedStart: '2026-01-05' },
    { name: 'Everyone', audience: 'everyone', people: 10, holdDays: 7, plannedStart: '2026-01-19' },
  ],
};

const CLEAR_CSV = `day,won,asked,arm
2026-01-06,4,20,pilot
2026-01-06,3,21,control
2026-01-07,x,20,pilot
2026-01-07,5,19,control
`;

const MUCH_BETTER_CSV = `day,won,asked,arm
2026-01-06,180,200,pilot
2026-01-06,40,200,control
2026-01-07,178,200,pilot
2026-01-07,42,200,control
2026-01-05,181,200,pilot
2026-01-05,41,200,control
`;

// Each test starts real engines; a busy machine takes its time.
vi.setConfig({ testTimeout: 30_000 });

let folder = '';
let workspace: TestWorkspace;
let isClosed = false;
let printed: string[] = [];
let warned: string[] = [];

function session(languageTag = 'en'): CliSession {
  return {
    call: workspace.call,
    words: createShellWords(languageTag),
    print: (line) => printed.push(line),
    warn: (line) => warned.push(line),
  };
}

beforeEach(async () => {
  [printed, warned, isClosed] = [[], [], false];
  folder = mkdtempSync(join(tmpdir(), 'pilotbook-cli-'));
  workspace = openTestWorkspace({ today: '2026-01-08', path: join(folder, 'Bar.pilotbook') });
  await workspace.call('segments.addPerson', { name: 'Ada', role: 'staff' });
  await workspace.call('segments.addPerson', { name: 'Bea', role: 'staff' });
});
afterEach(async () => {
  if (!isClosed) await workspace.close();
  rmSync(folder, { recursive: true });
});

async function plan(state: 'planned' | 'running'): Promise<string> {
  const { featureId } = await workspace.call('decisions.planRollout', draft);
  if (state === 'running') {
    await workspace.call('decisions.decide', { featureId, verb: 'start', reason: '', decidedBy: 'Giulia' });
  }
  return featureId;
}

/** Starts a planned feature whose first phase asks for these. */
async function begin(featureId: string, criteria: Criterion[]): Promise<void> {
  const { plan: planned } = await workspace.call('features.get', { featureId });
  const phaseId = planned.phases[0]?.id ?? '';
  await workspace.call('features.setCriteria', { phaseId, criteria, reason: '' });
  await workspace.call('decisions.decide', {
    featureId,
    verb: 'start',
    reason: '',
    decidedBy: 'Giulia',
    day: '2026-01-05',
  });
}

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** The command that imports this text with won and asked as the feature's one metric. */
async function mapped(featureId: string, csv: string) {
  const [metric] = await workspace.call('metrics.list', { featureId });
  const handle = await workspace.upload('a.csv', csv);
  const { mapping } = await workspace.call('imports.preview', { file: handle, featureId, mapping: null });
  const metrics = [{ metricId: metric?.id, draft: null, totalColumn: 1, unitsColumn: 2 }];
  return {
    feature: 'ai-lead-scoring',
    file: write('a.csv', csv),
    mapping: write('m.json', JSON.stringify({ ...mapping, metrics })),
    changes: null,
  };
}

describe('evaluating', () => {
  it.each([
    ['en', 'AI lead scoring, phase "Internal"', /^Advice: Hold\. /, /^Next: /],
    ['it', 'AI lead scoring, fase "Internal"', /^Consiglio: /, /^Prossimo passo: /],
  ])('prints advice, reason and next step in %s', async (...[language, heading, advice, next]) => {
    await plan('running');
    expect(await evaluate(session(language), 'ai-lead-scoring')).toBe(EXIT_CODES.hold);
    const text = printed.join('\n');
    expect(printed[0]).toBe(heading);
    expect(printed.find((line) => advice.test(line))).toBeDefined();
    expect(printed.find((line) => next.test(line))).toBeDefined();
    expect(printed.filter((line) => line.startsWith('- ')).length).toBeGreaterThan(1);
    // No code where words belong, no gap left to fill.
    expect(text).not.toMatch(/\{\{|undefined|gate:|reason\.|now\./);
  });

  it.each(['en', 'it'])(
    'names the metric of every criterion before a number has come, in %s',
    async (language) => {
      const featureId = await plan('planned');
      const [metric] = await workspace.call('metrics.list', { featureId });
      const { plan: planned } = await workspace.call('features.get', { featureId });
      const phaseId = planned.phases[0]?.id ?? '';
      const metricId = metric?.id ?? '';
      const criteria: Criterion[] = [
        { kind: 'metric-improves', metricId, certaintyPercent: 90 },
        { kind: 'guardrail-holds', metricId, certaintyPercent: 90 },
        { kind: 'benefit-shown', metricId, alphaPercent: 5 },
        { kind: 'not-worse-shown', metricId, alphaPercent: 5 },
        { kind: 'sample-reached', metricId, unitsPerArm: 100 },
        { kind: 'people-heard', people: 3 },
        { kind: 'no-open-severity', severity: 3 },
        { kind: 'participation', percent: 50 },
        { kind: 'segment-heard', segment: { id: metricId, name: 'Bars' }, people: 2 },
        { kind: 'few-new-themes', notes: 3 },
        { kind: 'checklist-complete' },
        { kind: 'signed-off', who: 'Giulia' },
        { kind: 'days-elapsed', days: 7 },
      ];
      // A kind of criterion that comes to be stands here too, but for the day, which comes from the plan.
      expect([...criteria.map(({ kind }) => kind), 'not-before'].toSorted()).toEqual(
        criterionSchema.options.map(({ shape }) => shape.kind.value).toSorted(),
      );
      await workspace.call('features.setCriteria', { phaseId, criteria, reason: '' });
      const decided = { verb: 'start', reason: '', decidedBy: 'Giulia' } as const;
      await workspace.call('decisions.decide', { featureId, ...decided });
      await evaluate(session(language), 'ai-lead-scoring');
      expect(printed.filter((line) => line.includes('Inquiries won:'))).toHaveLength(5);
      expect(printed.join('\n')).not.toMatch(/\{\{|\}\}|undefined/);
    },
  );

  it('heads what speaks for it, against it and what is ruled out', async () => {
    const featureId = await plan('planned');
    const [metric] = await workspace.call('metrics.list', { featureId });
    await begin(featureId, [
      { kind: 'metric-improves', metricId: metric?.id ?? '', certaintyPercent: 90 },
      { kind: 'guardrail-holds', metricId: metric?.id ?? '', certaintyPercent: 90 },
    ]);
    expect(await importFile(session(), await mapped(featureId, MUCH_BETTER_CSV))).toBe(0);
    printed = [];
    await evaluate(session(), 'ai-lead-scoring');
    const under = (heading: string) => printed[printed.indexOf(`${heading}:`) + 1];
    expect(under('What is asked')).toMatch(/^- /);
    expect(under('Speaks for it')).toMatch(/^- Inquiries won: \+/);
    expect(under('Already ruled out with 95 % certainty')).toBe('- Inquiries won getting worse at all');
    expect(printed).not.toContain('Speaks against it:');
  });

  it('says that a planned feature has nothing to judge, which holds', async () => {
    await plan('planned');
    expect(await evaluate(session(), 'ai-lead-scoring')).toBe(10);
    expect(printed).toEqual(['AI lead scoring has no running phase, so there is nothing to judge.']);
  });

  it('names the keys there are when asked for another', async () => {
    await expect(evaluate(session(), 'x')).rejects.toThrow('Known keys: none.');
    await plan('planned');
    await expect(evaluate(session(), 'x')).rejects.toThrow(
      'There is no feature with the key "x" here. Known keys: ai-lead-scoring.',
    );
  });

  it('has a code of its own for each advice', () => {
    expect(Object.values(EXIT_CODES)).toEqual([0, 10, 20, 30, 40]);
  });
});

describe('importing', () => {
  it('brings the rows in, names those set aside and changes nothing the second time', async () => {
    const withMapping = await mapped(await plan('running'), CLEAR_CSV);
    expect(await importFile(session(), withMapping)).toBe(0);
    expect(printed).toEqual(['3 of 4 rows used: 3 new and 0 changed figures.']);
    expect(warned[0]).toBe('1 row was set aside and changed nothing:');
    expect(warned[1]).toBe('- line 4, "won": a number cannot be read: 2026-01-07,x,20,pilot');
    [printed, warned] = [[], []];
    expect(await importFile(session(), withMapping)).toBe(0);
    expect(printed).toEqual(['This file came in before; nothing was changed.']);
  });

  it.each([
    ['a count below zero', '-4,20', '"won": a count is below zero, −4 of 20'],
    ['more that happened than cases', '25,20', '"won": there are more hits than cases, 25 of 20'],
  ])('refuses a file that has only %s, naming its lines and why', async (_what, numbers, why) => {
    const featureId = await plan('running');
    const rows = Array.from({ length: 22 }, (_, at) => `2026-01-${String(at + 5).padStart(2, '0')}`).flatMap(
      (day) => ['pilot', 'control'].map((arm) => `${day},${numbers},${arm}`),
    );
    const text = ['day,won,asked,arm', ...rows, ''].join('\n');
    const [metric] = await workspace.call('metrics.list', { featureId });
    const handle = await workspace.upload('bad.csv', text);
    const { mapping } = await workspace.call('imports.preview', { file: handle, featureId, mapping: null });
    const metrics = [{ metricId: metric?.id, draft: null, totalColumn: 1, unitsColumn: 2 }];
    const command = {
      feature: 'ai-lead-scoring',
      file: write('bad.csv', text),
      mapping: write('m.json', JSON.stringify({ ...mapping, metrics })),
      changes: null,
    };
    expect(await importFile(session(), command)).toBe(1);
    expect(warned.slice(0, 3)).toEqual([
      'No row of "bad.csv" can be used, so nothing was imported.',
      '44 rows were set aside and changed nothing:',
      `- line 2, ${why}: 2026-01-05,${numbers},pilot`,
    ]);
    expect(warned.at(-1)).toBe('and 24 more');
    expect(await workspace.call('imports.list', {})).toEqual([]);
  });

  it('says on how many days there were no cases', async () => {
    const featureId = await plan('running');
    const [metric] = await workspace.call('metrics.list', { featureId });
    const text = CLEAR_CSV.replace('4,20', '0,0').replace('3,21', '0,0').replace('x', '2');
    const handle = await workspace.upload('b.csv', text);
    const { mapping } = await workspace.call('imports.preview', { file: handle, featureId, mapping: null });
    const metrics = [{ metricId: metric?.id, draft: null, totalColumn: 1, unitsColumn: 2 }];
    const said = write('m.json', JSON.stringify({ ...mapping, metrics }));
    const command = { feature: 'ai-lead-scoring', file: write('b.csv', text), mapping: said, changes: null };
    expect(await importFile(session(), command)).toBe(0);
    expect(warned).toEqual([
      'On 1 of 2 days, Tuesday 6 January 2026, there are 0 cases. Such a day tells nothing about a share or an average.',
    ]);
  });

  it('says that one person brings most of the events, where each of them counts', async () => {
    const featureId = await plan('running');
    const people = Array.from({ length: 10 }, (_, at) => `2026-01-05,pilot,u-10${at},0`);
    const text = ['day,arm,user id,complaint', ...people, ...Array<string>(40).fill(`${people[0]}`), ''].join(
      '\n',
    );
    const handle = await workspace.upload('log.csv', text);
    const { mapping } = await workspace.call('imports.preview', { file: handle, featureId, mapping: null });
    const run = (personRule: string) =>
      importFile(session(), {
        feature: 'ai-lead-scoring',
        file: write('log.csv', text),
        mapping: write('m.json', JSON.stringify({ ...mapping, personRule })),
        changes: 'revise',
      });
    expect(await run('distinct-people')).toBe(0);
    expect(warned).toEqual([]);
    expect(await run('each-row')).toBe(0);
    expect(warned.join()).toMatch(/^One person brings 82\s% of all events\./);
  });

  it('says what the segments of a day make together, as the mapping has it', async () => {
    await plan('running');
    const rows = ['2026-01-05,N,100.5', '2026-01-05,S,200.5', '2026-01-06,N,90.5', '2026-01-06,S,210.5'];
    const text = ['day,region,revenue', ...rows, ''].join('\n');
    const file = write('regions.csv', text);
    const command = { feature: 'ai-lead-scoring', file, changes: null };
    expect(await importFile(session(), { ...command, mapping: null })).toBe(1);
    const mapping = JSON.parse(printed.join('\n')) as { metrics: { draft: object }[] };
    printed = [];
    const said = (draft: object) =>
      write(
        'm.json',
        JSON.stringify({
          ...mapping,
          fixedArm: 'pilot',
          metrics: mapping.metrics.map((part) =>
            Object.assign({}, part, { draft: { ...part.draft, ...draft } }),
          ),
        }),
      );
    expect(await importFile(session(), { ...command, mapping: said({}) })).toBe(0);
    expect(printed[1]).toMatch(/^revenue: segments add up, 301 on 5 Jan from 2 segments\.$/);
    printed = [];
    const other = { name: 'takings', overSegments: 'averages' };
    expect(await importFile(session(), { ...command, mapping: said(other) })).toBe(0);
    expect(printed[1]).toMatch(/^takings: segments are averaged, 151 on 5 Jan/);
  });

  it('prints the mapping found and the questions left open, and changes nothing', async () => {
    await plan('running');
    const file = write('odd.csv', 'a;b\n01/02/2026;7\n03/04/2026;9\n');
    expect(
      await importFile(session(), { feature: 'ai-lead-scoring', file, mapping: null, changes: null }),
    ).toBe(1);
    expect(JSON.parse(printed.join('\n'))).toHaveProperty('dialect.delimiter', ';');
    expect(warned.join()).toContain('whether the day or the month comes first');
    expect(warned.join()).toContain('pass it with --mapping');
    expect(await workspace.call('imports.list', {})).toEqual([]);
  });

  it.each([
    ['a missing file', 'gone.csv', null, 'cannot be read'],
    ['a folder', 'folder', null, 'cannot be read'],
    ['a missing mapping', 'a.csv', 'gone.json', 'cannot be read'],
    ['a mapping that is no JSON', 'a.csv', 'broken.json', 'is no mapping: JSON'],
    ['a mapping of another shape', 'a.csv', 'other.json', 'is no mapping: dialect'],
  ])('explains %s', async (...[, fileName, mappingName, sentence]) => {
    await plan('running');
    write('a.csv', CLEAR_CSV);
    write('broken.json', '{');
    write('other.json', '{}');
    mkdirSync(join(folder, 'folder'));
    const command = {
      feature: 'ai-lead-scoring',
      file: join(folder, fileName),
      mapping: mappingName === null ? null : join(folder, mappingName),
      changes: null,
    };
    await expect(importFile(session(), command)).rejects.toThrow(sentence);
  });
});

describe('reporting', () => {
  const command = { feature: 'ai-lead-scoring', format: 'html', language: 'it' } as const;

  it('writes the phase report in the language asked for', async () => {
    await plan('running');
    const out = join(folder, 'rapporto.html');
    expect(await writeReport(session(), { ...command, out }, null)).toBe(0);
    expect(readFileSync(out, 'utf8')).toMatch(/^<!doctype html>\s*<html lang="it"/i);
    expect(printed).toEqual([`Report written to ${out}`]);
  });

  it('prints it through the browser for a PDF', async () => {
    await plan('running');
    const out = join(folder, 'report.pdf');
    const print = async (html: string) => Buffer.from(`%PDF of ${html.length > 0 ? 'a page' : 'nothing'}`);
    await writeReport(session(), { ...command, format: 'pdf', out }, print);
    expect(readFileSync(out, 'utf8')).toBe('%PDF of a page');
  });

  it('needs a browser for a PDF', async () => {
    await plan('running');
    const asked = writeReport(session(), { ...command, format: 'pdf', out: join(folder, 'r.pdf') }, null);
    await expect(asked).rejects.toMatchObject({ code: 'no-browser' });
  });

  it('says that a planned feature has nothing to report', async () => {
    await plan('planned');
    const asked = writeReport(session(), { ...command, out: join(folder, 'r.html') }, null);
    await expect(asked).rejects.toThrow('has not started a phase yet');
  });

  it('explains a place that cannot be written and leaves no half file', async () => {
    await plan('running');
    const out = join(folder, 'nowhere', 'r.html');
    await expect(writeReport(session(), { ...command, out }, null)).rejects.toThrow('cannot be written');
    mkdirSync(join(folder, 'in-the-way.html'));
    const blocked = writeReport(session(), { ...command, out: join(folder, 'in-the-way.html') }, null);
    await expect(blocked).rejects.toThrow('cannot be written');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('the record of decisions', () => {
  const asked = { keptHead: null, answer: 'words' } as const;

  it('is whole until somebody changes the file, and says where it breaks', async () => {
    expect(await verifyRecord(session(), asked)).toBe(0);
    expect(printed).toEqual(['Nothing is on record yet.', 'Log of deeds: 2 entries, unbroken.']);
    const featureId = await plan('running');
    const decision = { featureId, verb: 'hold', reason: 'Too early.', decidedBy: 'Giulia' } as const;
    await workspace.call('decisions.decide', decision);
    printed = [];
    expect(await verifyRecord(session('it'), asked)).toBe(0);
    expect(printed[0]).toMatch(/^2 registrazioni, integre dal \d/);
    const mark = /2:([0-9a-f]{64})/.exec(printed[1] ?? '')?.[1] ?? '';
    expect(await verifyRecord(session(), { ...asked, keptHead: mark })).toBe(0);
    expect(await verifyRecord(session(), { ...asked, keptHead: 'f'.repeat(64) })).toBe(EXIT_BROKEN);
    expect(warned).toEqual([expect.stringContaining('The mark you kept is not in a sound record')]);
    writeDirectly(
      workspace.path,
      `DROP TRIGGER decisions_keep_words; UPDATE decisions SET reason = 'Go on.' WHERE sequence = 2`,
    );
    [printed, warned] = [[], []];
    expect(await verifyRecord(session(), asked)).toBe(EXIT_BROKEN);
    expect(printed).toEqual([
      '1 judgement, the same when judged again.',
      'Log of deeds: 5 entries, unbroken.',
    ]);
    expect(warned[0]).toContain('Record 2 no longer says what was written');
    expect(warned[1]).toContain('Everything before it is sound, up to');
    expect(await verifyRecord(session(), { ...asked, answer: 'json' })).toBe(EXIT_BROKEN);
    expect(JSON.parse(printed.at(-1) ?? '')).toMatchObject({
      entries: 2,
      fault: { code: 'changed', sequence: 2 },
    });
  });

  it('is held against the log of deeds, which must be whole itself', async () => {
    await plan('running');
    writeDirectly(
      workspace.path,
      `DROP TRIGGER audit_log_keeps_words; UPDATE audit_log SET actor = 'Nobody' WHERE sequence = 3`,
    );
    expect(await verifyRecord(session(), asked)).toBe(EXIT_BROKEN);
    expect(warned).toEqual(['Log of deeds: entry 3 was changed or removed outside Pilotbook.']);
  });

  it('is written as a file, of one feature or of all', async () => {
    await plan('running');
    const command = { feature: null, format: 'json', language: 'en' } as const;
    const out = join(folder, 'decisions.json');
    expect(await exportRecord(session(), { ...command, out })).toBe(0);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({
      records: [{ sequence: 1, verb: 'start' }],
    });
    const csv = join(folder, 'decisioni.csv');
    const italian = { feature: 'ai-lead-scoring', format: 'csv', language: 'it', out: csv } as const;
    await exportRecord(session(), italian);
    expect(readFileSync(csv, 'utf8')).toContain(';Avviare;');
    await expect(exportRecord(session(), { ...command, feature: 'x', out })).rejects.toThrow('Known keys');
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
    await plan('running');
    await workspace.close();
    isClosed = true;
    const { status, stdout, stderr } = run(
      'evaluate',
      '--workspace',
      workspace.path,
      '--feature',
      'ai-lead-scoring',
    );
    expect({ status, stderr }).toEqual({ status: 10, stderr: '' });
    expect(stdout).toContain('Advice: Hold.');
    expect(existsSync(`${workspace.path}.lock`)).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('bears a reader who leaves early', async () => {
    await plan('running');
    await workspace.close();
    isClosed = true;
    const command = `"${process.execPath}" "${program}" evaluate --workspace "${workspace.path}" --feature ai-lead-scoring`;
    const { stderr } = spawnSync('/bin/sh', ['-c', `${command} | true`], { encoding: 'utf8' });
    expect(stderr).toBe('');
  });

  it('ends with 1 and a sentence when the workspace cannot be opened', () => {
    const held = run('evaluate', '--workspace', workspace.path, '--feature', 'x');
    expect(held.status).toBe(1);
    expect(held.stderr).toBe(`"${workspace.path}" is open in another Pilotbook. Close it there first.\n`);
    const gone = run('evaluate', '--workspace', join(folder, 'gone.pilotbook'), '--feature', 'x');
    expect(gone).toMatchObject({ status: 1, stdout: '' });
    expect(gone.stderr).toContain('is not there any more');
  });

  it('ends with 50 when the newest decisions were cut off the file', async () => {
    await plan('running');
    await workspace.close();
    isClosed = true;
    const verify = ['verify', '--workspace', workspace.path];
    expect(run(...verify)).toMatchObject({ status: 0, stderr: '' });
    writeDirectly(workspace.path, 'DROP TRIGGER decisions_keep_entries; DELETE FROM decisions');
    const { status, stdout, stderr } = run(...verify);
    expect({ status, stdout }).toEqual({ status: 50, stdout: 'Log of deeds: 4 entries, unbroken.\n' });
    expect(stderr).toContain('The newest record, number 1, is missing: it was removed outside Pilotbook.');
  });

  it('ends with 2 and the usage when asked wrongly, with 0 when asked for help', () => {
    expect(run('evaluate')).toMatchObject({ status: 2, stdout: '' });
    expect(run('--help')).toMatchObject({ status: 0, stderr: '' });
  });
});
