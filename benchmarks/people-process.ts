import { createReadStream, statSync } from 'node:fs';
import { join } from 'node:path';
import type { InputOf, MethodName, OutputOf } from '#shared/contract/contract.ts';
import { FILE_CHUNK_BYTES } from '#shared/files/files.contract.ts';
import { openEngine } from '#electron/workspace/engine-link.ts';
import { addFeature } from '#tests/support/add-feature.ts';
import { timed } from './figures.ts';
import type { PeopleTimes } from './people-file.ts';

const FEATURE = 'benchmark';

/** One import in this process, so that its memory can be told. */
async function importHere(folder: string, csv: string): Promise<PeopleTimes> {
  const path = join(folder, `people-${process.pid}.pilotbook`);
  const door = await openEngine({ path, mode: 'create-if-missing', actorFallback: 'benchmark' });
  addFeature(path, { id: FEATURE, name: 'Benchmark' });
  async function call<Method extends MethodName>(method: Method, input: InputOf<Method>) {
    const reply = await door.call({ requestId: method, method, input });
    if (!reply.ok) throw new Error(`${method}: ${reply.error.code}`);
    return reply.value as OutputOf<Method>;
  }
  const { file } = await call('files.begin', { name: 'events.csv', sizeBytes: statSync(csv).size });
  for await (const piece of createReadStream(csv, { highWaterMark: FILE_CHUNK_BYTES })) {
    await call('files.append', { file, base64: (piece as Buffer).toString('base64') });
  }
  const looked = await timed(() => call('imports.preview', { file, featureId: FEATURE, mapping: null }));
  const { mapping, questions } = looked.value;
  if (mapping.personRule !== 'distinct-people' || questions.length > 0) {
    throw new Error(`people are not recognised: ${JSON.stringify({ mapping, questions })}`);
  }
  const done = await timed(() => call('imports.commit', { file, featureId: FEATURE, mapping }));
  const { counts } = done.value;
  if (counts.used !== counts.rows) throw new Error(`only ${counts.used} of ${counts.rows} rows were used`);
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  await door.close();
  return { lookMilliseconds: looked.milliseconds, importMilliseconds: done.milliseconds, peakMegabytes };
}

const [folder = '', csv = ''] = process.argv.slice(2);
console.log(JSON.stringify(await importHere(folder, csv)));
