import { openSync, readSync, closeSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { OutputOf } from '#shared/contract/contract.ts';
import { FILE_CHUNK_BYTES } from '#shared/files/files.contract.ts';
import type { ImportPreview } from '#shared/imports/imports.contract.ts';
import type { ImportMapping } from '#shared/imports/import-mapping.ts';
import { openEngine } from '#electron/workspace/engine-link.ts';
import { addFeature } from '#tests/support/add-feature.ts';
import { timed } from './figures.ts';
import type { ImportTimes } from './import-file.ts';

// One import in a process of its own, so that its memory can be told: the engine in its worker, as every shell runs it.
const [folder = '', csv = ''] = process.argv.slice(2);
const path = join(folder, `import-${process.pid}.pilotbook`);
const FEATURE = 'benchmark';

const door = await openEngine({ path, mode: 'create-if-missing', actorFallback: 'benchmark' });
addFeature(path, { id: FEATURE, name: 'Benchmark' });
let requests = 0;

async function call<Value>(method: string, input: unknown): Promise<Value> {
  const reply = await door.call({ requestId: `request-${(requests += 1)}`, method, input });
  if (!reply.ok) throw new Error(`${method}: ${reply.error.code}`);
  return reply.value as Value;
}

async function upload(): Promise<string> {
  const sizeBytes = statSync(csv).size;
  const { file } = await call<{ file: string }>('files.begin', { name: 'figures.csv', sizeBytes });
  const piece = Buffer.alloc(FILE_CHUNK_BYTES);
  const from = openSync(csv, 'r');
  for (let length = readSync(from, piece); length > 0; length = readSync(from, piece)) {
    await call('files.append', { file, base64: piece.toString('base64', 0, length) });
  }
  closeSync(from);
  return file;
}

const ORDERS: ImportMapping['metrics'][number] = {
  metricId: null,
  draft: {
    name: 'Orders of visits',
    kind: 'proportion',
    unit: '',
    direction: 'higher',
    role: 'primary',
    target: null,
    limit: null,
    grain: 'day',
    formula: null,
    onHarm: 'roll-back',
    hardLimit: null,
    overSegments: 'unsaid',
  },
  totalColumn: 3,
  unitsColumn: 4,
  squaresColumn: null,
};

/** Somebody who changes a setting every 20 ms while the import runs; how long each change takes. */
async function writeMeanwhile(isOver: () => boolean): Promise<number[]> {
  const times: number[] = [];
  for (let count = 0; !isOver(); count += 1) {
    times.push((await timed(() => call('workspace.changeSettings', { customerBase: count }))).milliseconds);
    await wait(20);
  }
  return times.toSorted((left, right) => left - right);
}

const file = await upload();
const looked = await timed(() =>
  call<ImportPreview>('imports.preview', { file, featureId: FEATURE, mapping: null }),
);
const mapping: ImportMapping = {
  ...looked.value.mapping,
  shape: 'wide',
  armColumn: 1,
  armValues: { pilot: 'pilot', control: 'control' },
  fixedArm: null,
  segmentColumn: 2,
  personColumn: null,
  metrics: [ORDERS],
};
const importing = () =>
  call<OutputOf<'imports.commit'>>('imports.commit', { file, featureId: FEATURE, mapping });
const alone = await timed(importing);
const { counts, importId } = alone.value;
if (counts.used !== counts.rows) throw new Error(`only ${counts.used} of ${counts.rows} rows were used`);
const peakMegabytes = process.resourceUsage().maxRSS / 1024;
const undone = await timed(() => call('imports.undo', { importId }));
let isOver = false;
const meanwhile = writeMeanwhile(() => isOver);
await importing();
isOver = true;
const writes = await meanwhile;
const times: ImportTimes = {
  lookMilliseconds: looked.milliseconds,
  importMilliseconds: alone.milliseconds,
  undoMilliseconds: undone.milliseconds,
  peakMegabytes,
  slowestUserWrites: {
    p50: writes[writes.length >> 1] ?? NaN,
    p99: writes[Math.floor(writes.length * 0.99)] ?? NaN,
    most: writes.at(-1) ?? NaN,
    writes: writes.length,
  },
};
await door.close();
console.log(JSON.stringify(times));
