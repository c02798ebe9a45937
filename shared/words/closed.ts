/** The sentence with a full stop where it has no end of its own. */
export function closed(sentence: string): string {
  return /[.!?»”]$/.test(sentence) ? sentence : `${sentence}.`;
}
