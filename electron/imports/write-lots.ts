import type { ChangeRule, ImportCounts } from '#shared/imports/imports.contract.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { SortedFigures } from '#shared/metrics/sort-figures.ts';
import type { FiguresService } from '#electron/metrics/figures.service.ts';
import type { CallContext } from '#electron/rpc/door.ts';
import type { LookedAt } from './file-looks.ts';
import { pauseOf } from './file-looks.ts';
import type { FileReading } from './file-reading.ts';
import type { MappedFile, MapQuestion } from './map-file.ts';
import { takeSteps } from './take-steps.ts';

export type LotsQuestion = {
  looked: LookedAt;
  how: MapQuestion;
  importSequence: number;
  /** Null refuses figures that stand with another value. */
  changes: ChangeRule | null;
};

type FigureCounts = Pick<ImportCounts, 'newFigures' | 'sameFigures' | 'changedFigures'>;

/**
 * Reads a file and writes its figures while the rest is still read: one thread reads, this one writes. Nothing of it counts
 * until its import is finished. Throws `import-question-open` at the first figure that would change without a rule.
 */
export async function writeLots(
  { figures, reading }: { figures: FiguresService; reading: FileReading },
  { looked, how, importSequence, changes }: LotsQuestion,
  call: CallContext,
): Promise<{ mapped: MappedFile; counts: ImportCounts }> {
  const found: FigureCounts = { newFigures: 0, sameFigures: 0, changedFigures: 0 };
  const writer = figures.openWriter(importSequence, changes === 'keep' ? 'leave-out' : 'write');
  // How far the file is read tells how far all is.
  const quietly = { call: { ...call, reportProgress: () => undefined }, step: 'writing' };
  const take = async (lot: SortedFigures): Promise<void> => {
    const total = lot.table.length;
    const weighed = await takeSteps(figures.weigh(lot), { ...quietly, total });
    found.newFigures += weighed.newFigures;
    found.sameFigures += weighed.sameFigures;
    found.changedFigures += weighed.changedFigures;
    if (found.changedFigures > 0 && changes === null) {
      throw new AppError('precondition', 'import-question-open', { question: 'changed-values' });
    }
    await takeSteps(writer.write(lot, weighed), { ...quietly, total });
  };
  const pause = pauseOf(call, 'reading', looked.file.sizeBytes);
  const mapped = await reading.mapInLots(looked, how, { pause, take });
  const counts = { ...mapped.rowCounts, ...found };
  await takeSteps(writer.finish(), { call, step: 'writing', total: counts.used });
  call.stopIfCancelled();
  return { mapped, counts };
}
