import type { CleanTable, PollutedFile } from './polluted-tables.ts';

/** What a reader made of a file; null when it gave up. `named` are the lines it would not use. */
export type LoadedTable = CleanTable & { readonly named: readonly number[] };

type Measure = { precision: number; recall: number; f1: number };

/** Ten measures from 0 to 1: success, and precision, recall and F1 of header, records and cells. */
export type LoadingScore = {
  readonly simple: number;
  readonly weighted: number;
  readonly files: number;
  readonly named: number;
  readonly damaged: number;
  readonly worst: readonly string[];
};

/**
 * The score of the published benchmark: each measure averaged over the files, the ten added up, 10 being perfect; weighted by
 * how common the pollution is. Precision here is the share of the meant that was loaded, recall the share of the loaded that
 * was meant, as there. `named` of `damaged` rows were named with their line.
 */
export function scoreLoading(
  files: Iterable<PollutedFile>,
  load: (file: PollutedFile) => LoadedTable | null,
): LoadingScore {
  let simple = 0;
  let weighted = 0;
  let weights = 0;
  let count = 0;
  let named = 0;
  let damaged = 0;
  const scores: { name: string; loss: number }[] = [];
  for (const file of files) {
    const loaded = load(file);
    const score = loaded === null ? 0 : scoreOf(file.clean, loaded);
    simple += score;
    weighted += score * file.weight;
    weights += file.weight;
    count += 1;
    damaged += file.damagedLines.length;
    named += file.damagedLines.filter((line) => loaded?.named.includes(line)).length;
    if (loaded === null || file.damagedLines.some((line) => !loaded.named.includes(line)))
      scores.push({ name: `${file.name} unnamed`, loss: 100 });
    scores.push({ name: `${file.name} ${score.toFixed(2)}`, loss: (10 - score) * file.weight });
  }
  const worst = scores.toSorted((left, right) => right.loss - left.loss).slice(0, 12);
  return {
    simple: simple / count,
    weighted: weighted / weights,
    files: count,
    named,
    damaged,
    worst: worst.map(({ name }) => name),
  };
}

function scoreOf(clean: CleanTable, loaded: CleanTable): number {
  const records = (rows: CleanTable['rows']) => rows.map((row) => row.map(normal).join('\u0000'));
  const parts = [
    compare(clean.header.map(normal), loaded.header.map(normal)),
    compare(records(clean.rows), records(loaded.rows)),
    compare(clean.rows.flat().map(normal), loaded.rows.flat().map(normal)),
  ];
  return parts.reduce((sum, { precision, recall, f1 }) => sum + precision + recall + f1, 1);
}

/** Outer spaces do not count. */
function normal(cell: string): string {
  return cell.trim();
}

function compare(meant: readonly string[], loaded: readonly string[]): Measure {
  if (meant.length === 0) return { precision: 1, recall: 1, f1: 1 };
  const left = new Map<string, number>();
  for (const text of meant) left.set(text, (left.get(text) ?? 0) + 1);
  let common = 0;
  for (const text of loaded) {
    const more = left.get(text) ?? 0;
    if (more > 0) common += 1;
    left.set(text, more - 1);
  }
  if (common === 0) return { precision: 0, recall: 0, f1: 0 };
  const precision = common / meant.length;
  const recall = common / loaded.length;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}
