import { resolve } from 'node:path';
import { AppError } from '#shared/kernel/app-error.ts';
import type { Language } from '#shared/words/language.ts';
import { cliSentence, CliProblem, findFeature, type CliSession } from './session.ts';
import { writeWhole } from './write-whole.ts';

export type ReportCommand = { feature: string; out: string; format: 'html' | 'pdf'; language: Language };
export type PrintPdf = ((html: string) => Promise<Uint8Array>) | null;

async function phaseToReport(
  session: CliSession,
  key: string,
): Promise<{ featureId: string; phaseId: string }> {
  const { feature, currentPhaseId } = await findFeature(session, key);
  const { plan } = await session.call('features.get', { featureId: feature.id });
  const started = plan.phases.filter(({ startedOn }) => startedOn !== null);
  const phaseId = currentPhaseId ?? started.at(-1)?.id;
  if (phaseId === undefined) {
    throw new CliProblem(cliSentence(session, 'nothing-to-report', { feature: feature.name }));
  }
  return { featureId: feature.id, phaseId };
}

/** Writes a report on the running phase, or on the last one that ran; replaces a file of that name. */
export async function writeReport(
  session: CliSession,
  command: ReportCommand,
  printPdf: PrintPdf,
): Promise<number> {
  if (command.format === 'pdf' && printPdf === null) throw new AppError('unavailable', 'no-browser');
  const phase = await phaseToReport(session, command.feature);
  const { reportId } = await session.call('reports.create', { ...phase, language: command.language });
  const { html } = await session.call('reports.get', { reportId });
  const path = resolve(command.out);
  const isPdf = command.format === 'pdf' && printPdf !== null;
  await writeWhole(session, path, isPdf ? await printPdf(html) : html);
  session.print(cliSentence(session, 'written', { path }));
  return 0;
}
