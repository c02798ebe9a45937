import { useState } from 'react';
import { lacksNames } from './shape-edits.ts';
import { advancePace, type Pace } from './steady-pace.ts';
import { useCorrections, type FileCorrections } from './use-corrections.ts';
import { useFileQueue, type FileQueue } from './use-file-queue.ts';
import type { CheckProps } from './wizard-props.ts';
import { useCommand, type CommandState } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { ChangeRule, MendedLine } from '#shared/imports/imports.contract.ts';
import type { ImportMapping } from '#shared/imports/import-mapping.ts';

export type Committed = OutputOf<'imports.commit'>;

export type MetricsWizard = FileQueue & {
  featureId: string | null;
  chooseFeature: (featureId: string | null) => void;
  features: OutputOf<'features.list'>;
  previewError: Error | null;
  /** Null while there is nothing to check yet. */
  check: CheckProps | null;
  corrections: FileCorrections;
  /** What counts where a figure stands already; null while it is not said. */
  changes: ChangeRule | null;
  /** The mapping is being judged anew. */
  isJudging: boolean;
  commit: CommandState<'imports.commit'>;
  /** How fast the import at hand goes. */
  pace: Pace | null;
  done: Committed | null;
  importNow: () => void;
  /** Back to choosing a file, or to the next one that waits. */
  again: () => void;
};

function asLines(mends: ReadonlyMap<number, string>): MendedLine[] {
  return [...mends].map(([line, text]) => ({ line, text }));
}

/** A table just said to be long has its names looked up by the engine. */
function currentMapping(said: ImportMapping | null, found: ImportMapping | null): ImportMapping | null {
  if (said === null) return found;
  return lacksNames(said) && found !== null && found.nameColumn === said.nameColumn ? found : said;
}

/** The feature's metrics, the features to choose from, and the only one chosen without asking. */
function useFeatureChoice(preselected: string | null) {
  const [chosen, setChosen] = useState(preselected);
  const features = useQueryOf('features.list', {}).data ?? [];
  const [only, ...others] = features;
  const featureId = chosen ?? (others.length === 0 ? (only?.feature.id ?? null) : null);
  const metrics = useQueryOf('metrics.list', { featureId: featureId ?? '' }, { enabled: featureId !== null });
  return { featureId, setChosen, features, metrics: metrics.data ?? [] };
}

type Asked = {
  handle: string | null;
  featureId: string | null;
  corrections: FileCorrections;
  isOpen: boolean;
};

/** What the file at hand would do as the person corrected it. */
function usePreview({ handle, featureId, corrections, isOpen }: Asked) {
  const { mapping, dialect, reading, isTouched } = corrections;
  const mends = asLines(corrections.mends);
  const preview = useQueryOf(
    'imports.preview',
    { file: handle ?? '', featureId: featureId ?? '', mapping, dialect, mends, reading },
    { enabled: handle !== null && featureId !== null && isOpen, keepPrevious: isTouched },
  );
  const found = handle === null || featureId === null ? null : (preview.data ?? null);
  return {
    preview: found,
    current: currentMapping(mapping, found?.mapping ?? null),
    // Asked anew for every file: yesterday's answer may put an old value over a corrected one.
    changes: corrections.changes,
    mends,
    previewError: preview.error,
    isJudging: preview.isFetching,
  };
}

/** The import itself, and how fast it goes. */
function usePacedCommit() {
  const [pace, setPace] = useState<Pace | null>(null);
  const commit = useCommand('imports.commit', {
    errors: 'inline',
    onProgress: (progress) => setPace((before) => advancePace(before, progress, performance.now())),
  });
  return { commit, pace, restart: () => setPace(null) };
}

/** Everything the import of numbers knows on its way from a file to its figures. */
export function useMetricsWizard(preselected: string | null): MetricsWizard {
  const { featureId, setChosen, features, metrics } = useFeatureChoice(preselected);
  const corrections = useCorrections();
  const [done, setDone] = useState<Committed | null>(null);
  const { commit, pace, restart } = usePacedCommit();
  const queue = useFileQueue(() => {
    corrections.forget();
    setDone(null);
    commit.reset();
  });
  const { handle } = queue.file;
  const asked = { handle, featureId, corrections, isOpen: done === null && !commit.isPending };
  const { preview, current, changes, mends, ...judging } = usePreview(asked);
  const changing = { onChange: corrections.correct, onTable: corrections.readTable };
  const importNow = (): void => {
    if (handle === null || featureId === null || current === null) return;
    restart();
    const isAsked = (preview?.counts?.changedFigures ?? 0) > 0;
    commit.mutate(
      { file: handle, featureId, mapping: current, mends, changes: isAsked ? changes : null },
      { onSuccess: setDone },
    );
  };
  const chooseFeature = (next: string | null): void => {
    setChosen(next);
    corrections.forget();
  };
  return {
    ...queue,
    ...judging,
    featureId,
    chooseFeature,
    features,
    check: preview === null || current === null ? null : { preview, mapping: current, metrics, ...changing },
    corrections,
    changes,
    commit,
    pace,
    done,
    importNow,
    again: queue.next,
  };
}
