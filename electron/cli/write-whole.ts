import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { cliSentence, CliProblem, type CliSession } from './session.ts';

/** Writes a file that is there whole or not at all; throws CliProblem where it cannot be written. */
export async function writeWhole(
  session: CliSession,
  path: string,
  content: string | Uint8Array,
): Promise<void> {
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(draft, content);
    await rename(draft, path);
  } catch {
    await rm(draft, { force: true });
    throw new CliProblem(cliSentence(session, 'cannot-write', { path }));
  }
}
