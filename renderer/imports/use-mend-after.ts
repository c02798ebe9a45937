import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mending } from './set-aside-table.tsx';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { SetAsideRow } from '#shared/imports/imports.contract.ts';

type Judged = { texts: ReadonlyMap<number, string>; reasons: ReadonlyMap<number, SetAsideRow> };

export type MendAfter = Mending & {
  /** The rows with the reason of the last try where it was not enough. */
  withReasons: (rows: readonly SetAsideRow[]) => SetAsideRow[];
  error: Error | null;
  isTrying: boolean;
  tryAgain: () => void;
};

const NOTHING: Judged = { texts: new Map(), reasons: new Map() };

/** Rows that are still wrong keep their mended text, and say why now. */
function stillWrong(before: Judged, { setAside }: OutputOf<'imports.mend'>): Judged {
  const reasons = new Map(setAside.map((row) => [row.line, row]));
  return { texts: new Map([...before.texts].filter(([line]) => reasons.has(line))), reasons };
}

function withText({ texts, reasons }: Judged, line: number, text: string | null): Judged {
  const next = new Map(texts);
  if (text === null) next.delete(line);
  else next.set(line, text);
  return { texts: next, reasons: new Map([...reasons].filter(([judged]) => judged !== line)) };
}

/** Mends set-aside rows of an import that is in: gathered first, then tried together. */
export function useMendAfter(importId: string): MendAfter {
  const { t } = useTranslation('imports');
  const [judged, setJudged] = useState(NOTHING);
  const mend = useCommand('imports.mend', { errors: 'inline' });
  const told = useUndoToast();
  const tryAgain = (): void =>
    mend.mutate(
      { importId, rows: [...judged.texts].map(([line, text]) => ({ line, text })) },
      {
        onSuccess: (done) => {
          setJudged((before) => stillWrong(before, done));
          if (done.used > 0) told(t('mendedIn', { count: done.used }));
        },
      },
    );
  return {
    texts: judged.texts,
    onMend: (line, text) => setJudged((before) => withText(before, line, text)),
    withReasons: (rows) => rows.map((row) => ({ ...(judged.reasons.get(row.line) ?? row), text: row.text })),
    error: mend.error,
    isTrying: mend.isPending,
    tryAgain,
  };
}
