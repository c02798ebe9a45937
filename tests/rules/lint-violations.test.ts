import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import lintConfig from '../../oxlint.config.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const FIXTURES = 'tests/fixtures/lint-violations/';

// Each file breaks one rule on purpose; the text tells two uses of the same rule apart.
const VIOLATIONS: readonly { file: string; rule: string; text: string }[] = [
  { file: 'shared/segments/uses-node.ts', rule: 'no-restricted-imports', text: 'no Node' },
  { file: 'shared/segments/uses-electron.ts', rule: 'no-restricted-imports', text: 'may import electron' },
  { file: 'shared/segments/uses-date.ts', rule: 'no-restricted-globals', text: 'Time is an argument' },
  { file: 'shared/segments/uses-chance.ts', rule: 'no-restricted-properties', text: 'Chance is an argument' },
  {
    file: 'shared/segments/imports-electron-room.ts',
    rule: 'no-restricted-imports',
    text: 'may not import electron',
  },
  {
    file: 'shared/segments/imports-renderer-room.ts',
    rule: 'no-restricted-imports',
    text: 'may not import renderer',
  },
  { file: 'shared/segments/imports-zod.ts', rule: 'no-restricted-imports', text: 'Import z from' },
  {
    file: 'shared/segments/imports-later-capability.ts',
    rule: 'no-restricted-imports',
    text: 'segments may not import',
  },
  { file: 'shared/segments/imports-upwards.ts', rule: 'no-restricted-imports', text: 'use a path import' },
  { file: 'shared/kernel/knows-a-capability.ts', rule: 'no-restricted-imports', text: 'know no domain word' },
  {
    file: 'electron/segments/imports-renderer.ts',
    rule: 'no-restricted-imports',
    text: 'may not import renderer',
  },
  {
    file: 'electron/segments/imports-electron.ts',
    rule: 'no-restricted-imports',
    text: 'may import electron',
  },
  { file: 'electron/segments/imports-zod.ts', rule: 'no-restricted-imports', text: 'Import z from' },
  {
    file: 'electron/segments/segments.repository.ts',
    rule: 'no-restricted-imports',
    text: 'the database only',
  },
  {
    file: 'electron/segments/segments.read-model.ts',
    rule: 'no-restricted-imports',
    text: 'the database only',
  },
  {
    file: 'electron/segments/segments.service.ts',
    rule: 'no-restricted-imports',
    text: 'does not know its handlers',
  },
  {
    file: 'electron/flags/imports-later-capability.ts',
    rule: 'no-restricted-imports',
    text: 'flags may not import',
  },
  {
    file: 'electron/flags/imports-foreign-repository.ts',
    rule: 'no-restricted-imports',
    text: 'through its service',
  },
  {
    file: 'renderer/segments/imports-electron.ts',
    rule: 'no-restricted-imports',
    text: 'may import electron',
  },
  { file: 'renderer/segments/imports-node.ts', rule: 'no-restricted-imports', text: 'no Node' },
  {
    file: 'renderer/segments/imports-electron-room.ts',
    rule: 'no-restricted-imports',
    text: 'may not import electron',
  },
  {
    file: 'renderer/segments/imports-inside-of-another.ts',
    rule: 'no-restricted-imports',
    text: 'its public.ts only',
  },
  {
    file: 'renderer/shell/imports-inside-of-capability.ts',
    rule: 'no-restricted-imports',
    text: 'its public.ts only',
  },
  { file: 'renderer/ui/knows-a-domain.ts', rule: 'no-restricted-imports', text: 'know no domain word' },
  { file: 'renderer/ui/calls-the-engine.ts', rule: 'no-restricted-imports', text: 'props only' },
  { file: 'shared/statistics/too-long-file.ts', rule: 'max-lines', text: '301' },
  { file: 'shared/statistics/too-long-function.ts', rule: 'max-lines-per-function', text: '52' },
  { file: 'shared/statistics/too-many-parameters.ts', rule: 'max-params', text: '4' },
  { file: 'shared/statistics/default-export.ts', rule: 'no-default-export', text: '' },
  { file: 'shared/statistics/any-type.ts', rule: 'no-explicit-any', text: '' },
  { file: 'shared/statistics/floating-promise.ts', rule: 'no-floating-promises', text: '' },
  { file: 'shared/statistics/interface-type.ts', rule: 'consistent-type-definitions', text: '' },
  { file: 'shared/statistics/value-import-of-type.ts', rule: 'consistent-type-imports', text: '' },
  { file: 'shared/statistics/cycle-one.ts', rule: 'no-cycle', text: '' },
  { file: 'shared/statistics/cycle-two.ts', rule: 'no-cycle', text: '' },
  { file: 'shared/statistics/NotKebabCase.ts', rule: 'filename-case', text: '' },
];

type Finding = { file: string; rule: string; message: string };
type Diagnostic = { filename: string; code: string; message: string; help?: string };

/** The project's own configuration, its room globs moved to the fixture tree. */
function fixtureConfig(): object {
  const overrides = lintConfig.overrides ?? [];
  return {
    ...lintConfig,
    ignorePatterns: [],
    // What relaxes the rules for tests would apply to every fixture, since they lie among the tests.
    overrides: overrides
      .filter(({ files }) => !files.includes('tests/**'))
      .map((override) =>
        Object.assign({}, override, {
          files: override.files.map((glob) => (glob.startsWith('**') ? glob : `**/lint-violations/${glob}`)),
        }),
      ),
  };
}

let findings: Finding[] = [];
const folder = mkdtempSync(join(tmpdir(), 'pilotbook-rules-'));

beforeAll(() => {
  const config = join(folder, 'oxlintrc.json');
  writeFileSync(config, JSON.stringify(fixtureConfig()));
  const oxlint = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const args = [oxlint, '--config', config, '--format', 'json', '--no-ignore', FIXTURES];
  const run = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 });
  const { diagnostics } = JSON.parse(run.stdout) as { diagnostics: Diagnostic[] };
  findings = diagnostics.map(({ filename, code, message, help }) => ({
    file: filename.replaceAll('\\', '/').split(FIXTURES)[1] ?? filename,
    rule: code.replace(/^.*\((.*)\)$/, '$1'),
    message: `${message} ${help ?? ''}`,
  }));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('the linter', () => {
  it.each(VIOLATIONS)('finds $rule in $file ("$text")', ({ file, rule, text }) => {
    const found = findings.filter((finding) => finding.file === file && finding.rule === rule);
    expect(found.map(({ message }) => message)).toContainEqual(expect.stringContaining(text));
  });

  it('finds nothing in these files but what they break on purpose', () => {
    const meant = new Set(VIOLATIONS.map(({ file, rule }) => `${file} ${rule}`));
    const others = findings.map(({ file, rule }) => `${file} ${rule}`).filter((found) => !meant.has(found));
    expect(others).toEqual([]);
  });
});
