import { guessMapping } from '#shared/imports/guess-mapping.ts';
import type {
  ChangeRule,
  ImportCounts,
  ImportMapping,
  ImportPreview,
  ImportQuestion,
} from '#shared/imports/imports.contract.ts';
import { fillLongNames } from '#shared/imports/long-names.ts';
import { openQuestions } from '#shared/imports/open-questions.ts';
import type { Observation } from '#shared/imports/row-mapping.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { dayParts } from '#shared/kernel/calendar-day.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { MetricsService } from '#electron/metrics/metrics.service.ts';
import type { CallContext } from '#electron/rpc/door.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import { pauseOf, type FileLooks, type LookedAt } from './file-looks.ts';
import type { ImportsReadModel } from './imports.read-model.ts';
import type { ImportsRepository } from './imports.repository.ts';
import { mapFile, type MappedFile } from './map-file.ts';
import type { ProfilesService, Recognised } from './profiles.service.ts';
import { resolveMetrics, type ResolvedMetrics } from './resolve-metrics.ts';

/** Figures written in one transaction; between two of them other changes pass. */
const FIGURES_AT_ONCE = 5000;
const PREVIEWED_SET_ASIDE_ROWS = 200;

type FigureCounts = Pick<ImportCounts, 'newFigures' | 'sameFigures' | 'changedFigures'>;
type Wish = { file: string; featureId: Id; mapping: ImportMapping; changes: ChangeRule | null };

export type ImportsParts = {
  looks: FileLooks;
  metrics: MetricsService;
  repository: ImportsRepository;
  readModel: ImportsReadModel;
  profiles: ProfilesService;
};

/** One turn of the event loop: calls that waited are answered before the next piece. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function* slices<Item>(items: readonly Item[]): Generator<{ part: readonly Item[]; done: number }> {
  for (let at = 0; at < items.length; at += FIGURES_AT_ONCE) {
    const part = items.slice(at, at + FIGURES_AT_ONCE);
    yield { part, done: at + part.length };
  }
}

/** Brings the numbers of files in: looked at first, then written in pieces that can be given up, then undone as one. */
export function createImportsService(context: ServiceContext, parts: ImportsParts) {
  const { db, newId, today } = context;
  const { looks, metrics, repository, readModel, profiles } = parts;
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

  async function countFigures(
    observations: readonly Observation[],
    call: CallContext,
  ): Promise<FigureCounts> {
    const counts = { newFigures: 0, sameFigures: 0, changedFigures: 0 };
    const known = new Map<string, boolean>();
    const isKnown = ({ metricId, arm }: Observation): boolean => {
      const key = `${arm} ${metricId}`;
      const found = known.get(key) ?? figures.hasStanding(metricId, arm);
      known.set(key, found);
      return found;
    };
    for (const { part, done } of slices(observations)) {
      call.stopIfCancelled();
      for (const figure of part) {
        const standing = isKnown(figure) ? figures.findStanding(figure) : null;
        if (standing === null) counts.newFigures += 1;
        else if (isSameFigure(standing, figure)) counts.sameFigures += 1;
        else counts.changedFigures += 1;
      }
      call.reportProgress({ step: 'comparing', done, total: observations.length });
      await turn();
    }
    return counts;
  }

  async function map(looked: LookedAt, resolved: ResolvedMetrics, call: CallContext) {
    const pause = pauseOf(call, 'reading', looked.file.sizeBytes);
    const mapped = await mapFile(looked, { mapping: resolved.mapping, metrics: resolved.columns }, pause);
    const counts: ImportCounts = { ...mapped.rowCounts, ...(await countFigures(mapped.observations, call)) };
    return { mapped, counts };
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
    wish: Omit<Wish, 'mapping' | 'changes'> & {
      mapping: ImportMapping | null;
      reading: 'by-profile' | 'anew';
    },
    call: CallContext,
  ): Promise<ImportPreview> {
    const { featureId } = wish;
    metrics.requireFeature(featureId);
    const looked = await looks.lookAt(wish.file, wish.mapping?.dialect ?? null, call);
    const { file, look } = looked;
    const found = guess(featureId, looked);
    const known = wish.reading === 'anew' ? null : recognise(featureId, looked, found);
    const mapping =
      wish.mapping === null ? (known?.mapping ?? found) : fillNames(featureId, looked, wish.mapping);
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
      sheets: [],
      confidence: 1,
      profile: known?.profile ?? null,
      changed: [],
      mapping,
      questions,
      counts: null,
      setAside: [],
      sameFileAs: null,
    };
    if (questions.length > 0) return answer;
    const resolved = resolve(featureId, mapping, look.layout.width);
    const { mapped, counts } = await map(looked, resolved, call);
    return {
      ...answer,
      counts,
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
      former: null,
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

  async function write(importId: Id, mapped: MappedFile, call: CallContext): Promise<void> {
    const { sequence } = figures.getImport(importId);
    for (const { part, done } of slices(mapped.observations)) {
      call.stopIfCancelled();
      figures.writeObservations(sequence, part);
      call.reportProgress({ step: 'writing', done, total: mapped.observations.length });
      await turn();
    }
    call.stopIfCancelled();
    db.transaction(() => repository.insertSetAside(importId, mapped.setAside)).immediate();
  }

  /** Throws `import-question-open`, `no-usable-rows` and whatever looking at the file refuses; leaves nothing behind. */
  async function commit({ file: handle, featureId, mapping, changes }: Wish, call: CallContext) {
    metrics.requireFeature(featureId);
    const looked = await looks.lookAt(handle, mapping.dialect, call);
    const [question] = questionsOf(looked, { mapping, stage: 'corrected', likelyYear: null });
    if (question !== undefined) {
      throw new AppError('precondition', 'import-question-open', { question: question.code });
    }
    const resolved = resolve(featureId, mapping, looked.look.layout.width);
    const { mapped, counts } = await map(looked, resolved, call);
    if (mapped.observations.length === 0) {
      throw new AppError('validation', 'no-usable-rows', {
        name: looked.file.name,
        setAside: counts.setAside,
      });
    }
    const same = sameFile(looked, featureId, { counts, resolved });
    if (same !== null) return { importId: same.importId, outcome: 'same-file' as const, counts };
    const importId = await store({ looked, featureId, resolved, mapped, counts, changes }, call);
    return { importId, outcome: 'imported' as const, counts };
  }

  async function store(found: Found, call: CallContext): Promise<Id> {
    const { looked, featureId, resolved, mapped, counts, changes } = found;
    const columns = namesOf(looked.look);
    const { name, hash } = looked.file;
    const { id } = figures.beginImport({ kind: 'metrics', fileName: name, fileHash: hash, featureId });
    try {
      await write(id, mapped, call);
      figures.finishImport(id, {
        deed: { method: 'imports.commit', subjectId: id },
        finished: {
          metricIds: resolved.columns.map(({ metricId }) => metricId),
          mapping: { columns, mapping: resolved.mapping },
          counts,
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

type Found = {
  looked: LookedAt;
  featureId: Id;
  resolved: ResolvedMetrics;
  mapped: MappedFile;
  counts: ImportCounts;
  changes: ChangeRule | null;
};

type Asking = { mapping: ImportMapping; stage: 'guess' | 'corrected'; likelyYear: number | null };

function namesOf(look: LookedAt['look']): string[] {
  return look.columns.map(({ name }) => name);
}

type Sums = Pick<Observation, 'units' | 'total' | 'totalSquares'>;

function isSameFigure(left: Sums, right: Sums): boolean {
  return left.units === right.units && left.total === right.total && left.totalSquares === right.totalSquares;
}

export type ImportsService = ReturnType<typeof createImportsService>;
