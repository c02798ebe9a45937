import { describeColumns } from '#shared/imports/describe-columns.ts';
import { guessRoster } from '#shared/imports/guess-roster.ts';
import type {
  ImportCounts,
  RosterMapping,
  RosterPreview,
  SetAsideRow,
} from '#shared/imports/imports.contract.ts';
import { createRosterReader } from '#shared/imports/read-roster.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { RosterCounts, RosterRow } from '#shared/segments/roster-row.ts';
import type { FiguresService } from '#electron/metrics/figures.service.ts';
import type { CallContext } from '#electron/rpc/door.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import { pauseOf, type FileLooks, type LookedAt } from './file-looks.ts';
import type { ImportsReadModel } from './imports.read-model.ts';
import type { ImportsRepository } from './imports.repository.ts';
import { MOST_SET_ASIDE_ROWS } from './map-file.ts';
import { readRows } from './read-rows.ts';

const PREVIEWED_PEOPLE = 100;
const PREVIEWED_SET_ASIDE_ROWS = 200;

/** What the roster's own service does for a file. */
export type RosterTarget = {
  previewRoster: (rows: readonly RosterRow[]) => RosterCounts;
  applyRoster: (request: { people: readonly RosterRow[] }) => RosterCounts;
};

export type RosterImportParts = {
  looks: FileLooks;
  figures: FiguresService;
  roster: RosterTarget;
  repository: ImportsRepository;
  readModel: ImportsReadModel;
};

type ReadRoster = {
  people: RosterRow[];
  setAside: SetAsideRow[];
  rows: number;
  empty: number;
  setAsideCount: number;
};

/** Brings people in from a file; nobody is ever removed by one. */
export function createRosterImportService(context: ServiceContext, parts: RosterImportParts) {
  const { commands } = context;
  const { looks, figures, roster, repository, readModel } = parts;

  async function read(
    { file, look }: LookedAt,
    mapping: RosterMapping,
    call: CallContext,
  ): Promise<ReadRoster> {
    const readRow = createRosterReader(mapping, look.layout.names);
    const found: ReadRoster = { people: [], setAside: [], rows: 0, empty: 0, setAsideCount: 0 };
    const { emptyLines } = await readRows(
      { path: file.path, layout: look.layout },
      (row) => {
        found.rows += 1;
        const reading = readRow(row);
        if (reading.kind === 'person') found.people.push(reading.person);
        else if (reading.kind === 'empty') found.empty += 1;
        else {
          found.setAsideCount += 1;
          if (found.setAside.length < MOST_SET_ASIDE_ROWS) found.setAside.push(reading.row);
        }
      },
      pauseOf(call, 'reading', file.sizeBytes),
    );
    found.rows += emptyLines;
    found.empty += emptyLines;
    return found;
  }

  async function preview(
    wish: { file: string; mapping: RosterMapping | null },
    call: CallContext,
  ): Promise<RosterPreview> {
    const looked = await looks.lookAt(wish.file, wish.mapping?.dialect ?? null, call);
    const { columns, rows, dialect } = looked.look;
    const mapping = wish.mapping ?? guessRoster(columns, rows, dialect);
    const isNamed = mapping.nameColumn !== null;
    const found = isNamed ? await read(looked, mapping, call) : { ...NOTHING_READ, rows: rows.length };
    return {
      fileName: looked.file.name,
      columns: describeColumns(columns),
      mapping,
      people: found.people
        .slice(0, PREVIEWED_PEOPLE)
        .map(({ name, customerNumber, role }) => ({ name, customerNumber, role })),
      counts: { rows: found.rows, ...roster.previewRoster(found.people), setAside: found.setAsideCount },
      setAside: found.setAside.slice(0, PREVIEWED_SET_ASIDE_ROWS),
    };
  }

  /** Throws `roster-name-missing`, `no-usable-rows`. */
  async function commit(wish: { file: string; mapping: RosterMapping }, call: CallContext) {
    const { mapping } = wish;
    if (mapping.nameColumn === null) throw new AppError('precondition', 'roster-name-missing');
    const looked = await looks.lookAt(wish.file, mapping.dialect, call);
    const found = await read(looked, mapping, call);
    const { name, hash } = looked.file;
    if (found.people.length === 0) {
      throw new AppError('validation', 'no-usable-rows', { name, setAside: found.setAsideCount });
    }
    const counts = countsOf(found, roster.previewRoster(found.people));
    const same = counts.newFigures + counts.changedFigures === 0 ? readModel.findSameBytes(hash, null) : null;
    if (same !== null) return { importId: same.importId, counts };
    call.stopIfCancelled();
    const importId: Id = commands.run({ method: 'imports.commitRoster', subjectId: null }, () => {
      roster.applyRoster({ people: found.people });
      const { id } = figures.logImport(
        { kind: 'roster', fileName: name, fileHash: hash, featureId: null },
        { metricIds: [], mapping: null, counts },
      );
      repository.insertSetAside(id, found.setAside);
      return id;
    });
    return { importId, counts };
  }

  return { preview, commit };
}

const NOTHING_READ: ReadRoster = { people: [], setAside: [], rows: 0, empty: 0, setAsideCount: 0 };

function countsOf(found: ReadRoster, people: RosterCounts): ImportCounts {
  return {
    rows: found.rows,
    used: found.people.length,
    empty: found.empty,
    setAside: found.setAsideCount,
    newFigures: people.newPeople,
    sameFigures: people.samePeople,
    changedFigures: people.changedPeople,
    missingFigures: 0,
    personDays: 0,
    inBothArms: 0,
  };
}

export type RosterImportService = ReturnType<typeof createRosterImportService>;
