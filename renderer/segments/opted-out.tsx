import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { LedgerLine } from './ledger-people.ts';
import { Section, SideList } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { OutputOf } from '#shared/contract/contract.ts';

type OptedOutProps = { roster: OutputOf<'segments.listPeople'>; lines: readonly LedgerLine[] };

/** Who wants none of it, and until when they had it. */
export function OptedOut({ roster, lines }: OptedOutProps) {
  const { t } = useTranslation('segments');
  const formats = useFormats();
  const people = roster.people.filter(({ optedOutOn }) => optedOutOn !== null);
  if (people.length === 0) return null;
  const hadIt = new Set(lines.filter(({ arm }) => arm === 'pilot').map(({ personId }) => personId));
  return (
    <Section title={t('optedOutTitle')} note={t('optedOutNote')}>
      <div className="people-opted-out">
        <SideList
          items={people.map(({ id, code, name, optedOutOn }) => ({
            key: id,
            title: (
              <>
                <span className="num soft nowrap">{code}</span>{' '}
                <Link href={`/people?person=${encodeURIComponent(id)}`} className="medium">
                  {name}
                </Link>
              </>
            ),
            detail: t(hadIt.has(id) ? 'optedOutHad' : 'optedOutSince', {
              day: optedOutOn === null ? '' : formats.dayShort(optedOutOn),
            }),
          }))}
        />
      </div>
    </Section>
  );
}
