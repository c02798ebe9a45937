import { Button, Menu } from '@mantine/core';
import { FileDown, Plus } from 'lucide-react';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'wouter';
import { ALL_IMPORTS, filterImports } from './filter-imports.ts';
import { ImportSide } from './import-side.tsx';
import { ImportTabs } from './import-tabs.tsx';
import { ImportsFilter } from './imports-filter.tsx';
import { ImportsTable, useImportTitle } from './imports-table.tsx';
import { ProfilesList } from './profiles-list.tsx';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { PageBody, PageFrame } from '#renderer/ui/page-frame.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { AnswerSentence } from '#renderer/ui/section.tsx';
import { EmptyState } from '#renderer/ui/states.tsx';
import type { ImportSummary } from '#shared/imports/imports.contract.ts';
import './imports.css';

function NewImport() {
  const { t } = useTranslation('imports');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="filled" leftSection={<Plus className="icon" aria-hidden="true" />}>
          {t('importFile')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} href="/imports/new">
          {t('kindNumbers')}
        </Menu.Item>
        <Menu.Item component={Link} href="/imports/new?kind=roster">
          {t('kindPeople')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Empty() {
  const { t } = useTranslation('imports');
  return (
    <EmptyState
      icon={FileDown}
      title={t('noImports')}
      purpose={t('noImportsPurpose')}
      example={t('noImportsExample')}
      action={
        <>
          <Button variant="filled" component={Link} href="/imports/new">
            {t('importNumbers')}
          </Button>
          <Button component={Link} href="/imports/new?kind=roster">
            {t('importRoster')}
          </Button>
        </>
      }
    />
  );
}

/** Below so many imports there is nothing to find. */
const FILTER_FROM = 4;

function Full({ imports }: { imports: readonly ImportSummary[] }) {
  const { t } = useTranslation('imports');
  const titleOf = useImportTitle();
  const [search] = useSearchParams();
  const [selected, setSelected] = useState(search.get('open'));
  const [filter, setFilter] = useState(ALL_IMPORTS);
  const [newest] = imports;
  const open = imports.some(({ id }) => id === selected) ? selected : null;
  const side =
    open === null ? null : (
      <ImportSide importId={open} all={imports} onOpen={setSelected} onClose={() => setSelected(null)} />
    );
  return (
    <PageBody {...(side === null ? {} : { side })} sideLabel={t('importDetail')}>
      <AnswerSentence>
        <Trans
          t={t}
          i18nKey="importsAnswer"
          values={{ count: imports.length, at: newest?.at ?? 0 }}
          components={{ b: <strong />, q: <span className="muted" /> }}
        />
      </AnswerSentence>
      <ImportsTable
        imports={filterImports(imports, filter, titleOf)}
        selected={open}
        onOpen={setSelected}
        {...(imports.length < FILTER_FROM
          ? {}
          : { caption: <ImportsFilter imports={imports} filter={filter} onFilter={setFilter} /> })}
      />
    </PageBody>
  );
}

function History() {
  const imports = useQueryOf('imports.list', {});
  return (
    <QueryState query={imports}>
      {(list) =>
        list.length === 0 ? (
          <PageBody>
            <Empty />
          </PageBody>
        ) : (
          <Full imports={list} />
        )
      }
    </QueryState>
  );
}

/** What came in, when, from whom and with which outcome, each to be looked into and undone; and how files are read. */
export function ImportsPage() {
  const { t } = useTranslation('imports');
  const [search] = useSearchParams();
  const imports = useQueryOf('imports.list', {});
  const tab = search.get('tab') === 'profiles' ? 'profiles' : 'history';
  return (
    <PageFrame
      title={t('imports')}
      {...(imports.data?.length === 0 ? {} : { actions: <NewImport /> })}
      below={<ImportTabs current={tab} />}
    >
      {tab === 'profiles' ? (
        <PageBody>
          <ProfilesList />
        </PageBody>
      ) : (
        <History />
      )}
    </PageFrame>
  );
}
