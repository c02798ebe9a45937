import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { LedgerLine } from './ledger-people.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { Section, SideList } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';

/** Beyond these the roster is the place to look. */
const SHOWN = 200;

/** Who wants none of it, and until when they had it. */
export function OptedOut({ lines }: { lines: readonly LedgerLine[] }) {
  const { t } = useTranslation('segments');
  const formats = useFormats();
  const found = useQueryOf('segments.listPeople', { optedOut: 'only', limit: SHOWN }).data;
  if (found === undefined || found.total === 0) return null;
  const { people, total } = found;
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
        {people.length < total && (
          <p className="small muted">{t('firstShown', { shown: people.length, total })}</p>
        )}
      </div>
    </Section>
  );
}
