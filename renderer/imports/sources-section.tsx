import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { SourcesTable } from './sources-table.tsx';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { Section } from '#renderer/ui/section.tsx';

/** Services and databases that are fetched by themselves, beneath the imports they bring. */
export function SourcesSection() {
  const { t } = useTranslation('sources');
  const [, goTo] = useLocation();
  const sources = useQueryOf('sources.list', {});
  return (
    <Section
      title={t('sources')}
      note={t('sourcesNote')}
      actions={
        <Button
          size="sm"
          component={Link}
          href="/imports/sources/new"
          leftSection={<Plus className="icon-small" aria-hidden="true" />}
        >
          {t('addSource')}
        </Button>
      }
    >
      <QueryState query={sources}>
        {(list) =>
          list.length === 0 ? (
            <p className="soft">{t('noSources')}</p>
          ) : (
            <SourcesTable sources={list} selected={null} onOpen={(id) => goTo(`/imports/sources/${id}`)} />
          )
        }
      </QueryState>
    </Section>
  );
}
