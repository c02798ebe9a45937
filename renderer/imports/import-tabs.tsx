import { useTranslation } from 'react-i18next';
import { LinkTabs } from '#renderer/ui/link-tabs.tsx';

/** The three sides of bringing numbers in: what came, what is fetched by itself, and how files are read. */
export function ImportTabs({ current }: { current: 'history' | 'sources' | 'profiles' }) {
  const { t } = useTranslation('imports');
  return (
    <LinkTabs
      label={t('imports')}
      current={current}
      tabs={[
        { key: 'history', href: '/imports', label: t('history') },
        { key: 'sources', href: '/imports/sources', label: t('sources') },
        { key: 'profiles', href: '/imports?tab=profiles', label: t('profiles') },
      ]}
    />
  );
}
