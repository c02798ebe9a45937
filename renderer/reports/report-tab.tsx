import { useRef, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { MakeReport } from './make-report.tsx';
import { NoPdfNotice, ReportActions } from './report-actions.tsx';
import { ReportPaper } from './report-paper.tsx';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { PageBody } from '#renderer/ui/page-frame.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { AnswerSentence, Section, SideSection } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { ReportSummary } from '#shared/reports/report.ts';

type EarlierProps = {
  reports: readonly ReportSummary[];
  shownId: string | null;
  onShow: (reportId: string) => void;
};

function Earlier({ reports, shownId, onShow }: EarlierProps) {
  const { t } = useTranslation('reports');
  const formats = useFormats();
  return (
    <SideSection title={t('earlier')}>
      {reports.length === 0 ? (
        <p className="muted">{t('earlierNone')}</p>
      ) : (
        <ul className="rule-list">
          {reports.map((report) => (
            <li key={report.id}>
              <button
                type="button"
                className="reports-earlier"
                aria-current={report.id === shownId}
                onClick={() => onShow(report.id)}
              >
                <span className="reports-earlier-name">{report.phaseName}</span>
                <span className="small muted num">
                  {formats.instantDated(report.createdAt)}, {t(`languages.${report.language}`)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className="small muted reports-words">{t('snapshotNote')}</p>
      <p className="small muted reports-words">{t('namesNote')}</p>
    </SideSection>
  );
}

function Preview({ reportId, onRemoved }: { reportId: string; onRemoved: () => void }) {
  const { t } = useTranslation('reports');
  const query = useQueryOf('reports.get', { reportId });
  const frame = useRef<HTMLIFrameElement>(null);
  return (
    <QueryState query={query} rows={12}>
      {(report) => {
        const { featureName, phaseName } = report.summary;
        return (
          <Section
            title={t('preview')}
            actions={
              <div className="row row-wrap">
                <ReportActions report={report} frame={frame} look="default" onRemoved={onRemoved} />
              </div>
            }
          >
            <NoPdfNotice />
            <ReportPaper
              html={report.html}
              title={t('titleOf', { feature: featureName, phase: phaseName })}
              frame={frame}
            />
          </Section>
        );
      }}
    </QueryState>
  );
}

function Answer({ reports }: { reports: readonly ReportSummary[] }) {
  const { t } = useTranslation('reports');
  const [newest] = reports;
  return (
    <AnswerSentence>
      <Trans
        t={t}
        i18nKey={newest === undefined ? 'tabFirst' : 'tabNewest'}
        values={{ phase: newest?.phaseName ?? '', at: newest?.createdAt ?? 0 }}
        components={{ b: <strong />, q: <span className="muted" /> }}
      />
    </AnswerSentence>
  );
}

/** Makes a report on a phase, shows it at once, and keeps the earlier ones at hand. */
export function ReportTab({ featureId }: { featureId: string }) {
  const [chosenId, setChosenId] = useState<string | null>(null);
  const feature = useQueryOf('features.get', { featureId });
  const list = useQueryOf('reports.list', { featureId });
  const { t } = useTranslation('reports');
  const reports = list.data ?? [];
  const shownId = chosenId ?? reports[0]?.id ?? null;
  return (
    <PageBody
      side={<Earlier reports={reports} shownId={shownId} onShow={setChosenId} />}
      sideLabel={t('earlier')}
    >
      <QueryState query={list}>{(known) => <Answer reports={known} />}</QueryState>
      <QueryState query={feature} rows={2}>
        {(known) => <MakeReport feature={known} onMade={setChosenId} />}
      </QueryState>
      {shownId !== null && <Preview reportId={shownId} onRemoved={() => setChosenId(null)} />}
    </PageBody>
  );
}
