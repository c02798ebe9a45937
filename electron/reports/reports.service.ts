import { canonicalJson } from '#shared/features/canonical-json.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { Id } from '#shared/kernel/schema.ts';
import { protectPeople } from '#shared/reports/protect-people.ts';
import { renderReport } from '#shared/reports/render-report.ts';
import { reportFileName } from '#shared/reports/report-file-name.ts';
import type { ReportSummary } from '#shared/reports/report.ts';
import { createWords, say } from '#shared/words/create-words.ts';
import { createFormats } from '#shared/words/format.ts';
import type { Language } from '#shared/words/language.ts';
import { fingerprint } from '#electron/features/fingerprint.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import { gatherReport, type ReportSources } from './gather-report.ts';
import { createReportsRepository, type StoredReport } from './reports.repository.ts';

type ReportRequest = { readonly featureId: Id; readonly phaseId: Id; readonly language: Language };

const LENGTH_OF_DAY = 10;

/** Reports are snapshots: made once, kept with their hash, shown and printed as they were made. */
export function createReportsService(context: ServiceContext, sources: ReportSources) {
  const repository = createReportsRepository(context.db);

  function draw(
    request: ReportRequest,
  ): Pick<StoredReport, 'html'> & Pick<ReportSummary, 'dataUpTo'> & Names {
    const words = createWords(request.language);
    const gathered = gatherReport(sources, request);
    const model = protectPeople(gathered, {
      people: sources.readModel.listPeople(),
      unquotable: sources.readModel.listUnquotable(request.featureId),
      instead: say(words, 'report:severe.withheld'),
    });
    const html = renderReport(model, {
      words,
      formats: createFormats(request.language),
      evidenceHash: fingerprint(canonicalJson(model)),
    });
    return {
      html,
      dataUpTo: gathered.dataUpTo,
      featureName: gathered.feature.name,
      phaseName: gathered.phase.name,
    };
  }

  function getReport(reportId: Id): StoredReport {
    const report = repository.findById(reportId);
    if (report === null) throw new AppError('not-found', 'report-not-found');
    return report;
  }

  return {
    /** Newest first; of one feature, or (null) of all. */
    list: repository.list,
    /** Makes and keeps a report on a phase. Throws AppError `feature-not-found`, `phase-not-found`. */
    create: (request: ReportRequest): { reportId: Id } =>
      context.commands.run({ method: 'reports.create', subjectId: request.featureId }, () => {
        const reportId = context.newId();
        const { html, ...drawn } = draw(request);
        const summary = {
          ...request,
          ...drawn,
          id: reportId,
          createdAt: context.now(),
          hash: fingerprint(html),
        };
        repository.insert({ summary, html });
        return { reportId };
      }),
    /** Throws AppError `report-not-found`, or `report-damaged` when its text no longer has its hash. */
    get: (reportId: Id): StoredReport & { fileName: string } => {
      const { summary, html } = getReport(reportId);
      if (fingerprint(html) !== summary.hash) throw new AppError('internal', 'report-damaged');
      const day = new Date(summary.createdAt).toISOString().slice(0, LENGTH_OF_DAY);
      const fileName = reportFileName({ feature: summary.featureName, phase: summary.phaseName, day });
      return { summary, html, fileName };
    },
    remove: (reportId: Id): void =>
      context.commands.run({ method: 'reports.remove', subjectId: reportId }, () => {
        getReport(reportId);
        repository.remove(reportId);
      }),
  };
}

type Names = Pick<ReportSummary, 'featureName' | 'phaseName'>;

export type ReportsService = ReturnType<typeof createReportsService>;
