import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { InputOf, MethodName, OutputOf } from '#shared/contract/contract.ts';
import type { Progress, Reply } from '#shared/contract/envelope.ts';
import { inProject } from '../../scripts/project-paths.ts';
import { filePieces } from './file-pieces.ts';

type Message =
  | { type: 'opened' }
  | { type: 'progress'; requestId: string; progress: Progress }
  | { type: 'reply'; requestId: string; reply: Reply };

/** The engine was killed before it answered. */
export class EngineGone extends Error {}

type Waiting = {
  resolve: (reply: Reply) => void;
  reject: (reason: EngineGone) => void;
  onProgress: (progress: Progress) => void;
};

const COMPILED = join(tmpdir(), 'pilotbook-compile-cache');

/** An engine in a process of its own that a test may kill at any moment; every answer it gave is an acknowledgement. */
export async function startKillableEngine(path: string) {
  const child = spawn(process.execPath, [inProject('tests', 'safety', 'engine-process.ts'), path], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
  });
  const waiting = new Map<string, Waiting>();
  let requests = 0;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  void gone.then(() => {
    for (const { reject } of waiting.values()) reject(new EngineGone('the engine was killed'));
  });
  child.stdin.on('error', () => undefined);
  const opened = new Promise<void>((resolve, reject) => {
    void gone.then(() => reject(new EngineGone('the engine did not open the file')));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const message = JSON.parse(line) as Message;
      if (message.type === 'opened') resolve();
      else if (message.type === 'progress') waiting.get(message.requestId)?.onProgress(message.progress);
      else {
        waiting.get(message.requestId)?.resolve(message.reply);
        waiting.delete(message.requestId);
      }
    });
  });
  await opened;

  async function call<Method extends MethodName>(
    method: Method,
    input: InputOf<Method>,
    onProgress: Waiting['onProgress'] = () => undefined,
  ): Promise<OutputOf<Method>> {
    const requestId = `request-${(requests += 1)}`;
    const reply = await new Promise<Reply>((resolve, reject) => {
      if (child.exitCode !== null || child.signalCode !== null) {
        reject(new EngineGone('the engine was killed'));
        return;
      }
      waiting.set(requestId, { resolve, reject, onProgress });
      child.stdin.write(`${JSON.stringify({ requestId, method, input })}\n`);
    });
    if (!reply.ok) throw new Error(`${method} was refused: ${reply.error.code}`);
    return reply.value as OutputOf<Method>;
  }

  return {
    call,
    /** Hands a file over piece by piece, as the interface does. */
    upload: async (name: string, bytes: Buffer): Promise<string> => {
      const { file } = await call('files.begin', { name, sizeBytes: bytes.length });
      for (const base64 of filePieces(bytes)) await call('files.append', { file, base64 });
      return file;
    },
    /** SIGKILL: nothing in the process gets a chance to tidy up. */
    kill: async (): Promise<void> => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

export type KillableEngine = Awaited<ReturnType<typeof startKillableEngine>>;
