import { guessMapping, unfedMetrics } from '#shared/imports/guess-mapping.ts';
import type {
  ChangeRule,
  Dialect,
  ImportCounts,
  ImportMapping,
  ImportPreview,
  ImportQuestion,
  MendedLine,
} from '#shared/imports/imports.contract.ts';
import { fillLongNames } from '#shared/imports/long-names.ts';
import { openQuestions } from '#shared/imports/open-questions.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { dayParts } from '#shared/kernel/calendar-day.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { SortedFigures } from '#shared/metrics/sort-figures.ts';
import type { MetricsService } from '#electron/metrics/metrics.service.ts';
import type { Weighed } from '#electron/metrics/weigh-figures.ts';
import type { CallContext } from '#electron/rpc/door.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import { describeChanged } from './describe-changed.ts';
import { pauseOf, type FileLooks, type LookedAt } from './file-looks.ts';
import type { ImportsReadModel } from './imports.read-model.ts';
import type { ImportsRepository } from './imports.repository.ts';
import { keepReading, type KeptFile } from './kept-file.ts';
import type { FileReading } from './file-reading.ts';
import type { MapQuestion, MappedFile } from './map-file.ts';
import type { ProfilesService, Recognised } from './profiles.service.ts';
import { resolveMetrics, type ResolvedMetrics } from './resolve-metrics.ts';
import { takeSteps } from './take-steps.ts';

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

  function questionsOf({ file, look }: LookedAt, { mapping, stage, likelyYear }: Asking): ImportQuestion[] {
    return openQuestions({
      mapping,
      columns: look.columns,
      rows: look.rows,
      fileName: file.name,
      latestYear: dayParts(today()).year,
      likelyYear,
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
    });
  }

  function howTo({ resolved, mends }: ToMap): MapQuestion {
    const { mapping, columns } = resolved;
    return { mapping, metrics: columns, mends, boundary: context.dayBoundary(), today: today() };
  }

  async function map(looked: LookedAt, toMap: ToMap, call: CallContext): Promise<Weighty> {
    const pause = pauseOf(call, 'reading', looked.file.sizeBytes);
    const mapped = await reading.map(looked, howTo(toMap), pause);
    const sorted = mapped.figures;
    const weighed = await takeSteps(figures.weigh(sorted), {
      call,
      step: 'comparing',
      total: sorted.table.length,
    });
    const { newFigures, sameFigures, changedFigures } = weighed;
    return {
      mapped,
      sorted,
      weighed,
      counts: { ...mapped.rowCounts, newFigures, sameFigures, changedFigures },
    };
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
      dialect: Dialect | null;
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
    const questions = questionsOf(looked, { mapping, stage, likelyYear: known?.likelyYear ?? null });
    const answer: ImportPreview = {
      fileName: file.name,
      sizeBytes: file.sizeBytes,
      columns: look.columns.map(({ index, name, role, examples }) => ({
        index,
        name,
        role,
        examples: [...examples],
      })),
      sheets: look.sheets,
      confidence: look.confidence,
      profile: known?.profile ?? null,
      changed: [],
      mapping,
      questions,
      unfed: unfedMetrics(mapping, metrics.listMetrics(featureId)),
      counts: null,
      setAside: [],
      sameFileAs: null,
    };
    if (questions.length > 0) return answer;
    const resolved = resolve(featureId, mapping, look.layout.width);
    const weighty = await map(looked, { resolved, mends: wish.mends }, call);
    const { mapped, counts } = weighty;
    return {
      ...answer,
      counts,
      changed: describeChanged(weighty, [...metrics.listMetrics(featureId), ...newMetrics(resolved)]),
      setAside: mapped.setAside.slice(0, PREVIEWED_SET_ASIDE_ROWS),
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

  async function write(importId: Id, { weighty, changes }: ToWrite, call: CallContext): Promise<void> {
    const { sequence } = figures.getImport(importId);
    const { mapped, sorted, weighed } = weighty;
    const steps = figures.write({
      sorted,
      weighed,
      importSequence: sequence,
      changed: changes === 'keep' ? 'leave-out' : 'write',
    });
    await takeSteps(steps, { call, step: 'writing', total: sorted.table.length });
    call.stopIfCancelled();
    db.transaction(() => repository.insertSetAside(importId, mapped.setAside)).immediate();
  }

  /** Throws `import-question-open`, `no-usable-rows` and whatever looking at the file refuses; leaves nothing behind. */
  async function commit({ file: handle, featureId, mapping, mends, changes }: Wish, call: CallContext) {
    metrics.requireFeature(featureId);
    const looked = await looks.lookAt(handle, mapping.dialect, call);
    const [question] = questionsOf(looked, { mapping, stage: 'corrected', likelyYear: null });
    if (question !== undefined) {
      throw new AppError('precondition', 'import-question-open', { question: question.code });
    }
    const resolved = resolve(featureId, mapping, looked.look.layout.width);
    const weighty = await map(looked, { resolved, mends }, call);
    const { counts } = weighty;
    if (weighty.sorted.table.length === 0) {
      throw new AppError('validation', 'no-usable-rows', {
        name: looked.file.name,
        setAside: counts.setAside,
      });
    }
    const same = sameFile(looked, featureId, { counts, resolved });
    if (same !== null) return { importId: same.importId, outcome: 'same-file' as const, counts };
    if (counts.changedFigures > 0 && changes === null) {
      throw new AppError('precondition', 'import-question-open', { question: 'changed-values' });
    }
    const importId = await store({ looked, featureId, resolved, weighty, changes }, call);
    return { importId, outcome: 'imported' as const, counts };
  }

  async function store(found: Found, call: CallContext): Promise<Id> {
    const { looked, featureId, resolved, weighty, changes } = found;
    const columns = namesOf(looked.look);
    const { name, hash } = looked.file;
    const { id } = figures.beginImport({ kind: 'metrics', fileName: name, fileHash: hash, featureId });
    try {
      await write(id, { weighty, changes }, call);
      figures.finishImport(id, {
        deed: { method: 'imports.commit', subjectId: id },
        finished: {
          metricIds: resolved.columns.map(({ metricId }) => metricId),
          mapping: keptFile(found),
          counts: weighty.counts,
        },
        work: () => {
          for (const { metricId, draft } of resolved.toMake) metrics.defineMetric(draft, metricId);
          profiles.keep({
            featureId,
            fileName: name,
            columns,
            mapping: resolved.mapping,
            changes,
            metrics: metrics.listMetrics(featureId),
          });
        },
      });
    } catch (error) {
      figures.discardImport(id);
      throw error;
    }
    return id;
  }

  return { preview, commit };
}

/** A file read, held against what stands, and not yet written. */
type Weighty = { mapped: MappedFile; sorted: SortedFigures; weighed: Weighed; counts: ImportCounts };
type ToMap = { resolved: ResolvedMetrics; mends: readonly MendedLine[] };
type ToWrite = { weighty: Weighty; changes: ChangeRule | null };
type Found = ToWrite & { looked: LookedAt; featureId: Id; resolved: ResolvedMetrics };
type Asking = { mapping: ImportMapping; stage: 'guess' | 'corrected'; likelyYear: number | null };

/** What stays of how a file was read: for its set-aside rows when they are mended, and for taking it back whole. */
function keptFile({ looked, resolved, changes }: Found): KeptFile {
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
  return toMake.map(({ metricId, draft }) => ({ id: metricId, name: draft.name, kind: draft.kind }));
}

export type ImportsService = ReturnType<typeof createImportsService>;
