import type { WantedTable } from '#shared/imports/import-mapping.ts';
import { buffersOfSorted, type SortedFigures } from '#shared/metrics/sort-figures.ts';
import type { LookedAt } from './file-looks.ts';
import { inspectFile, type InspectedFile, type OpenedFile, type Pause } from './inspect-file.ts';
import { lookAtFile, type FileLook } from './look-at-file.ts';
import { mapFile, type MappedFile, type MapQuestion } from './map-file.ts';

/** The three passes over a file, each with plain data in and out. */
export type ReadingJob =
  | { kind: 'inspect'; file: OpenedFile }
  | { kind: 'look'; file: InspectedFile; wanted: WantedTable | null }
  | { kind: 'map'; looked: LookedAt; how: MapQuestion };

export type ReadingResult =
  | { kind: 'inspect'; value: InspectedFile }
  | { kind: 'look'; value: FileLook }
  | { kind: 'map'; value: MappedFile };

/** Does one pass in this thread; figures are handed to `onLot` while the file is still read. */
export async function runReadingJob(
  job: ReadingJob,
  pause: Pause,
  onLot: (lot: SortedFigures) => void,
): Promise<ReadingResult> {
  if (job.kind === 'inspect') return { kind: 'inspect', value: await inspectFile(job.file, pause) };
  if (job.kind === 'look') return { kind: 'look', value: await lookAtFile(job.file, job.wanted, pause) };
  return { kind: 'map', value: await mapFile(job.looked, job.how, { ...pause, onLot }) };
}

/** What need not be copied when a result goes to another thread. */
export function buffersOfResult(result: ReadingResult): ArrayBuffer[] {
  return result.kind === 'map' ? buffersOfSorted(result.value.figures) : [];
}
