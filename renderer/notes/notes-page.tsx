import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'wouter';
import { Inbox } from './inbox.tsx';
import { ThemesView } from './themes-view.tsx';
import { Kbd } from '#renderer/ui/marks.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { Segments } from '#renderer/ui/segments.tsx';
import './notes.css';

const VIEWS = ['inbox', 'themes'] as const;
type View = (typeof VIEWS)[number];

/** All notes, as a list to search and as themes of a feature. */
export function NotesPage() {
  const { t } = useTranslation('notes');
  const [search, setSearch] = useSearchParams();
  const view: View = search.get('view') === 'themes' ? 'themes' : 'inbox';
  const featureId = search.get('feature');
  const change = (key: string, value: string | null): void =>
    setSearch(
      (known) => {
        const next = new URLSearchParams(known);
        if (value === null || value === '') next.delete(key);
        else next.set(key, value);
        return next;
      },
      { replace: true },
    );
  return (
    <PageFrame
      title={t('notes')}
      actions={
        <>
          <Segments<View>
            label={t('view')}
            value={view}
            options={VIEWS.map((value) => ({ value, label: t(`views.${value}`) }))}
            onChange={(value) => change('view', value === 'inbox' ? null : value)}
          />
          <Button
            variant="filled"
            component={Link}
            href={featureId === null ? '/notes/new' : `/notes/new?feature=${featureId}`}
            leftSection={<Plus className="icon" aria-hidden="true" />}
            rightSection={<Kbd>n</Kbd>}
          >
            {t('newNote')}
          </Button>
        </>
      }
    >
      {view === 'inbox' ? (
        <Inbox search={search} onChange={change} />
      ) : (
        <ThemesView featureId={featureId} onFeature={(id) => change('feature', id)} />
      )}
    </PageFrame>
  );
}
