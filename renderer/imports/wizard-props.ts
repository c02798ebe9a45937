import type { ImportPreview } from '#shared/imports/imports.contract.ts';
import type { Dialect, ImportMapping } from '#shared/imports/import-mapping.ts';
import type { Metric } from '#shared/metrics/metric.ts';

/** What every part of the check sees, and how it changes the mapping. */
export type CheckProps = {
  preview: ImportPreview;
  mapping: ImportMapping;
  /** The feature's metrics. */
  metrics: readonly Metric[];
  onChange: (mapping: ImportMapping) => void;
  /** Reads another table of the file, or the same one parted another way; its columns are looked at anew. */
  onTable: (dialect: Dialect) => void;
};
