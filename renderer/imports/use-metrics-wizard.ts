import { useState } from 'react';
import type { CheckProps } from './wizard-props.ts';
import { useHandedFile, type HandedFile } from './use-handed-file.ts';
import { useCommand, type CommandState } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { ImportMapping } from '#shared/imports/imports.contract.ts';

export type Committed = OutputOf<'imports.commit'>;

export type MetricsWizard = {
  file: HandedFile;
  featureId: string | null;
  chooseFeature: (featureId: string | null) => void;
  previewError: Error | null;
  /** Null while there is nothing to check yet. */
  check: CheckProps | null;
  /** The mapping is being judged anew. */
  isJudging: boolean;
  commit: CommandState<'imports.commit'>;
  done: Committed | null;
  importNow: () => void;
  /** Back to choosing a file, for another one or the other arm. */
  again: () => void;
};

/** Everything the import of numbers knows on its way from a file to its figures. */
export function useMetricsWizard(preselected: string | null): MetricsWizard {
  const file = useHandedFile();
  const [featureId, setFeatureId] = useState(preselected);
  const [mapping, setMapping] = useState<ImportMapping | null>(null);
  const [done, setDone] = useState<Committed | null>(null);
  const commit = useCommand('imports.commit', { errors: 'inline' });
  const isReady = file.handle !== null && featureId !== null && done === null && !commit.isPending;
  const preview = useQueryOf(
    'imports.preview',
    { file: file.handle ?? '', featureId: featureId ?? '', mapping },
    { enabled: isReady, keepPrevious: mapping !== null },
  );
  const metrics = useQueryOf('metrics.list', { featureId: featureId ?? '' }, { enabled: featureId !== null });
  const current = mapping ?? preview.data?.mapping ?? null;
  const check: CheckProps | null =
    file.handle === null || preview.data === undefined || current === null
      ? null
      : { preview: preview.data, mapping: current, metrics: metrics.data ?? [], onChange: setMapping };
  const again = (): void => {
    file.forget();
    setMapping(null);
    setDone(null);
    commit.reset();
  };
  return {
    file,
    featureId,
    chooseFeature: (next) => {
      setFeatureId(next);
      setMapping(null);
    },
    previewError: preview.error,
    check,
    isJudging: preview.isFetching,
    commit,
    done,
    importNow: () => {
      if (file.handle === null || featureId === null || current === null) return;
      commit.mutate({ file: file.handle, featureId, mapping: current }, { onSuccess: setDone });
    },
    again,
  };
}
