import { Session, type Profiler } from 'node:inspector/promises';

/** The code whose coverage guides: everything that reads what strangers wrote. */
const GUIDING = ['/shared/', '/electron/imports/'];

type Block = { start: number; end: number };
type Ranges = readonly Profiler.CoverageRange[];

/** The pieces of code that ran since the last look. */
export type Coverage = { look: () => Promise<ReadonlySet<string>> };

/** Ranges come outermost first, so the last one around a block tells whether it ran. */
function hasRun({ start, end }: Block, ranges: Ranges): boolean {
  const around = ranges.findLast(({ startOffset, endOffset }) => startOffset <= start && end <= endOffset);
  return around !== undefined && around.count > 0;
}

/**
 * Which blocks of code run, from the engine's own counters. A block is known once it was told apart from what is around
 * it; counters start anew at each look, so that looks can be compared.
 */
export async function createCoverage(): Promise<Coverage> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const known = new Map<string, Map<string, Block>>();

  function blocksOf(name: string, ranges: Ranges): Map<string, Block> {
    const blocks = known.get(name) ?? new Map<string, Block>();
    known.set(name, blocks);
    for (const { startOffset: start, endOffset: end } of ranges)
      blocks.set(`${start}-${end}`, { start, end });
    return blocks;
  }

  return {
    look: async () => {
      const { result } = await session.post('Profiler.takePreciseCoverage');
      const ran = new Set<string>();
      for (const { url, functions } of result) {
        if (!GUIDING.some((folder) => url.includes(folder))) continue;
        for (const { ranges } of functions) {
          const name = `${url} ${ranges[0]?.startOffset}`;
          for (const [place, block] of blocksOf(name, ranges)) {
            if (hasRun(block, ranges)) ran.add(`${name} ${place}`);
          }
        }
      }
      return ran;
    },
  };
}
