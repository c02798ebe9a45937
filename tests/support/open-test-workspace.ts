import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contract, type InputOf, type MethodName, type OutputOf } from '#shared/contract/contract.ts';
import type { Reply } from '#shared/contract/envelope.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Clock } from '#electron/workspace/clock.ts';
import { openWorkspace, type OpenWorkspaceOptions } from '#electron/workspace/open-workspace.ts';
import { filePieces } from './file-pieces.ts';

/** A clock a test turns by hand; each reading of `now` lies a millisecond after the last. */
export function createTestClock(today: CalendarDay = '2026-11-24') {
  const state = { now: 1_795_500_000_000, today };
  return {
    now: () => (state.now += 1),
    today: () => state.today,
    turnTo: (day: CalendarDay) => (state.today = day),
    /** Lets milliseconds pass. */
    pass: (milliseconds: number) => (state.now += milliseconds),
  };
}

type TestWorkspaceOptions = {
  today?: CalendarDay;
  path?: string;
  idsFrom?: number;
  clock?: Clock;
} & Pick<OpenWorkspaceOptions, 'sourceEnvironment' | 'sourceSchedule' | 'alertWatch'>;

/** A real workspace in a temporary folder, with a fixed clock and counted ids. */
export function openTestWorkspace(options: TestWorkspaceOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'pilotbook-test-'));
  const path = options.path ?? join(folder, 'test.pilotbook');
  const clock = createTestClock(options.today);
  // A file opened a second time has ids already.
  let ids = options.idsFrom ?? 0;
  const newId = () => `id-${String((ids += 1)).padStart(6, '0')}`;
  const door = openWorkspace({
    path,
    mode: 'create-if-missing',
    actorFallback: 'Giulia Conti',
    clock: options.clock ?? clock,
    newId,
    ...(options.sourceEnvironment === undefined ? {} : { sourceEnvironment: options.sourceEnvironment }),
    ...(options.alertWatch === undefined ? {} : { alertWatch: options.alertWatch }),
    ...(options.sourceSchedule === undefined ? {} : { sourceSchedule: options.sourceSchedule }),
  });
  let requests = 0;

  /** The raw envelope, for what must be refused. */
  function ask(method: string, input: unknown): Promise<Reply> {
    return door.call({ requestId: `request-${(requests += 1)}`, method, input });
  }

  /** The answer, its shape checked against the contract; throws the AppError of a refusal. */
  async function call<Method extends MethodName>(
    method: Method,
    input: InputOf<Method>,
  ): Promise<OutputOf<Method>> {
    const reply = await ask(method, input);
    if (!reply.ok) throw new AppError(reply.error.kind, reply.error.code, reply.error.details);
    return contract[method].output.parse(reply.value) as OutputOf<Method>;
  }

  /** Hands a file over as the interface does. */
  async function upload(name: string, content: string | Uint8Array): Promise<string> {
    const bytes = Buffer.from(content);
    const { file } = await call('files.begin', { name, sizeBytes: bytes.length });
    for (const base64 of filePieces(bytes)) await call('files.append', { file, base64 });
    return file;
  }

  return {
    path,
    clock,
    door,
    ask,
    call,
    upload,
    close: async () => {
      await door.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type TestWorkspace = ReturnType<typeof openTestWorkspace>;
