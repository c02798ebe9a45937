import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { LineChips } from './line-chips.tsx';
import { NoteMark } from './note-mark.tsx';
import { lineText } from './note-words.ts';
import { ResolveLine } from './resolve-line.tsx';
import { Section } from '#renderer/ui/section.tsx';
import type { OutputOf } from '#shared/contract/contract.ts';

/** Severe problems nobody has resolved, each resolved where it stands. */
export function OpenSevere({ lines }: { lines: OutputOf<'notes.listOpenSevere'> }) {
  const { t } = useTranslation('notes');
  return (
    <Section title={t('openSevere')} note={t('openSevereHint')}>
      {lines.length === 0 ? (
        <p className="row muted">
          <ShieldCheck className="icon" aria-hidden="true" />
          {t('noOpenSevere')}
        </p>
      ) : (
        <ul className="rule-list">
          {lines.map((line) => (
            <li key={line.id} className="notes-severe">
              <NoteMark mark={line.mark} />
              <div>
                <Link href={`/notes/${line.noteId}`} className="notes-earlier">
                  {lineText(t, line)}
                </Link>
                <div className="small muted num">
                  {t('whoOnDay', { who: line.personCode ?? t('unnamed'), day: line.day })}
                </div>
                <LineChips themes={line.themes} severity={line.severity} />
                <ResolveLine line={line} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
