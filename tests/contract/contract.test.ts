import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract, engineContract } from '#shared/contract/contract.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';

const methods = Object.keys(engineContract);
/** Minimal input cannot harm: every command in the list needs an id that does not exist. */
const HARMLESS_WITHOUT_INPUT = methods.filter((method) => !method.startsWith('files.'));

let workspace: TestWorkspace;
beforeAll(() => {
  workspace = openTestWorkspace();
});
afterAll(() => workspace.close());

describe('the contract', () => {
  it.each(HARMLESS_WITHOUT_INPUT)(
    '%s answers with an envelope and never with a stack trace',
    async (method) => {
      const reply = await workspace.ask(method, {});
      const code = reply.ok ? 'ok' : reply.error.code;
      expect(['unknown-method', 'unexpected']).not.toContain(code);
    },
  );

  it.each(['constructor', '__proto__', 'toString', 'segments', 'segments.', 'internal.filePath2', ''])(
    'knows no method called %j',
    async (method) => {
      expect(await workspace.ask(method, {})).toMatchObject({ ok: false, error: { code: 'unknown-method' } });
    },
  );

  it('names the stale capabilities of every command that changes the workspace', () => {
    const silent = Object.entries(contract)
      .filter(([, entry]) => entry.kind === 'command' && entry.invalidates.length === 0)
      .map(([method]) => method);
    expect(silent.toSorted()).toEqual([
      'files.append',
      'files.begin',
      'files.discard',
      'notes.saveDraft',
      'shell.printReport',
      'sources.tryOut',
    ]);
  });

  it('refuses hostile input of any shape with a code, for every method', { timeout: 60_000 }, async () => {
    const hostile = fc.anything({ withBigInt: false, withNullPrototype: true, maxDepth: 3 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...methods), hostile, async (method, input) => {
        const reply = await workspace.ask(method, input);
        const code = reply.ok ? 'ok' : reply.error.code;
        expect(code).not.toBe('unexpected');
      }),
      { numRuns: 3000 },
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
