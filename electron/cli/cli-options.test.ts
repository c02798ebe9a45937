import { describe, expect, it } from 'vitest';
import { parseCli } from './cli-options.ts';

const TARGET = ['--workspace', 'Bar.pilotbook', '--feature', 'ai-lead-scoring'];
const HASH = '0a'.repeat(32);

describe('the command line', () => {
  it.each([
    [['evaluate', ...TARGET], { kind: 'evaluate', language: null }],
    [['evaluate', '--language=it', ...TARGET], { kind: 'evaluate', language: 'it' }],
    [
      ['import', ...TARGET, '--file', 'a.csv'],
      { kind: 'import', file: 'a.csv', mapping: null, changes: null },
    ],
    [['import', ...TARGET, '--file', 'a.csv', '--changes', 'keep'], { kind: 'import', changes: 'keep' }],
    [
      ['import', ...TARGET, '--file', 'a.csv', '--mapping', 'm.json'],
      { kind: 'import', file: 'a.csv', mapping: 'm.json' },
    ],
    [['report', ...TARGET, '--out', 'r.PDF'], { kind: 'report', out: 'r.PDF', format: 'pdf' }],
    [['report', ...TARGET, '--out', 'r.html'], { kind: 'report', out: 'r.html', format: 'html' }],
  ])('%j is understood', (args, command) => {
    expect(parseCli(args)).toMatchObject({
      kind: 'run',
      command: { workspace: 'Bar.pilotbook', feature: 'ai-lead-scoring', ...command },
    });
  });

  it.each([
    [['verify', '--workspace', 'B'], { kind: 'verify', keptHead: null, answer: 'words' }],
    [['verify', '--workspace', 'B', '--json', '--head', `14:${HASH}`], { keptHead: HASH, answer: 'json' }],
    [['verify', '--workspace', 'B', '--head', HASH.toUpperCase()], { keptHead: HASH, answer: 'words' }],
    [['record', '--workspace', 'B', '--out', 'r.CSV'], { kind: 'record', feature: null, format: 'csv' }],
    [['record', ...TARGET, '--out', 'r.json'], { feature: 'ai-lead-scoring', format: 'json' }],
  ])('%j is understood of the record of decisions', (args, command) => {
    expect(parseCli(args)).toMatchObject({ kind: 'run', command });
  });

  it.each([
    [['verify', ...TARGET], 'verify takes no --feature'],
    [['verify', '--workspace', 'B', '--head', '14:abc'], '--head takes a mark as verify prints it'],
    [['evaluate', ...TARGET, '--json'], 'evaluate takes no --json'],
    [['record', '--workspace', 'B'], '--out is missing'],
    [['record', '--workspace', 'B', '--out', 'r.pdf'], 'ends in .csv or .json'],
    [TARGET, 'Which command?'],
    [['judge', ...TARGET], 'There is no command "judge"'],
    [['evaluate', 'now', ...TARGET], '"now" is one word too many'],
    [['evaluate', '--feature', 'x'], '--workspace is missing'],
    [['evaluate', '--workspace', 'x'], '--feature is missing'],
    [['evaluate', '--workspace', '', '--feature', 'x'], '--workspace is missing'],
    [['evaluate', ...TARGET, '--file', 'a.csv'], 'evaluate takes no --file'],
    [['import', ...TARGET], '--file is missing'],
    [
      ['import', ...TARGET, '--file', 'a.csv', '--changes', 'merge'],
      '--changes takes revise or keep, not "merge"',
    ],
    [['report', ...TARGET], '--out is missing'],
    [['report', ...TARGET, '--out', 'r.docx'], 'ends in .html or .pdf'],
    [['evaluate', ...TARGET, '--language', 'fr'], '--language takes en or it, not "fr"'],
    [['evaluate', ...TARGET, '--verbose'], 'Unknown option'],
    [['evaluate', '--workspace'], 'argument missing'],
  ])('%j is refused with a reason and the usage', (args, reason) => {
    const parsed = parseCli(args);
    expect(parsed.kind).toBe('wrong');
    expect(parsed).toHaveProperty('text', expect.stringContaining(reason));
    expect(parsed).toHaveProperty('text', expect.stringContaining('Exit codes'));
  });

  it.each([[[]], [['--help']], [['evaluate', '-h']]])('%j shows the usage', (args) => {
    expect(parseCli(args).kind).toBe('help');
  });
});
