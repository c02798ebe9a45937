import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { type Column, DataTable } from '#renderer/ui/data-table.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { ReportSummary } from '#shared/reports/report.ts';

function useColumns(): Column<ReportSummary>[] {
  const { t } = useTranslation('reports');
  const formats = useFormats();
  return [
    {
      key: 'phase',
      header: t('phase'),
      cell: (report) => <span className="medium">{report.phaseName}</span>,
      text: (report) => report.phaseName,
    },
    {
      key: 'made',
      header: t('made'),
      cell: (report) => <span className="num">{formats.instantDated(report.createdAt)}</span>,
      text: (report) => report.createdAt,
      width: '200px',
    },
    {
      key: 'upTo',
      header: t('dataUpTo'),
      cell: (report) =>
        report.dataUpTo === null ? (
          <span className="muted">{t('noData')}</span>
        ) : (
          <span className="num">{formats.dayPlain(report.dataUpTo)}</span>
        ),
      text: (report) => report.dataUpTo,
      width: '150px',
    },
    {
      key: 'language',
      header: t('language'),
      cell: (report) => t(`languages.${report.language}`),
      text: (report) => report.language,
      width: '120px',
    },
  ];
}

/** Reports of one feature, newest first; a row opens its report. */
export function ReportsTable({ label, reports }: { label: string; reports: readonly ReportSummary[] }) {
  const columns = useColumns();
  const [, navigate] = useLocation();
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={reports}
      rowKey={(report) => report.id}
      onOpen={(report) => navigate(`/reports/${report.id}`)}
      copyable={false}
    />
  );
}
