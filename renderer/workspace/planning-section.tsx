import { useTranslation } from 'react-i18next';
import { Blackouts, OwnTemplates } from '#renderer/features/public.ts';
import { Section } from '#renderer/ui/section.tsx';

/** What plans are made with: the days on which nothing starts, and own templates. */
export function PlanningSection() {
  const { t } = useTranslation('features');
  return (
    <>
      <Section title={t('blackouts.title')} note={t('blackouts.note')}>
        <div className="workspace-form">
          <Blackouts featureId={null} />
        </div>
      </Section>
      <Section title={t('templates.title')} note={t('templates.note')}>
        <div className="workspace-form">
          <OwnTemplates />
        </div>
      </Section>
    </>
  );
}
