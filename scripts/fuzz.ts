import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { xorshift128plus } from 'pure-rand/generator/xorshift128plus';
import { FUZZ_TARGETS, type FuzzTarget } from '#tests/support/fuzz-targets.ts';
import { createCoverage } from './fuzz-coverage.ts';

/**
 * Coverage-guided fuzzing of every parser: inputs that reach code no input reached before are kept and changed further. Usage:
 * `node scripts/fuzz.ts [seconds per parser] [parser]`. Kept inputs go to tests/fixtures/fuzz, where the unit tests replay
 * them. Ends with 1 when an input broke a parser or held it up.
 */
const CORPUS = 'tests/fixtures/fuzz';
const SLOW_MILLISECONDS = 1000;
/** Reading coverage costs more than a run, so it is read once for so many, and for each of them when that told of new code. */
const RUNS_PER_LOOK = 40;
const LONGEST_INPUT = 4096;
const MOST_KEPT_FILES = 24;
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
async function survives(target: FuzzTarget, bytes: Uint8Array): Promise<boolean> {
  const start = performance.now();
  let fault = 'slow';
  try {
    await target.run(bytes);
    if (performance.now() - start < SLOW_MILLISECONDS) return true;
  } catch (error) {
    fault = String(error);
  }
  const input = Buffer.from(bytes).toString('latin1').slice(0, 200);
  console.log(`  ${target.name}: ${fault} on ${JSON.stringify(input)}`);
  keep(target, bytes, 'broke');
  return false;
}

async function countBroken(target: FuzzTarget, inputs: readonly Uint8Array[]): Promise<number> {
  let broken = 0;
  for (const bytes of inputs) if (!(await survives(target, bytes))) broken += 1;
  return broken;
}

function addNew(seen: Set<string>, ran: ReadonlySet<string>): boolean {
  const before = seen.size;
  for (const piece of ran) seen.add(piece);
  return seen.size > before;
}

/** Of inputs that together reached new code, those that did, shortest first; each is run once more. */
async function findReaching(target: FuzzTarget, batch: readonly Uint8Array[], seen: Set<string>) {
  const reaching: Uint8Array[] = [];
  for (const bytes of batch.toSorted((left, right) => left.length - right.length)) {
    await survives(target, bytes);
    if (addNew(seen, await look())) reaching.push(bytes);
  }
  return reaching;
}

async function fuzz(target: FuzzTarget): Promise<number> {
  const corpus = corpusOf(target);
  const seen = new Set<string>();
  const end = performance.now() + Number(seconds) * 1000;
  let runs = corpus.length;
  let broken = await countBroken(target, corpus);
  addNew(seen, await look());
  const known = seen.size;
  while (performance.now() < end && broken < 20) {
    const batch = Array.from({ length: RUNS_PER_LOOK }, () => mutated(corpus));
    runs += batch.length;
    broken += await countBroken(target, batch);
    if (!hasNew(seen, await look())) continue;
    for (const bytes of await findReaching(target, batch, seen)) {
      corpus.push(bytes);
      keep(target, bytes, 'new');
    }
  }
  const reached = `${known} blocks of code reached by what was kept, ${seen.size} now`;
  console.log(`${target.name}: ${runs.toLocaleString('en')} runs, ${reached}, ${broken} broken`);
  return broken;
}

function hasNew(seen: ReadonlySet<string>, ran: ReadonlySet<string>): boolean {
  for (const piece of ran) if (!seen.has(piece)) return true;
  return false;
}

const { look } = await createCoverage();
let broken = 0;
for (const target of FUZZ_TARGETS) {
  if (only === undefined || only === target.name) broken += await fuzz(target);
}
process.exitCode = broken > 0 ? 1 : 0;
