import { Button } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CitedNote, DataVersion, Review } from '#shared/decisions/decision.ts';
import type { ListedDecision } from '#shared/decisions/decisions.contract.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { CriteriaTable } from './criteria-table.tsx';
import { ComparisonSaid } from './comparison-said.tsx';

const SHOWN_DIGITS = 12;

function Disclosed({ label, children }: { label: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const Icon = isOpen ? ChevronDown : ChevronRight;
  return (
    <>
      <Button
        size="sm"
        variant="subtle"
        className="decisions-evidence"
        aria-expanded={isOpen}
        leftSection={<Icon className="icon-small" aria-hidden="true" />}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </Button>
      {isOpen && children}
    </>
  );
}

function CitedNotes({ notes }: { notes: readonly CitedNote[] }) {
  const { t } = useTranslation('decisions');
  return (
    <div>
      <div className="small muted">{t('cite.list')}</div>
      <ul className="rule-list">
        {notes.map(({ noteId, text, personCode }) => (
          <li key={noteId} className="decisions-note">
            {personCode !== null && <span className="num soft">{personCode} </span>}
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Rested({ version }: { version: DataVersion }) {
  const { t } = useTranslation('decisions');
  const formats = useFormats();
  const { lastImport, fingerprint } = version;
  return (
    <p className="small muted">
      {lastImport === null
        ? t('rested.noImport')
        : t('rested.import', { number: lastImport.number, when: formats.instantDated(lastImport.at) })}
      {fingerprint !== null && (
        <>
          {' '}
          {t('rested.figures')} <span className="mono">{fingerprint.slice(0, SHOWN_DIGITS)}</span>
        </>
      )}
    </p>
  );
}

function NumbersSince({ review }: { review: Review }) {
  const { t } = useTranslation('decisions');
  if (review.since.length === 0) return <p className="soft">{t('since.noMetrics')}</p>;
  return (
    <ul className="rule-list">
      {review.since.map((comparison) => (
        <li key={comparison.metric.id}>
          <div>{comparison.metric.name}</div>
          <ComparisonSaid comparison={comparison} />
        </li>
      ))}
    </ul>
  );
}

/** What stood before the person who decided: criteria, notes cited, and which state of the numbers it was. */
export function DecisionEvidence({ decision }: { decision: ListedDecision }) {
  const { t } = useTranslation('decisions');
  const { evidence, notesCited, dataVersion, review } = decision;
  if (evidence === null && notesCited.length === 0 && review === null) return null;
  return (
    <Disclosed label={t('evidence')}>
      <div className="stack decisions-rested">
        {evidence !== null && <CriteriaTable gate={evidence} />}
        {review !== null && <NumbersSince review={review} />}
        {notesCited.length > 0 && <CitedNotes notes={notesCited} />}
        {dataVersion !== null && <Rested version={dataVersion} />}
      </div>
    </Disclosed>
  );
}
