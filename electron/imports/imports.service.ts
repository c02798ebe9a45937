import { describeColumns } from '#shared/imports/describe-columns.ts';
import { fileWarnings } from '#shared/imports/file-warnings.ts';
import { grainConflicts, type GrainConflict } from '#shared/imports/grain-conflicts.ts';
import { guessMapping, unfedMetrics } from '#shared/imports/guess-mapping.ts';
import type {
  ChangeRule,
  ImportCounts,
  ImportPreview,
  MendedLine,
} from '#shared/imports/imports.contract.ts';
import type { ImportMapping, ImportQuestion, WantedTable } from '#shared/imports/import-mapping.ts';
import { fillLongNames } from '#shared/imports/long-names.ts';
import { openQuestions } from '#shared/imports/open-questions.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { dayParts } from '#shared/kernel/calendar-day.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { Metric } from '#shared/metrics/metric.ts';
import type { MetricsService } from '#electron/metrics/metrics.service.ts';
import type { CallContext } from '#electron/rpc/door.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import type { FileLooks, LookedAt } from './file-looks.ts';
import type { ImportsReadModel } from './imports.read-model.ts';
import type { ImportsRepository } from './imports.repository.ts';
import { keepReading, type KeptFile } from './kept-file.ts';
import type { FileReading } from './file-reading.ts';
import type { MapQuestion } from './map-file.ts';
import type { ProfilesService, Recognised } from './profiles.service.ts';
import { resolveMetrics, type ResolvedMetrics } from './resolve-metrics.ts';
import { askOverSegments } from './ask-over-segments.ts';
import { weighLots, writeLots } from './write-lots.ts';

const PREVIEWED_SET_ASIDE_ROWS = 200;

type Wish = {
  file: string;
  featureId: Id;
  mapping: ImportMapping;
  mends: readonly MendedLine[];
  changes: ChangeRule | null;
};

export type ImportsParts = {
  looks: FileLooks;
  reading: FileReading;
  metrics: MetricsService;
  repository: ImportsRepository;
  readModel: ImportsReadModel;
  profiles: ProfilesService;
};

/** Brings the numbers of files in: looked at first, then written in pieces that can be given up, then undone as one. */
export function createImportsService(context: ServiceContext, parts: ImportsParts) {
  const { db, newId, today } = context;
  const { looks, reading, metrics, repository, readModel, profiles } = parts;
  const { figures } = metrics;

  function questionsOf({ file, look }: LookedAt, { mapping, stage, known }: Asking): ImportQuestion[] {
    return openQuestions({
      mapping,
      columns: look.columns,
      rows: look.rows,
      fileName: file.name,
      latestYear: dayParts(today()).year,
      likelyYear: known?.likelyYear ?? null,
      newColumns: known?.newColumns ?? [],
      stage,
    });
  }

  function resolve(featureId: Id, mapping: ImportMapping, columnCount: number): ResolvedMetrics {
    return resolveMetrics({
      featureId,
      mapping,
      columnCount,
      newId,
      metrics: metrics.listMetrics(featureId),
      isFreeToGuess: metrics.isSameOverSegments,
    });
  }

  function conflictsOf(featureId: Id, mapping: ImportMapping): GrainConflict[] {
    const hasFigures = (metric: Metric) => metrics.extentOf(metric).days > 0;
    return grainConflicts({ mapping, metrics: metrics.listMetrics(featureId), hasFigures });
  }

  function howTo({ resolved, mends }: ToMap): MapQuestion {
    const { mapping, columns } = resolved;
    return { mapping, metrics: columns, mends, boundary: context.dayBoundary(), today: today() };
  }

  /** The file read and held against what stands; nothing is written. */
  function weigh({ looked, featureId, ...toMap }: ToWeigh, call: CallContext) {
    const known = [...metrics.listMetrics(featureId), ...newMetrics(toMap.resolved)];
    return weighLots({ figures, reading }, { looked, how: howTo(toMap), metrics: known }, call);
  }

  function sameFile(
    looked: LookedAt,
    featureId: Id,
    found: { counts: ImportCounts; resolved: ResolvedMetrics },
  ) {
    const { newFigures, changedFigures } = found.counts;
    if (newFigures + changedFigures + found.resolved.toMake.length > 0) return null;
    return readModel.findSameBytes(looked.file.hash, featureId);
  }

  async function preview(
    wish: Pick<Wish, 'file' | 'featureId' | 'mends'> & {
      mapping: ImportMapping | null;
      dialect: WantedTable | null;
      reading: 'by-profile' | 'anew';
    },
    call: CallContext,
  ): Promise<ImportPreview> {
    const { featureId } = wish;
    metrics.requireFeature(featureId);
    const looked = await looks.lookAt(wish.file, wish.mapping?.dialect ?? wish.dialect, call);
    const { file, look } = looked;
    const found = guess(featureId, looked);
    const known = wish.reading === 'anew' ? null : recognise(featureId, looked, found);
    const mapping =
      wish.mapping === null
        ? { ...(known?.mapping ?? found), ...(wish.dialect === null ? {} : { dialect: found.dialect }) }
        : fillNames(featureId, looked, wish.mapping);
    const stage = wish.mapping === null ? 'guess' : 'corrected';
    const questions = questionsOf(looked, { mapping, stage, known });
    const answer: ImportPreview = {
      fileName: file.name,
      sizeBytes: file.sizeBytes,
      columns: describeColumns(look.columns),
      sheets: look.sheets,
      confidence: look.confidence,
      profile: known?.profile ?? null,
      changed: [],
      mapping,
      questions,
      grainConflicts: [],
      segmentQuestions: [],
      warnings: fileWarnings({ mapping, ...look }),
      unfed: unfedMetrics(mapping, metrics.listMetrics(featureId)),
      counts: null,
      setAside: [],
      sameFileAs: null,
    };
    if (questions.length > 0) return answer;
    const resolved = resolve(featureId, mapping, look.layout.width);
    const conflicts = conflictsOf(featureId, resolved.mapping);
    if (conflicts.length > 0) return { ...answer, grainConflicts: conflicts };
    const toWeigh = { looked, featureId, resolved, mends: wish.mends };
    const { counts, setAside, changed } = await weigh(toWeigh, call);
    return {
      ...answer,
      counts,
      changed,
      segmentQuestions: askOverSegments(looked, howTo(toWeigh), resolved),
      setAside: setAside.slice(0, PREVIEWED_SET_ASIDE_ROWS),
      sameFileAs: sameFile(looked, featureId, { counts, resolved }),
    };
  }

  function guess(featureId: Id, { look }: LookedAt): ImportMapping {
    return guessMapping({
      columns: look.columns,
      rows: look.rows,
      dialect: look.dialect,
      metrics: metrics.listMetrics(featureId),
    });
  }

  function fillNames(featureId: Id, { look }: LookedAt, mapping: ImportMapping): ImportMapping {
    const { columns, rows } = look;
    return fillLongNames({ mapping, columns, rows, metrics: metrics.listMetrics(featureId) });
  }

  function recognise(featureId: Id, { file, look }: LookedAt, found: ImportMapping): Recognised | null {
    return profiles.recognise({
      featureId,
      fileName: file.name,
      columns: look.columns,
      found,
      metrics: metrics.listMetrics(featureId),
    });
  }

  /** An earlier import of the very same bytes, when nothing of them would be new or another value. */
  async function findSame({ looked, featureId, resolved, mends }: ToCommit, call: CallContext) {
    if (readModel.findSameBytes(looked.file.hash, featureId) === null) return null;
    const { counts } = await weigh({ looked, featureId, resolved, mends }, call);
    const same = sameFile(looked, featureId, { counts, resolved });
    return same === null ? null : { importId: same.importId, outcome: 'same-file' as const, counts };
  }

  /** Throws `import-question-open`, `figures-of-other-grain`, `no-usable-rows` and whatever looking at the file refuses; leaves nothing behind. */
  async function commit({ file: handle, featureId, mapping, mends, changes }: Wish, call: CallContext) {
    metrics.requireFeature(featureId);
    const looked = await looks.lookAt(handle, mapping.dialect, call);
    const [question] = questionsOf(looked, { mapping, stage: 'corrected', known: null });
    if (question !== undefined) {
      throw new AppError('precondition', 'import-question-open', { question: question.code });
    }
    const resolved = resolve(featureId, mapping, looked.look.layout.width);
    const [conflict] = conflictsOf(featureId, resolved.mapping);
    if (conflict !== undefined) {
      throw new AppError('precondition', 'figures-of-other-grain', { name: conflict.name });
    }
    const toCommit = { looked, featureId, resolved, mends, changes };
    return (await findSame(toCommit, call)) ?? (await store(toCommit, call));
  }

  async function store(toCommit: ToCommit, call: CallContext) {
    const { looked, featureId, resolved, changes } = toCommit;
    const { name, hash } = looked.file;
    const { id, sequence } = figures.beginImport({
      kind: 'metrics',
      fileName: name,
      fileHash: hash,
      featureId,
    });
    try {
      const question = { looked, how: howTo(toCommit), importSequence: sequence, changes };
      const { setAside, counts } = await writeLots({ figures, reading }, question, call);
      if (counts.newFigures + counts.sameFigures + counts.changedFigures === 0) {
        throw new AppError('validation', 'no-usable-rows', { name, setAside: counts.setAside });
      }
      db.transaction(() => repository.insertSetAside(id, setAside)).immediate();
      figures.finishImport(id, {
        deed: { method: 'imports.commit', subjectId: id },
        finished: {
          metricIds: resolved.columns.map(({ metricId }) => metricId),
          mapping: keptFile(toCommit),
          counts,
        },
        work: () => settle(toCommit),
      });
      return { importId: id, outcome: 'imported' as const, counts };
    } catch (error) {
      figures.discardImport(id);
      throw error;
    }
  }

  /** What an import makes besides figures: its new metrics, the grain of planned ones, and the profile for the next file like it. */
  function settle({ looked, featureId, resolved }: ToCommit): void {
    const { grain } = resolved.mapping;
    for (const { metricId, overSegments } of resolved.toSay) metrics.editMetric(metricId, { overSegments });
    for (const { metricId } of resolved.columns) {
      const made = resolved.toMake.find((one) => one.metricId === metricId);
      if (made !== undefined) metrics.defineMetric(made.draft, metricId);
      // Refused where figures of another grain came in meanwhile; a metric without any takes the file's.
      else if (metrics.getMetric(metricId).grain !== grain) metrics.editMetric(metricId, { grain });
    }
    profiles.keep({
      featureId,
      fileName: looked.file.name,
      columns: namesOf(looked.look),
      mapping: resolved.mapping,
      metrics: metrics.listMetrics(featureId),
    });
  }

  return { preview, commit };
}

type ToMap = { resolved: ResolvedMetrics; mends: readonly MendedLine[] };
type ToWeigh = ToMap & { looked: LookedAt; featureId: Id };
type ToCommit = ToWeigh & { changes: ChangeRule | null };
type Asking = { mapping: ImportMapping; stage: 'guess' | 'corrected'; known: Recognised | null };

/** What stays of how a file was read: for its set-aside rows when they are mended, and for taking it back whole. */
function keptFile({ looked, resolved, changes }: ToCommit): KeptFile {
  return {
    columns: namesOf(looked.look),
    mapping: resolved.mapping,
    changes,
    reading: keepReading(looked.look, resolved),
    madeMetricIds: resolved.toMake.map(({ metricId }) => metricId),
  };
}

function namesOf(look: LookedAt['look']): string[] {
  return look.columns.map(({ name }) => name);
}

function newMetrics({ toMake }: ResolvedMetrics) {
  return toMake.map(({ metricId, draft: { name, kind, overSegments } }) => ({
    id: metricId,
    name,
    kind,
    overSegments,
  }));
}

export type ImportsService = ReturnType<typeof createImportsService>;
