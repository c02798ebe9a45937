import type { InputOf, MethodName, OutputOf } from '#shared/contract/contract.ts';
import type { FeatureSummary } from '#shared/features/features.contract.ts';
import { say, type WordValues, type Words } from '#shared/words/create-words.ts';

/** What a command works with: calls to the workspace, the words, and where its lines go. */
export type CliSession = {
  call: <Method extends MethodName>(method: Method, input: InputOf<Method>) => Promise<OutputOf<Method>>;
  words: Words;
  print: (line: string) => void;
  /** Lines that are not the result: what went wrong and what to do. */
  warn: (line: string) => void;
};

/** A problem that is the person's to mend, already in words. */
export class CliProblem extends Error {}

export function cliSentence({ words }: CliSession, key: string, values: WordValues = {}): string {
  return say(words, `desktop:cli.${key}`, values);
}

/** The feature with this flag key; throws CliProblem that lists the keys there are. */
export async function findFeature(session: CliSession, key: string): Promise<FeatureSummary> {
  const features = await session.call('features.list', { include: 'all' });
  const found = features.find(({ feature }) => feature.flagKey === key);
  if (found !== undefined) return found;
  const keys = features.map(({ feature }) => feature.flagKey);
  const known = keys.length === 0 ? cliSentence(session, 'none') : keys.join(', ');
  throw new CliProblem(cliSentence(session, 'unknown-feature', { key, known }));
}
