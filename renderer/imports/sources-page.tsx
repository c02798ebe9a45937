import { Button } from '@mantine/core';
import { CloudDownload, Plus } from 'lucide-react';
import { Trans, useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { ImportTabs } from './import-tabs.tsx';
import { SourceSide } from './source-side.tsx';
import { SourcesTable } from './sources-table.tsx';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { PageBody, PageFrame } from '#renderer/ui/page-frame.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { AnswerSentence } from '#renderer/ui/section.tsx';
import { EmptyState } from '#renderer/ui/states.tsx';
import type { SourceSummary } from '#shared/imports/sources.contract.ts';
import './imports.css';
import './sources.css';

function Answer({ sources }: { sources: readonly SourceSummary[] }) {
  const { t } = useTranslation('sources');
  const count = sources.filter(
    ({ state, freshness }) => freshness === 'stale' || !['waiting', 'running', 'paused'].includes(state),
  ).length;
  return (
    <AnswerSentence>
      <Trans
        t={t}
        i18nKey={count === 0 ? 'answerWell' : 'answerWaiting'}
        values={{ count }}
        components={{ b: <strong />, q: <span className="muted" /> }}
      />
    </AnswerSentence>
  );
}

/** All sources, and beside them the one that is looked into. */
export function SourcesPage({ sourceId }: { sourceId: string | null }) {
  const { t } = useTranslation('sources');
  const [, goTo] = useLocation();
  const sources = useQueryOf('sources.list', {});
  const open = sources.data?.some(({ id }) => id === sourceId) === true ? sourceId : null;
  const side =
    open === null
      ? {}
      : { side: <SourceSide key={open} sourceId={open} onClose={() => goTo('/imports/sources')} /> };
  return (
    <PageFrame
      title={t('sources')}
      actions={
        <Button
          variant="filled"
          component={Link}
          href="/imports/sources/new"
          leftSection={<Plus className="icon" aria-hidden="true" />}
        >
          {t('addSource')}
        </Button>
      }
      below={<ImportTabs current="sources" />}
    >
      <PageBody {...side} sideLabel={t('sourceDetail')}>
        <QueryState query={sources}>
          {(list) =>
            list.length === 0 ? (
              <EmptyState
                icon={CloudDownload}
                title={t('noSources')}
                purpose={t('noSourcesPurpose')}
                example={t('noSourcesExample')}
              />
            ) : (
              <>
                <Answer sources={list} />
                <SourcesTable
                  sources={list}
                  selected={open}
                  onOpen={(id) => goTo(`/imports/sources/${id}`)}
                />
              </>
            )
          }
        </QueryState>
      </PageBody>
    </PageFrame>
  );
}
