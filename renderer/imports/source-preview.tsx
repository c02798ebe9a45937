import { useTranslation } from 'react-i18next';
import type { Fetched } from './use-source-trial.ts';
import type { CheckProps } from './wizard-props.ts';
import { Section } from '#renderer/ui/section.tsx';

const ROWS_SHOWN = 8;

/** The first rows as they came; of a fetched file the columns below say more. */
export function SourcePreview({ fetched, check }: { fetched: Fetched; check: CheckProps | null }) {
  const { t } = useTranslation('sources');
  const count = fetched.rowCount > 0 ? fetched.rowCount : (check?.preview.counts?.rows ?? 0);
  return (
    <Section title={t('preview')} {...(count > 0 ? { note: t('rowCount', { count }) } : {})}>
      {fetched.rows.length === 0 ? (
        <p className="soft">{t('fileFetched')}</p>
      ) : (
        <div className="table-scroll">
          <table className="plain-table sources-preview" aria-label={t('preview')}>
            <thead>
              <tr>
                {fetched.columns.map((column, at) => (
                  <th key={at}>{column}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {fetched.rows.slice(0, ROWS_SHOWN).map((row, at) => (
                <tr key={at}>
                  {row.map((cell, index) => (
                    <td key={index} className="mono">
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
