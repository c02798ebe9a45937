import type { ReplyError } from '#shared/contract/envelope.ts';
import type { SortedFigures } from '#shared/metrics/sort-figures.ts';
import type { ReadingJob, ReadingResult } from './reading-jobs.ts';

/** Posted to a reading thread, which does one job at a time. */
export type ToReading = { type: 'job'; job: ReadingJob } | { type: 'lot-taken' };

/** Posted by a reading thread; `done` or `failed` ends a job. */
export type FromReading =
  | { type: 'progress'; done: number }
  | { type: 'lot'; lot: SortedFigures }
  | { type: 'done'; result: ReadingResult }
  | { type: 'failed'; error: ReplyError };
