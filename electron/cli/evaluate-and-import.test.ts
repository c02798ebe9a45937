import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Criterion, criterionSchema } from '#shared/features/criterion.ts';
import { type CommandLine, openCommandLine } from '#tests/support/command-line.ts';
import { evaluate, EXIT_CODES } from './evaluate.ts';
import { importFile } from './import-file.ts';

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

let cli: CommandLine;
beforeEach(async () => {
  cli = await openCommandLine();
});
afterEach(() => cli.close());

describe('evaluating', () => {
  it.each([
    ['en', 'AI lead scoring, phase "Internal"', /^Advice: Hold\. /, /^Next: /],
    ['it', 'AI lead scoring, fase "Internal"', /^Consiglio: /, /^Prossimo passo: /],
  ])('prints advice, reason and next step in %s', async (...[language, heading, advice, next]) => {
    await cli.plan('running');
    expect(await evaluate(cli.session(language), 'ai-lead-scoring')).toBe(EXIT_CODES.hold);
    const text = cli.printed.join('\n');
    expect(cli.printed[0]).toBe(heading);
    expect(cli.printed.find((line) => advice.test(line))).toBeDefined();
    expect(cli.printed.find((line) => next.test(line))).toBeDefined();
    expect(cli.printed.filter((line) => line.startsWith('- ')).length).toBeGreaterThan(1);
    // No code where words belong, no gap left to fill.
    expect(text).not.toMatch(/\{\{|undefined|gate:|reason\.|now\./);
  });

  it.each(['en', 'it'])(
    'names the metric of every criterion before a number has come, in %s',
    async (language) => {
      const featureId = await cli.plan('planned');
      const [metric] = await cli.workspace.call('metrics.list', { featureId });
      const { plan: planned } = await cli.workspace.call('features.get', { featureId });
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
      await cli.workspace.call('features.setCriteria', { phaseId, criteria, reason: '' });
      const decided = { verb: 'start', reason: '', decidedBy: 'Giulia' } as const;
      await cli.workspace.call('decisions.decide', { featureId, ...decided });
      await evaluate(cli.session(language), 'ai-lead-scoring');
      expect(cli.printed.filter((line) => line.includes('Inquiries won:'))).toHaveLength(5);
      expect(cli.printed.join('\n')).not.toMatch(/\{\{|\}\}|undefined/);
    },
  );

  it('heads what speaks for it, against it and what is ruled out', async () => {
    const featureId = await cli.plan('planned');
    const [metric] = await cli.workspace.call('metrics.list', { featureId });
    await cli.begin(featureId, [
      { kind: 'metric-improves', metricId: metric?.id ?? '', certaintyPercent: 90 },
      { kind: 'guardrail-holds', metricId: metric?.id ?? '', certaintyPercent: 90 },
    ]);
    expect(await importFile(cli.session(), await cli.mapped(featureId, MUCH_BETTER_CSV))).toBe(0);
    cli.printed = [];
    await evaluate(cli.session(), 'ai-lead-scoring');
    const under = (heading: string) => cli.printed[cli.printed.indexOf(`${heading}:`) + 1];
    expect(under('What is asked')).toMatch(/^- /);
    expect(under('Speaks for it')).toMatch(/^- Inquiries won: \+/);
    expect(under('Already ruled out with 95 % certainty')).toBe('- Inquiries won getting worse at all');
    expect(cli.printed).not.toContain('Speaks against it:');
  });

  it('says that a planned feature has nothing to judge, which holds', async () => {
    await cli.plan('planned');
    expect(await evaluate(cli.session(), 'ai-lead-scoring')).toBe(10);
    expect(cli.printed).toEqual(['AI lead scoring has no running phase, so there is nothing to judge.']);
  });

  it('names the keys there are when asked for another', async () => {
    await expect(evaluate(cli.session(), 'x')).rejects.toThrow('Known keys: none.');
    await cli.plan('planned');
    await expect(evaluate(cli.session(), 'x')).rejects.toThrow(
      'There is no feature with the key "x" here. Known keys: ai-lead-scoring.',
    );
  });

  it('has a code of its own for each advice', () => {
    expect(Object.values(EXIT_CODES)).toEqual([0, 10, 20, 30, 40]);
  });
});

describe('importing', () => {
  it('brings the rows in, names those set aside and changes nothing the second time', async () => {
    const withMapping = await cli.mapped(await cli.plan('running'), CLEAR_CSV);
    expect(await importFile(cli.session(), withMapping)).toBe(0);
    expect(cli.printed).toEqual(['3 of 4 rows used: 3 new and 0 changed figures.']);
    expect(cli.warned[0]).toBe('1 row was set aside and changed nothing:');
    expect(cli.warned[1]).toBe('- line 4, "won": a number cannot be read: 2026-01-07,x,20,pilot');
    [cli.printed, cli.warned] = [[], []];
    expect(await importFile(cli.session(), withMapping)).toBe(0);
    expect(cli.printed).toEqual(['This file came in before; nothing was changed.']);
  });

  it.each([
    ['a count below zero', '-4,20', '"won": a count is below zero, −4 of 20'],
    ['more that happened than cases', '25,20', '"won": there are more hits than cases, 25 of 20'],
  ])('refuses a file that has only %s, naming its lines and why', async (_what, numbers, why) => {
    const featureId = await cli.plan('running');
    const rows = Array.from({ length: 22 }, (_, at) => `2026-01-${String(at + 5).padStart(2, '0')}`).flatMap(
      (day) => ['pilot', 'control'].map((arm) => `${day},${numbers},${arm}`),
    );
    const text = ['day,won,asked,arm', ...rows, ''].join('\n');
    const [metric] = await cli.workspace.call('metrics.list', { featureId });
    const handle = await cli.workspace.upload('bad.csv', text);
    const { mapping } = await cli.workspace.call('imports.preview', {
      file: handle,
      featureId,
      mapping: null,
    });
    const metrics = [{ metricId: metric?.id, draft: null, totalColumn: 1, unitsColumn: 2 }];
    const command = {
      feature: 'ai-lead-scoring',
      file: cli.write('bad.csv', text),
      mapping: cli.write('m.json', JSON.stringify({ ...mapping, metrics })),
      changes: null,
    };
    expect(await importFile(cli.session(), command)).toBe(1);
    expect(cli.warned.slice(0, 3)).toEqual([
      'No row of "bad.csv" can be used, so nothing was imported.',
      '44 rows were set aside and changed nothing:',
      `- line 2, ${why}: 2026-01-05,${numbers},pilot`,
    ]);
    expect(cli.warned.at(-1)).toBe('and 24 more');
    expect(await cli.workspace.call('imports.list', {})).toEqual([]);
  });

  it('says on how many days there were no cases', async () => {
    const featureId = await cli.plan('running');
    const [metric] = await cli.workspace.call('metrics.list', { featureId });
    const text = CLEAR_CSV.replace('4,20', '0,0').replace('3,21', '0,0').replace('x', '2');
    const handle = await cli.workspace.upload('b.csv', text);
    const { mapping } = await cli.workspace.call('imports.preview', {
      file: handle,
      featureId,
      mapping: null,
    });
    const metrics = [{ metricId: metric?.id, draft: null, totalColumn: 1, unitsColumn: 2 }];
    const said = cli.write('m.json', JSON.stringify({ ...mapping, metrics }));
    const command = {
      feature: 'ai-lead-scoring',
      file: cli.write('b.csv', text),
      mapping: said,
      changes: null,
    };
    expect(await importFile(cli.session(), command)).toBe(0);
    expect(cli.warned).toEqual([
      'On 1 of 2 days, Tuesday 6 January 2026, there are 0 cases. Such a day tells nothing about a share or an average.',
    ]);
  });

  it('says that one person brings most of the events, where each of them counts', async () => {
    const featureId = await cli.plan('running');
    const people = Array.from({ length: 10 }, (_, at) => `2026-01-05,pilot,u-10${at},0`);
    const text = ['day,arm,user id,complaint', ...people, ...Array<string>(40).fill(`${people[0]}`), ''].join(
      '\n',
    );
    const handle = await cli.workspace.upload('log.csv', text);
    const { mapping } = await cli.workspace.call('imports.preview', {
      file: handle,
      featureId,
      mapping: null,
    });
    const run = (personRule: string) =>
      importFile(cli.session(), {
        feature: 'ai-lead-scoring',
        file: cli.write('log.csv', text),
        mapping: cli.write('m.json', JSON.stringify({ ...mapping, personRule })),
        changes: 'revise',
      });
    expect(await run('distinct-people')).toBe(0);
    expect(cli.warned).toEqual([]);
    expect(await run('each-row')).toBe(0);
    expect(cli.warned.join()).toMatch(/^One person brings 82\s% of all events\./);
  });

  it('says what the segments of a day make together, as the mapping has it', async () => {
    await cli.plan('running');
    const rows = ['2026-01-05,N,100.5', '2026-01-05,S,200.5', '2026-01-06,N,90.5', '2026-01-06,S,210.5'];
    const text = ['day,region,revenue', ...rows, ''].join('\n');
    const file = cli.write('regions.csv', text);
    const command = { feature: 'ai-lead-scoring', file, changes: null };
    expect(await importFile(cli.session(), { ...command, mapping: null })).toBe(1);
    const mapping = JSON.parse(cli.printed.join('\n')) as { metrics: { draft: object }[] };
    cli.printed = [];
    const said = (draft: object) =>
      cli.write(
        'm.json',
        JSON.stringify({
          ...mapping,
          fixedArm: 'pilot',
          metrics: mapping.metrics.map((part) =>
            Object.assign({}, part, { draft: { ...part.draft, ...draft } }),
          ),
        }),
      );
    expect(await importFile(cli.session(), { ...command, mapping: said({}) })).toBe(0);
    expect(cli.printed[1]).toMatch(/^revenue: segments add up, 301 on 5 Jan from 2 segments\.$/);
    cli.printed = [];
    const other = { name: 'takings', overSegments: 'averages' };
    expect(await importFile(cli.session(), { ...command, mapping: said(other) })).toBe(0);
    expect(cli.printed[1]).toMatch(/^takings: segments are averaged, 151 on 5 Jan/);
  });

  it('prints the mapping found and the questions left open, and changes nothing', async () => {
    await cli.plan('running');
    const file = cli.write('odd.csv', 'a;b\n01/02/2026;7\n03/04/2026;9\n');
    expect(
      await importFile(cli.session(), { feature: 'ai-lead-scoring', file, mapping: null, changes: null }),
    ).toBe(1);
    expect(JSON.parse(cli.printed.join('\n'))).toHaveProperty('dialect.delimiter', ';');
    expect(cli.warned.join()).toContain('whether the day or the month comes first');
    expect(cli.warned.join()).toContain('pass it with --mapping');
    expect(await cli.workspace.call('imports.list', {})).toEqual([]);
  });

  it.each([
    ['a missing file', 'gone.csv', null, 'cannot be read'],
    ['a folder', 'folder', null, 'cannot be read'],
    ['a missing mapping', 'a.csv', 'gone.json', 'cannot be read'],
    ['a mapping that is no JSON', 'a.csv', 'broken.json', 'is no mapping: JSON'],
    ['a mapping of another shape', 'a.csv', 'other.json', 'is no mapping: dialect'],
  ])('explains %s', async (...[, fileName, mappingName, sentence]) => {
    await cli.plan('running');
    cli.write('a.csv', CLEAR_CSV);
    cli.write('broken.json', '{');
    cli.write('other.json', '{}');
    mkdirSync(join(cli.folder, 'folder'));
    const command = {
      feature: 'ai-lead-scoring',
      file: join(cli.folder, fileName),
      mapping: mappingName === null ? null : join(cli.folder, mappingName),
      changes: null,
    };
    await expect(importFile(cli.session(), command)).rejects.toThrow(sentence);
  });
});
