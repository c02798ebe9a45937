import { Button } from '@mantine/core';
import { FileDown, UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { EmptyState } from '#renderer/ui/states.tsx';

/** Nobody of the phase's audience is in the roster: names are needed before anybody can be picked. */
export function RosterMissing({ audience }: { audience: string }) {
  const { t } = useTranslation('segments');
  return (
    <EmptyState
      title={t(audience === 'staff' ? 'missing.staff' : 'missing.customers')}
      purpose={t('missing.purpose')}
      action={
        <>
          <Button
            component={Link}
            href="/imports/new?kind=roster"
            leftSection={<FileDown className="icon" aria-hidden="true" />}
          >
            {t('importRoster')}
          </Button>
          <Button
            component={Link}
            href="/people"
            variant="subtle"
            leftSection={<UserPlus className="icon" aria-hidden="true" />}
          >
            {t('addPerson')}
          </Button>
        </>
      }
    />
  );
}
