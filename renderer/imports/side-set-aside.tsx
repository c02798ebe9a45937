import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AsWritten } from './as-written.tsx';
import { MendActions } from './mend-actions.tsx';
import { LONGEST_MENDED_TEXT, MendField } from './mend-field.tsx';
import { SaveRows } from './save-rows.tsx';
import { useMendAfter, type MendAfter } from './use-mend-after.ts';
import { useRowWords } from './use-row-words.ts';
import { SideSection } from '#renderer/ui/section.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import type { ImportSummary, SetAsideRow } from '#shared/imports/imports.contract.ts';

/** Rows drawn at once; all of them go into the saved file. */
const ROWS_SHOWN = 100;

type RowProps = { row: SetAsideRow; mends: MendAfter | null };

function Text({ row, mends }: RowProps) {
  const { t } = useTranslation('imports');
  const [isOpen, setIsOpen] = useState(false);
  const mended = mends?.texts.get(row.line) ?? null;
  if (isOpen && mends !== null) {
    return (
      <MendField
        line={row.line}
        text={mended ?? row.text}
        onSave={(text) => {
          setIsOpen(false);
          mends.onMend(row.line, text === row.text ? null : text);
        }}
        onCancel={() => setIsOpen(false)}
      />
    );
  }
  return (
    <>
      <div className="small muted">
        <AsWritten row={mended === null ? row : { ...row, text: mended }} delimiter={null} />
      </div>
      {mends !== null && row.text.length < LONGEST_MENDED_TEXT && (
        <div className="row imports-side-mend">
          <Button size="sm" aria-label={t('mendLine', { line: row.line })} onClick={() => setIsOpen(true)}>
            {t('mendRow')}
          </Button>
          {mended !== null && (
            <Button size="sm" variant="subtle" onClick={() => mends.onMend(row.line, null)}>
              {t('mendBack')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

export type SideSetAsideProps = { summary: ImportSummary; rows: readonly SetAsideRow[] };

/** The rows an import left out, each with its reason; those of a standing import of figures can be mended here. */
export function SideSetAside({ summary, rows }: SideSetAsideProps) {
  const { t } = useTranslation('imports');
  const words = useRowWords();
  const mends = useMendAfter(summary.id);
  const canMend = summary.kind === 'metrics' && summary.state === 'done';
  if (rows.length === 0) return null;
  return (
    <SideSection
      title={t('setAside')}
      note={t('rowCount', { count: rows.length })}
      actions={<SaveRows rows={rows} fileName={summary.fileName} />}
    >
      {mends.error !== null && <ErrorState error={mends.error} />}
      <ul className="rule-list">
        {mends
          .withReasons(rows)
          .slice(0, ROWS_SHOWN)
          .map((row) => (
            <li key={`${row.line} ${row.code}`}>
              <div>{t('lineWhy', { line: row.line, why: words(row).why })}</div>
              <Text row={row} mends={canMend ? mends : null} />
            </li>
          ))}
      </ul>
      <div className="imports-side-actions">
        <MendActions mends={mends} />
      </div>
    </SideSection>
  );
}
