import type { OutputOf } from '#shared/contract/contract.ts';
import { faultSentences } from '#shared/decisions/fault-sentences.ts';
import { say } from '#shared/words/create-words.ts';
import { cliSentence, type CliSession } from './session.ts';

export const EXIT_BROKEN = 50;

export type VerifyCommand = { keptHead: string | null; answer: 'words' | 'json' };
type Check = OutputOf<'decisions.verifyRecord'>;

type AuditCheck = { entries: number; firstBroken: number | null };

/** The log of deeds vouches for the end of the record, so it is checked with it. */
async function checkAuditLog(session: CliSession): Promise<AuditCheck> {
  const { auditEntries, firstBroken } = await session.call('workspace.verify', {});
  return { entries: auditEntries, firstBroken: firstBroken?.log === 'audit' ? firstBroken.sequence : null };
}

function printAuditLog(session: CliSession, { entries, firstBroken }: AuditCheck): void {
  if (firstBroken === null) session.print(cliSentence(session, 'audit-whole', { count: entries }));
  else session.warn(cliSentence(session, 'audit-broken', { sequence: firstBroken }));
}

function printWords(
  session: CliSession,
  { entries, since, head, fault, keptHead, evaluations }: Check,
): void {
  const { words } = session;
  if (fault !== null) for (const line of faultSentences(words, fault)) session.warn(line);
  else if (entries === 0) session.print(say(words, 'record:check.empty'));
  else session.print(say(words, 'record:check.whole', { count: entries, since }));
  if (fault === null && head !== null) {
    session.print(cliSentence(session, 'head', { mark: `${head.sequence}:${head.hash}` }));
  }
  const { count, differing } = evaluations;
  if (differing > 0) session.warn(say(words, 'record:check.judgedOtherwise', evaluations));
  else if (count > 0) session.print(say(words, 'record:check.judged', { count }));
  if (keptHead === 'held') session.print(say(words, 'record:keptHead.held'));
  if (keptHead === 'not-held') session.warn(say(words, 'record:keptHead.not-held'));
}

/** Checks the record of decisions, the judgements kept and the log of deeds; answers 0 when all are whole (and hold the mark asked for), else 50. */
export async function verifyRecord(
  session: CliSession,
  { keptHead, answer }: VerifyCommand,
): Promise<number> {
  const check = await session.call('decisions.verifyRecord', { keptHead });
  const auditLog = await checkAuditLog(session);
  if (answer === 'json') session.print(JSON.stringify({ ...check, auditLog }, null, 2));
  else {
    printWords(session, check);
    printAuditLog(session, auditLog);
  }
  const isWhole = check.fault === null && check.evaluations.differing === 0 && auditLog.firstBroken === null;
  return isWhole && check.keptHead !== 'not-held' ? 0 : EXIT_BROKEN;
}
