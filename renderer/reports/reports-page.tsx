import { Button } from '@mantine/core';
import { FileText } from 'lucide-react';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { ReportsTable } from './reports-table.tsx';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { PageBody, PageFrame } from '#renderer/ui/page-frame.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { AnswerSentence, Section } from '#renderer/ui/section.tsx';
import { EmptyState } from '#renderer/ui/states.tsx';
import type { ReportSummary } from '#shared/reports/report.ts';

type Group = { featureId: string; name: string; reports: ReportSummary[] };

/** Features in the order of their newest report, under their newest name. */
function byFeature(reports: readonly ReportSummary[]): Group[] {
  const groups = new Map<string, Group>();
  for (const report of reports) {
    const known = groups.get(report.featureId);
    if (known !== undefined) known.reports.push(report);
    else {
      const { featureId, featureName } = report;
      groups.set(featureId, { featureId, name: featureName, reports: [report] });
    }
  }
  return [...groups.values()];
}

function Empty() {
  const { t } = useTranslation('reports');
  return (
    <EmptyState
      icon={FileText}
      title={t('emptyTitle')}
      purpose={t('emptyPurpose')}
      example={t('emptyExample')}
      action={
        <Button component={Link} href="/portfolio" variant="filled">
          {t('toPortfolio')}
        </Button>
      }
    />
  );
}

function List({ reports }: { reports: readonly ReportSummary[] }) {
  const { t } = useTranslation('reports');
  if (reports.length === 0) return <Empty />;
  const groups = byFeature(reports);
  return (
    <>
      <AnswerSentence>
        <Trans
          t={t}
          i18nKey="answer"
          count={reports.length}
          values={{ count: reports.length }}
          components={{ b: <strong />, q: <span className="muted" /> }}
        />
      </AnswerSentence>
      {groups.map(({ featureId, name, reports: ofFeature }) => (
        <Section
          key={featureId}
          title={name}
          actions={
            <Link className="link" href={`/features/${featureId}/report`}>
              {t('makeAnother')}
            </Link>
          }
        >
          <ReportsTable label={t('reportsOf', { feature: name })} reports={ofFeature} />
        </Section>
      ))}
    </>
  );
}

/** Every report of the workspace, by feature. */
export function ReportsPage() {
  const { t } = useTranslation('reports');
  const query = useQueryOf('reports.list', {});
  return (
    <PageFrame title={t('title')}>
      <PageBody>
        <QueryState query={query}>{(reports) => <List reports={reports} />}</QueryState>
      </PageBody>
    </PageFrame>
  );
}
