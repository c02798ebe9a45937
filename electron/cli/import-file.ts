import { createReadStream, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { FILE_CHUNK_BYTES, MAX_FILE_BYTES } from '#shared/files/files.contract.ts';
import {
  type ChangeRule,
  type ImportCounts,
  type ImportPreview,
  type SetAsideRow,
} from '#shared/imports/imports.contract.ts';
import { importMappingSchema, type ImportMapping } from '#shared/imports/import-mapping.ts';
import { shareOfBusiest } from '#shared/imports/one-person.ts';
import type { Metric } from '#shared/metrics/metric.ts';
import { hasWords, say } from '#shared/words/create-words.ts';
import { cliSentence, CliProblem, findFeature, type CliSession } from './session.ts';

const SHOWN_ROWS = 20;

export type ImportCommand = {
  feature: string;
  file: string;
  mapping: string | null;
  /** What to do with figures that stand with another value; null refuses to guess. */
  changes: ChangeRule | null;
};

function readMapping(session: CliSession, path: string): ImportMapping {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new CliProblem(cliSentence(session, 'file-missing', { path }));
  }
  let problem: string;
  try {
    const parsed = importMappingSchema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    problem = `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim();
  } catch {
    problem = 'JSON';
  }
  throw new CliProblem(cliSentence(session, 'mapping-wrong', { path, problem }));
}

function sizeOf(session: CliSession, path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile()) {
    throw new CliProblem(cliSentence(session, 'file-missing', { path }));
  }
  if (stat.size > MAX_FILE_BYTES) throw new CliProblem(cliSentence(session, 'file-too-large', { path }));
  return stat.size;
}

async function handOver(session: CliSession, path: string): Promise<string> {
  const sizeBytes = sizeOf(session, path);
  const { file } = await session.call('files.begin', { name: basename(path), sizeBytes });
  for await (const bytes of createReadStream(path, {
    highWaterMark: FILE_CHUNK_BYTES,
  }) as AsyncIterable<Buffer>) {
    await session.call('files.append', { file, base64: bytes.toString('base64') });
  }
  return file;
}

function reasonOf({ words }: CliSession, { code, values, text }: SetAsideRow): string {
  const key = `desktop:setAside.${code}`;
  return `${hasWords(words, key) ? say(words, key, values) : code}: ${text}`;
}

/** The line, the column where one cell is to blame, and the reason. */
function rowSentence(session: CliSession, row: SetAsideRow, columns: ImportPreview['columns']): string {
  const column = columns[row.column ?? -1]?.name ?? '';
  const values = { line: row.line, column, reason: reasonOf(session, row) };
  return cliSentence(session, column === '' ? 'set-aside-row' : 'set-aside-cell', values);
}

function printSetAside(session: CliSession, { setAside, columns }: ImportPreview, count: number): void {
  if (count === 0) return;
  session.warn(cliSentence(session, 'set-aside', { count }));
  const shown = setAside.slice(0, SHOWN_ROWS);
  for (const row of shown) session.warn(`- ${rowSentence(session, row, columns)}`);
  if (count > shown.length) session.warn(cliSentence(session, 'more', { count: count - shown.length }));
}

function printCounts(session: CliSession, { rows, ...counts }: ImportCounts): void {
  session.print(cliSentence(session, 'imported', { ...counts, count: rows }));
}

/** The mapping goes to the result, so that it can be sent into a file and corrected there. */
function printQuestions(session: CliSession, { questions, mapping }: ImportPreview): void {
  const asked = questions.map(({ code }) => say(session.words, `desktop:question.${code}`)).join('; ');
  session.warn(cliSentence(session, 'questions-open', { questions: asked }));
  session.print(JSON.stringify(mapping, null, 2));
}

/** What came in but is probably not meant, or good to know. */
function printWarnings(session: CliSession, { warnings, counts }: ImportPreview): void {
  const share = counts === null ? null : shareOfBusiest(counts);
  if (share !== null) session.warn(cliSentence(session, 'one-person', { share }));
  for (const { code, ...values } of warnings) {
    session.warn(say(session.words, `desktop:warning.${code}`, values));
  }
}

/** What a day with segments comes to, so that a script's log shows what was taken without asking. */
function printSegments(session: CliSession, preview: ImportPreview, metrics: readonly Metric[]): void {
  for (const { at, taken, outcome } of preview.segmentQuestions) {
    const part = preview.mapping.metrics[at];
    const { name = '' } = part?.draft ?? metrics.find(({ id }) => id === part?.metricId) ?? {};
    if (outcome === null) continue;
    const { day, segments: count, sum, average } = outcome;
    session.print(cliSentence(session, `segments-${taken}`, { name, day, count, sum, average }));
  }
}

/** Imports a file of numbers; answers 0 when its rows are in, 1 when a question is open or no row can be used. */
export async function importFile(session: CliSession, command: ImportCommand): Promise<number> {
  const mapping = command.mapping === null ? null : readMapping(session, command.mapping);
  const { feature } = await findFeature(session, command.feature);
  const file = await handOver(session, command.file);
  const preview = await session.call('imports.preview', { file, featureId: feature.id, mapping });
  if (preview.questions.length > 0) {
    printQuestions(session, preview);
    return 1;
  }
  const { counts: found } = preview;
  if (found !== null && found.used === 0 && found.setAside > 0) {
    session.warn(cliSentence(session, 'nothing-usable', { name: preview.fileName }));
    printSetAside(session, preview, found.setAside);
    return 1;
  }
  const changed = found?.changedFigures ?? 0;
  if (changed > 0 && command.changes === null) {
    session.warn(cliSentence(session, 'changes-unsaid', { count: changed }));
    return 1;
  }
  const { outcome, counts } = await session.call('imports.commit', {
    file,
    featureId: feature.id,
    mapping: preview.mapping,
    changes: command.changes,
  });
  if (outcome === 'same-file') session.print(cliSentence(session, 'same-file'));
  else {
    printCounts(session, counts);
    printWarnings(session, preview);
    printSegments(session, preview, await session.call('metrics.list', { featureId: feature.id }));
  }
  printSetAside(session, preview, outcome === 'same-file' ? 0 : counts.setAside);
  return 0;
}
