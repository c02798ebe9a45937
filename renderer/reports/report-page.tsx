import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { NoPdfNotice, ReportActions, type ShownReport } from './report-actions.tsx';
import { ReportPaper } from './report-paper.tsx';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { PageBody, PageFrame } from '#renderer/ui/page-frame.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { Facts, SideSection } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';

const LENGTH_OF_MARK = 12;

function ReportFacts({ report }: { report: ShownReport }) {
  const { t } = useTranslation('reports');
  const formats = useFormats();
  const { summary } = report;
  return (
    <SideSection title={t('snapshot')}>
      <Facts
        facts={[
          { label: t('made'), value: formats.instantDated(summary.createdAt) },
          {
            label: t('dataUpTo'),
            value: summary.dataUpTo === null ? t('noData') : formats.dayPlain(summary.dataUpTo),
          },
          { label: t('language'), value: t(`languages.${summary.language}`) },
          { label: t('mark'), value: <span className="mono">{summary.hash.slice(0, LENGTH_OF_MARK)}</span> },
        ]}
      />
      <p className="small muted">{t('snapshotNote')}</p>
      <p className="small muted reports-words">{t('namesNote')}</p>
      <p className="reports-words">
        <Link className="link" href={`/features/${summary.featureId}/report`}>
          {t('toFeature', { feature: summary.featureName })}
        </Link>
      </p>
    </SideSection>
  );
}

function ShownPage({ report }: { report: ShownReport }) {
  const { t } = useTranslation('reports');
  const [, navigate] = useLocation();
  const frame = useRef<HTMLIFrameElement>(null);
  const { summary } = report;
  const title = t('titleOf', { feature: summary.featureName, phase: summary.phaseName });
  return (
    <PageFrame
      title={title}
      actions={
        <ReportActions report={report} frame={frame} look="filled" onRemoved={() => navigate('/reports')} />
      }
    >
      <PageBody side={<ReportFacts report={report} />} sideLabel={t('snapshot')}>
        <NoPdfNotice />
        <ReportPaper html={report.html} title={title} frame={frame} />
      </PageBody>
    </PageFrame>
  );
}

/** One report as it was made, to save, print or remove. */
export function ReportPage({ reportId }: { reportId: string }) {
  const { t } = useTranslation('reports');
  const query = useQueryOf('reports.get', { reportId });
  if (query.data !== undefined) return <ShownPage report={query.data} />;
  return (
    <PageFrame title={t('title')}>
      <PageBody>
        <QueryState query={query}>{() => null}</QueryState>
      </PageBody>
    </PageFrame>
  );
}
