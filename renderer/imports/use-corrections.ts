import { useState } from 'react';
import type { ChangeRule } from '#shared/imports/imports.contract.ts';
import type { Dialect, ImportMapping, WantedTable } from '#shared/imports/import-mapping.ts';

/** What the person said about the file at hand; null and empty leave it to the engine. */
type Corrections = {
  mapping: ImportMapping | null;
  /** How the table is written or which one it is; the rest is guessed under it until there is a mapping. */
  dialect: WantedTable | null;
  mends: ReadonlyMap<number, string>;
  changes: ChangeRule | null;
  reading: 'by-profile' | 'anew';
};

const NOTHING: Corrections = {
  mapping: null,
  dialect: null,
  mends: new Map(),
  changes: null,
  reading: 'by-profile',
};

/** The corrections of one file: its mapping, its mended rows, and what to do with changed figures. */
export function useCorrections() {
  const [said, setSaid] = useState(NOTHING);
  return {
    ...said,
    isTouched: said !== NOTHING,
    correct: (mapping: ImportMapping) => setSaid((before) => ({ ...before, mapping })),
    mend: (line: number, text: string | null) =>
      setSaid((before) => {
        const mends = new Map(before.mends);
        if (text === null) mends.delete(line);
        else mends.set(line, text);
        return { ...before, mends };
      }),
    unmend: () => setSaid((before) => ({ ...before, mends: NOTHING.mends })),
    ruleChanges: (changes: ChangeRule) => setSaid((before) => ({ ...before, changes })),
    /** By the profile or by looking alone; what was corrected under the other reading falls away. */
    read: (reading: Corrections['reading']) => setSaid({ ...NOTHING, reading }),
    /** Another table: what was corrected for the columns of the former one falls away. */
    readTable: (dialect: Dialect) => {
      // Another sheet has its names on a line of its own.
      const headerLine = dialect.format === 'spreadsheet' ? null : dialect.headerLine;
      setSaid(({ reading, changes }) => ({
        ...NOTHING,
        reading,
        changes,
        dialect: { ...dialect, headerLine },
      }));
    },
    forget: () => setSaid(NOTHING),
  };
}

export type FileCorrections = ReturnType<typeof useCorrections>;
