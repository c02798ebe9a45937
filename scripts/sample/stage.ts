import { v7 as newUuid } from 'uuid';
import type { InputOf, MethodName, OutputOf } from '#shared/contract/contract.ts';
import type { Person } from '#shared/segments/person.ts';
import { openWorkspace } from '#electron/workspace/open-workspace.ts';
import { createChance, type Chance } from './chance.ts';
import { createSampleClock, type WallTime } from './sample-clock.ts';

/** The app behind its door, on a clock that is turned by hand, with ids and chance from one seed. */
export type Stage = {
  call: <Method extends MethodName>(method: Method, input: InputOf<Method>) => Promise<OutputOf<Method>>;
  upload: (name: string, content: Uint8Array) => Promise<string>;
  chance: Chance;
  passMinutes: (minutes: number) => void;
  /** By person code (`P-07`); reads the roster once. */
  personOf: (code: string) => Promise<Person>;
};

/** One deed of the business at its time. */
export type Step = { at: WallTime; run: (stage: Stage) => Promise<void> };

export type StageOptions = { path: string; seed: number; actor: string; start: WallTime };

const ID_BYTES = 16;

/** Ids as the app makes them (time first), but from the seed. */
function createIds(chance: Chance, now: () => number): () => string {
  let sequence = 0;
  return () =>
    newUuid({
      msecs: now(),
      seq: (sequence += 1),
      random: Uint8Array.from({ length: ID_BYTES }, () => chance.whole(0, 255)),
    });
}

export function openStage({ path, seed, actor, start }: StageOptions) {
  const time = createSampleClock(start);
  const door = openWorkspace({
    path,
    mode: 'must-exist',
    actorFallback: actor,
    clock: time.clock,
    newId: createIds(createChance(seed), time.clock.now),
  });
  let requests = 0;
  let roster: Map<string, Person> | null = null;

  async function call<Method extends MethodName>(
    method: Method,
    input: InputOf<Method>,
  ): Promise<OutputOf<Method>> {
    const reply = await door.call({ requestId: `sample-${(requests += 1)}`, method, input });
    if (!reply.ok) {
      const { code, message, details } = reply.error;
      throw new Error(`${method} was refused: ${code} ${message} ${JSON.stringify(details)}`);
    }
    return reply.value as OutputOf<Method>;
  }

  async function readRoster(): Promise<Map<string, Person>> {
    const { people } = await call('segments.listPeople', { limit: 1000 });
    return new Map(people.map((person) => [person.code, person]));
  }

  const stage: Stage = {
    call,
    upload: async (name, content) => {
      const { file } = await call('files.begin', { name, sizeBytes: content.length });
      await call('files.append', { file, base64: Buffer.from(content).toString('base64') });
      return file;
    },
    chance: createChance(seed + 1),
    passMinutes: time.passMinutes,
    personOf: async (code) => {
      roster ??= await readRoster();
      const person = roster.get(code);
      if (person === undefined) throw new Error(`Nobody has the code ${code}.`);
      return person;
    },
  };
  return { stage, turnTo: time.turnTo, close: () => door.close() };
}
