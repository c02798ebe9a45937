import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Working } from '#shared/decisions/gate.ts';
import { useWorkingWords, type FigureRow } from './use-working-words.ts';

function Figures({ rows }: { rows: readonly FigureRow[] }) {
  if (rows.length === 0) return null;
  return (
    <dl className="decisions-figures">
      {rows.map(({ label, value }) => (
        <div key={label} className="decisions-figure">
          <dt className="soft">{label}</dt>
          <dd className="medium num">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

type WorkingViewProps = { working: Working; children?: ReactNode };

/** How a number came about: in plain words, with every figure that went in; then what a statistician asks for. */
export function WorkingView({ working, children }: WorkingViewProps) {
  const { t } = useTranslation('decisions');
  const words = useWorkingWords();
  return (
    <div className="decisions-working">
      {children}
      <p>{words.why(working)}</p>
      <Figures rows={words.figures(working)} />
      {words.notes(working).map((note) => (
        <p key={note} className="small soft">
          {note}
        </p>
      ))}
      <p className="small muted">
        {t('forStatistician')} · {t('methodIs', { method: words.method(working) })}
      </p>
      <Figures rows={words.furtherFigures(working)} />
    </div>
  );
}
