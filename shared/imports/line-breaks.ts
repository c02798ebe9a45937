const LF = 10;
const CR = 13;

/** Finds line ends (LF, CR or CRLF) in one text; quick when asked with growing positions. */
export type LineBreaks = {
  /** Index of the first line end at or after `from`, or -1. */
  readonly next: (from: number) => number;
};

export function createLineBreaks(text: string): LineBreaks {
  // A search result stays right for every position between the one asked for and the one found.
  let askedLf = 0;
  let foundLf = text.indexOf('\n');
  let askedCr = 0;
  let foundCr = text.indexOf('\r');
  const noLf = foundLf === -1;
  const noCr = foundCr === -1;
  const next = (from: number): number => {
    if (!noLf && (from < askedLf || (foundLf < from && foundLf !== -1))) {
      askedLf = from;
      foundLf = text.indexOf('\n', from);
    }
    if (!noCr && (from < askedCr || (foundCr < from && foundCr !== -1))) {
      askedCr = from;
      foundCr = text.indexOf('\r', from);
    }
    if (foundLf === -1) return foundCr;
    return foundCr === -1 || foundLf < foundCr ? foundLf : foundCr;
  };
  return { next };
}

/** Where the next line starts, given the index of a line end. */
export function afterBreak(text: string, at: number): number {
  return text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
}

/** Number of line ends that start in [from, to). */
export function countBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === CR || (code === LF && (at === from || text.charCodeAt(at - 1) !== CR))) count += 1;
  }
  return count;
}
