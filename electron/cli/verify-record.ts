import type { OutputOf } from '#shared/contract/contract.ts';
import { faultSentences } from '#shared/decisions/fault-sentences.ts';
import { say } from '#shared/words/create-words.ts';
import { cliSentence, type CliSession } from './session.ts';

export const EXIT_BROKEN = 50;

export type VerifyCommand = { keptHead: string | null; answer: 'words' | 'json' };
type Check = OutputOf<'decisions.verifyRecord'>;

function printWords(session: CliSession, { entries, since, head, fault, keptHead }: Check): void {
  const { words } = session;
  if (fault !== null) for (const line of faultSentences(words, fault)) session.warn(line);
  else if (entries === 0) session.print(say(words, 'record:check.empty'));
  else session.print(say(words, 'record:check.whole', { count: entries, since }));
  if (fault === null && head !== null) {
    session.print(cliSentence(session, 'head', { mark: `${head.sequence}:${head.hash}` }));
  }
  if (keptHead === 'held') session.print(say(words, 'record:keptHead.held'));
  if (keptHead === 'not-held') session.warn(say(words, 'record:keptHead.not-held'));
}

/** Checks the record of decisions; answers 0 when it is whole (and holds the mark asked for), else 50. */
export async function verifyRecord(
  session: CliSession,
  { keptHead, answer }: VerifyCommand,
): Promise<number> {
  const check = await session.call('decisions.verifyRecord', { keptHead });
  if (answer === 'json') session.print(JSON.stringify(check, null, 2));
  else printWords(session, check);
  return check.fault === null && check.keptHead !== 'not-held' ? 0 : EXIT_BROKEN;
}
