import type { Stage } from './stage.ts';

type MappedMetric = { metricId: string; total: string; units: string | null };

export type NumbersFile = {
  featureId: string;
  fileName: string;
  content: Uint8Array;
  header: readonly string[];
  dayColumn: string;
  /** Null where the whole file is one arm's: the pilot's. */
  armColumn: string | null;
  personColumn: string | null;
  metrics: readonly MappedMetric[];
};

/** Brings a file in as a person does: looked at, columns confirmed, imported. */
export async function importNumbers(
  stage: Pick<Stage, 'call' | 'upload' | 'passMinutes'>,
  file: NumbersFile,
): Promise<void> {
  const at = (name: string): number => {
    const index = file.header.indexOf(name);
    if (index < 0) throw new Error(`${file.fileName} has no column ${name}.`);
    return index;
  };
  const handle = await stage.upload(file.fileName, file.content);
  const { featureId } = file;
  const { mapping } = await stage.call('imports.preview', { file: handle, featureId, mapping: null });
  stage.passMinutes(2);
  await stage.call('imports.commit', {
    file: handle,
    featureId,
    mapping: {
      ...mapping,
      dialect: { ...mapping.dialect, decimal: ',' },
      dayColumn: at(file.dayColumn),
      dayFormat: 'dmy',
      armColumn: file.armColumn === null ? null : at(file.armColumn),
      armValues: file.armColumn === null ? {} : { P: 'pilot', C: 'control' },
      fixedArm: file.armColumn === null ? 'pilot' : null,
      segmentColumn: null,
      personColumn: file.personColumn === null ? null : at(file.personColumn),
      metrics: file.metrics.map(({ metricId, total, units }) => ({
        metricId,
        draft: null,
        totalColumn: at(total),
        unitsColumn: units === null ? null : at(units),
      })),
    },
  });
}
