import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';
import { xorshift128plus } from 'pure-rand/generator/xorshift128plus';
import { FUZZ_TARGETS, type FuzzTarget } from '#tests/support/fuzz-targets.ts';

/**
 * Coverage-guided fuzzing of every parser: inputs that reach code no input reached before are kept and changed further. Usage:
 * `node scripts/fuzz.ts [seconds per parser] [parser]`. Kept inputs go to tests/fixtures/fuzz, where the unit tests replay
 * them. Ends with 1 when an input broke a parser or held it up.
 */
const CORPUS = 'tests/fixtures/fuzz';
const SLOW_MILLISECONDS = 1000;
/** Reading coverage costs more than a run, so it is read once for so many. */
const RUNS_PER_LOOK = 40;
const LONGEST_INPUT = 4096;
const MOST_KEPT_FILES = 40;
const TOKENS = [
  '"',
  '""',
  '\\"',
  ',',
  ';',
  '\t',
  '||',
  '\n',
  '\r\n',
  '\0',
  '{',
  '}',
  '[',
  ']',
  ':',
  'null',
  '1e999',
  '-0',
  '<c r="A1">',
  '</c>',
  '<v>',
  '<!--',
  '<![CDATA[',
  '&#x41;',
  '%',
  '€',
  '\uFEFF',
  '2026-02-30',
  'W53',
  '__proto__',
  '\u2028',
  "'",
];

const [seconds = '60', only] = process.argv.slice(2);
const random = xorshift128plus(20_261_127);
const below = (limit: number): number => (random.next() >>> 0) % Math.max(1, limit);
const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;

function mutated(corpus: readonly Uint8Array[]): Uint8Array {
  let bytes = Buffer.from(pick(corpus));
  for (let times = 1 + below(6); times > 0; times -= 1) {
    const at = below(bytes.length + 1);
    const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
    const length = 1 + below(8);
    const other = Buffer.from(pick(corpus));
    const from = below(other.length);
    bytes = pick([
      () => Buffer.concat([before, Buffer.from([below(256)]), after.subarray(1)]),
      () => Buffer.concat([before, after.subarray(length)]),
      () => Buffer.concat([before, Buffer.from(pick(TOKENS)), after]),
      () => Buffer.concat([before, after.subarray(0, length), after]),
      () => Buffer.concat([before, other.subarray(from, from + 64), after]),
      () => Buffer.concat([before, other.subarray(from)]),
    ])();
  }
  return bytes.subarray(0, LONGEST_INPUT);
}

/** Counts the pieces of code that ran since the last look and never before. */
async function createCoverage() {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: false, detailed: true });
  const seen = new Set<string>();
  return async (): Promise<number> => {
    const { result } = await session.post('Profiler.takePreciseCoverage');
    const before = seen.size;
    for (const { url, functions } of result) {
      if (!url.includes('/shared/')) continue;
      for (const { ranges } of functions) {
        for (const { startOffset, endOffset, count } of ranges)
          seen.add(`${url} ${startOffset} ${endOffset} ${count > 0}`);
      }
    }
    return seen.size - before;
  };
}

function corpusOf(target: FuzzTarget): Uint8Array[] {
  const folder = join(CORPUS, target.name);
  mkdirSync(folder, { recursive: true });
  const kept = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  return [...target.seeds.map((seed) => Buffer.from(seed)), ...kept];
}

function keep(target: FuzzTarget, bytes: Uint8Array, kind: 'new' | 'broke'): void {
  const folder = join(CORPUS, target.name);
  if (kind === 'new' && readdirSync(folder).length >= MOST_KEPT_FILES) return;
  writeFileSync(
    join(folder, `${kind}-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}`),
    bytes,
  );
}

/** Runs one input; false when it broke the parser or held it up. */
function survives(target: FuzzTarget, bytes: Uint8Array): boolean {
  const start = performance.now();
  let fault = 'slow';
  try {
    target.run(bytes);
    if (performance.now() - start < SLOW_MILLISECONDS) return true;
  } catch (error) {
    fault = String(error);
  }
  const input = Buffer.from(bytes).toString('latin1').slice(0, 200);
  console.log(`  ${target.name}: ${fault} on ${JSON.stringify(input)}`);
  keep(target, bytes, 'broke');
  return false;
}

async function fuzz(target: FuzzTarget, look: () => Promise<number>): Promise<number> {
  const corpus = corpusOf(target);
  const end = performance.now() + Number(seconds) * 1000;
  let runs = corpus.length;
  let broken = corpus.filter((bytes) => !survives(target, bytes)).length;
  await look();
  while (performance.now() < end && broken < 20) {
    const batch = Array.from({ length: RUNS_PER_LOOK }, () => mutated(corpus));
    runs += batch.length;
    broken += batch.filter((bytes) => !survives(target, bytes)).length;
    if ((await look()) === 0) continue;
    // Something in the batch was new: which, is not worth another look at each; the shortest go on.
    const shorter = batch.toSorted((left, right) => left.length - right.length).slice(0, RUNS_PER_LOOK / 4);
    corpus.push(...shorter);
    const [first] = shorter;
    if (first !== undefined) keep(target, first, 'new');
  }
  const inputs = `${runs.toLocaleString('en')} runs, ${corpus.length} inputs in the corpus`;
  console.log(`${target.name}: ${inputs}, ${broken} broken`);
  return broken;
}

const look = await createCoverage();
let broken = 0;
for (const target of FUZZ_TARGETS) {
  if (only === undefined || only === target.name) broken += await fuzz(target, look);
}
process.exitCode = broken > 0 ? 1 : 0;
