import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { Section } from '#renderer/ui/section.tsx';
import { Segments } from '#renderer/ui/segments.tsx';

/** Whether the desktop tells of new alerts; where nothing here can, there is nothing to choose. */
export function NoticesSection() {
  const { t } = useTranslation('workspace');
  const desktop = useQueryOf('shell.describeNotices', {}).data?.desktop ?? 'none';
  const setNotices = useCommand('shell.setNotices');
  if (desktop === 'none') return null;
  return (
    <Section title={t('notices')} note={t('noticesNote')}>
      <Segments
        label={t('notices')}
        value={desktop}
        options={[
          { value: 'on', label: t('noticesOn') },
          { value: 'off', label: t('noticesOff') },
        ]}
        onChange={(choice) => setNotices.mutate({ desktop: choice })}
      />
    </Section>
  );
}
