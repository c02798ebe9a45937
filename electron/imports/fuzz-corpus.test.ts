import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FUZZ_TARGETS } from '#tests/support/fuzz-targets.ts';

const CORPUS = 'tests/fixtures/fuzz';

describe('inputs that fuzzing found worth keeping', () => {
  it.each(FUZZ_TARGETS)('break no $name', async ({ name, seeds, run }) => {
    const folder = join(CORPUS, name);
    const kept = existsSync(folder)
      ? readdirSync(folder).map((file) => readFileSync(join(folder, file)))
      : [];
    expect(kept.length).toBeGreaterThan(0);
    for (const bytes of [...seeds.map((seed) => Buffer.from(seed)), ...kept]) await run(bytes);
  });
});
