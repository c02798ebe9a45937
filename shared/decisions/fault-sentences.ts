import type { RecordFault } from './record.contract.ts';
import { say, type Words } from '#shared/words/create-words.ts';

/** Where the record of decisions breaks, and what that means, in two sentences. */
export function faultSentences(words: Words, fault: RecordFault): [string, string] {
  const { code, sequence, count, soundUntil } = fault;
  return [
    say(words, `record:fault.${code}`, { sequence, count }),
    say(words, `record:meaning.${soundUntil === null ? 'soundNowhere' : 'soundUntil'}`, { soundUntil }),
  ];
}
