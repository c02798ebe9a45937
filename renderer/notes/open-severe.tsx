import { Button } from '@mantine/core';
import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { LineChips } from './line-chips.tsx';
import { NoteMark } from './note-mark.tsx';
import { lineText } from './note-words.ts';
import { ResolveLine } from './resolve-line.tsx';
import { Section } from '#renderer/ui/section.tsx';
import type { OutputOf } from '#shared/contract/contract.ts';

const FEW = 5;

/** Severe problems nobody has resolved, each resolved where it stands. */
export function OpenSevere({ lines }: { lines: OutputOf<'notes.listOpenSevere'> }) {
  const { t } = useTranslation('notes');
  const [extent, setExtent] = useState<'few' | 'all'>('few');
  const shown = extent === 'all' ? lines : lines.slice(0, FEW);
  return (
    <Section title={t('openSevere')} note={t('openSevereHint')}>
      {lines.length === 0 ? (
        <p className="row muted">
          <ShieldCheck className="icon" aria-hidden="true" />
          {t('noOpenSevere')}
        </p>
      ) : (
        <ul className="rule-list">
          {shown.map((line) => (
            <li key={line.id} className="notes-severe">
              <NoteMark mark={line.mark} />
              <div>
                <Link href={`/notes/${line.noteId}`} className="notes-earlier">
                  {lineText(t, line)}
                </Link>
                <div className="small muted num">
                  {t('whoOnDay', { who: line.personCode ?? t('unnamed'), day: line.day })}
                </div>
                <div className="notes-line-foot">
                  <LineChips themes={line.themes} severity={line.severity} />
                  <ResolveLine line={line} />
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
      {shown.length < lines.length && (
        <Button size="sm" variant="subtle" onClick={() => setExtent('all')}>
          {t('showAll', { count: lines.length })}
        </Button>
      )}
    </Section>
  );
}
