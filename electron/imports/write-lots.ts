import type { ChangeRule, ImportCounts, ImportPreview } from '#shared/imports/imports.contract.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { releaseSorted, type SortedFigures } from '#shared/metrics/sort-figures.ts';
import type { FiguresService } from '#electron/metrics/figures.service.ts';
import type { CallContext } from '#electron/rpc/door.ts';
import { describeChanged, type NamedMetric } from './describe-changed.ts';
import { pauseOf, type LookedAt } from './file-looks.ts';
import type { FileReading } from './file-reading.ts';
import type { MappedFile, MapQuestion } from './map-file.ts';
import { takeSteps } from './take-steps.ts';

type Readers = { figures: FiguresService; reading: FileReading };
type FigureCounts = Pick<ImportCounts, 'newFigures' | 'sameFigures' | 'changedFigures'>;

export type FileOfFigures = { looked: LookedAt; how: MapQuestion };

export type ReadFile = Pick<MappedFile, 'setAside'> & { counts: ImportCounts };

const MOST_CHANGED_SHOWN = 200;

function addUp(found: FigureCounts, weighed: FigureCounts): void {
  found.newFigures += weighed.newFigures;
  found.sameFigures += weighed.sameFigures;
  found.changedFigures += weighed.changedFigures;
}

/** How far the file is read tells how far all is. */
function quietly(call: CallContext) {
  return { call: { ...call, reportProgress: () => undefined }, step: 'writing' };
}

/** Reads a file and holds its figures against what stands; writes nothing and keeps none of them. */
export async function weighLots(
  { figures, reading }: Readers,
  { looked, how, metrics }: FileOfFigures & { metrics: readonly NamedMetric[] },
  call: CallContext,
): Promise<ReadFile & { changed: ImportPreview['changed'] }> {
  const found: FigureCounts = { newFigures: 0, sameFigures: 0, changedFigures: 0 };
  let changed: ImportPreview['changed'] = [];
  const take = async (lot: SortedFigures): Promise<void> => {
    const weighed = await takeSteps(figures.weigh(lot), { ...quietly(call), total: lot.table.length });
    addUp(found, weighed);
    changed = [...changed, ...describeChanged({ sorted: lot, weighed }, metrics)]
      .toSorted((left, right) => (left.day < right.day ? 1 : -1))
      .slice(0, MOST_CHANGED_SHOWN);
    releaseSorted(lot);
  };
  const pause = pauseOf(call, 'reading', looked.file.sizeBytes);
  const { rowCounts, setAside } = await reading.map(looked, how, { pause, take });
  return { setAside, counts: { ...rowCounts, ...found }, changed };
}

export type LotsQuestion = FileOfFigures & {
  importSequence: number;
  /** Null refuses figures that stand with another value. */
  changes: ChangeRule | null;
};

/**
 * Reads a file and writes its figures while the rest is still read: one thread reads, this one writes. Nothing of it counts
 * until its import is finished. Throws `import-question-open` at the first figure that would change without a rule.
 */
export async function writeLots(
  { figures, reading }: Readers,
  { looked, how, importSequence, changes }: LotsQuestion,
  call: CallContext,
): Promise<ReadFile> {
  const found: FigureCounts = { newFigures: 0, sameFigures: 0, changedFigures: 0 };
  const writer = figures.openWriter(importSequence, changes === 'keep' ? 'leave-out' : 'write');
  const take = async (lot: SortedFigures): Promise<void> => {
    const total = lot.table.length;
    const weighed = await takeSteps(figures.weigh(lot), { ...quietly(call), total });
    addUp(found, weighed);
    if (found.changedFigures > 0 && changes === null) {
      throw new AppError('precondition', 'import-question-open', { question: 'changed-values' });
    }
    await takeSteps(writer.write(lot, weighed), { ...quietly(call), total });
    releaseSorted(lot);
  };
  const pause = pauseOf(call, 'reading', looked.file.sizeBytes);
  const { rowCounts, setAside } = await reading.map(looked, how, { pause, take });
  const counts = { ...rowCounts, ...found };
  await takeSteps(writer.finish(), { call, step: 'writing', total: counts.used });
  call.stopIfCancelled();
  return { setAside, counts };
}
