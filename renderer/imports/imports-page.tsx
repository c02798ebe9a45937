import { Button, Menu } from '@mantine/core';
import { FileDown, Plus } from 'lucide-react';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { ImportSide } from './import-side.tsx';
import { ImportsTable } from './imports-table.tsx';
import { SourcesSection } from './sources-section.tsx';
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

function Full({ imports }: { imports: readonly ImportSummary[] }) {
  const { t } = useTranslation('imports');
  const [selected, setSelected] = useState<string | null>(null);
  const [newest] = imports;
  const open = imports.some(({ id }) => id === selected) ? selected : null;
  return (
    <PageBody
      {...(open === null ? {} : { side: <ImportSide importId={open} onClose={() => setSelected(null)} /> })}
      sideLabel={t('importDetail')}
    >
      <AnswerSentence>
        <Trans
          t={t}
          i18nKey="importsAnswer"
          values={{ count: imports.length, at: newest?.at ?? 0 }}
          components={{ b: <strong />, q: <span className="muted" /> }}
        />
      </AnswerSentence>
      <ImportsTable imports={imports} selected={open} onOpen={setSelected} />
      <SourcesSection />
    </PageBody>
  );
}

/** What came in, when, from whom and with which outcome; each can be looked into and undone. */
export function ImportsPage() {
  const { t } = useTranslation('imports');
  const imports = useQueryOf('imports.list', {});
  return (
    <PageFrame title={t('imports')} {...(imports.data?.length === 0 ? {} : { actions: <NewImport /> })}>
      <QueryState query={imports}>
        {(list) =>
          list.length === 0 ? (
            <PageBody>
              <Empty />
              <SourcesSection />
            </PageBody>
          ) : (
            <Full imports={list} />
          )
        }
      </QueryState>
    </PageFrame>
  );
}
