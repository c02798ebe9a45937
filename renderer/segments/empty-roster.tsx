import { Button } from '@mantine/core';
import { FileDown, UserPlus, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { EmptyState } from '#renderer/ui/states.tsx';

/** A workspace without people: what the roster is for, and the two ways to fill it. */
export function EmptyRoster({ onAdd }: { onAdd: () => void }) {
  const { t } = useTranslation('segments');
  return (
    <EmptyState
      icon={Users}
      title={t('empty.title')}
      purpose={t('empty.purpose')}
      example={t('empty.example')}
      action={
        <>
          <Button
            component={Link}
            href="/imports/new?kind=roster"
            variant="filled"
            leftSection={<FileDown className="icon" aria-hidden="true" />}
          >
            {t('importRoster')}
          </Button>
          <Button leftSection={<UserPlus className="icon" aria-hidden="true" />} onClick={onAdd}>
            {t('addPerson')}
          </Button>
        </>
      }
    />
  );
}
