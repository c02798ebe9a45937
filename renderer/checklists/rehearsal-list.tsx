import { useTranslation } from 'react-i18next';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { SideList, SideSection } from '#renderer/ui/section.tsx';

/** The rehearsals of a feature, newest first, and how the list is to be read. */
export function RehearsalList({ phaseId }: { phaseId: string | null }) {
  const { t } = useTranslation('checklists');
  const query = useQueryOf('checklists.get', { phaseId: phaseId ?? '' }, { enabled: phaseId !== null });
  const rehearsals = query.data?.rehearsals ?? [];
  return (
    <>
      <SideSection title={t('rehearsals')} note={rehearsals.length === 0 ? '' : rehearsals.length}>
        {rehearsals.length === 0 ? (
          <p className="small muted">{t('noRehearsals')}</p>
        ) : (
          <SideList
            items={rehearsals.map(({ id, day, minutes, people }) => ({
              key: id,
              title: t('rehearsalOn', { day, minutes }),
              detail: people,
            }))}
          />
        )}
      </SideSection>
      <SideSection title={t('howToRead')}>
        <ul className="rule-list small soft">
          <li>{t('readSquares')}</li>
          <li>{t('readCircles')}</li>
          <li>{t('readKeys')}</li>
        </ul>
      </SideSection>
    </>
  );
}
