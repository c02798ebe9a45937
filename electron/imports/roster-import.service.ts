import { describeColumns } from '#shared/imports/describe-columns.ts';
import { guessRoster } from '#shared/imports/guess-roster.ts';
import type {
  ImportCounts,
  MendedLine,
  RosterMapping,
  RosterPreview,
} from '#shared/imports/imports.contract.ts';
import { attributeKindsOf, attributeNamesOf, createRosterReader } from '#shared/imports/read-roster.ts';
import { rosterKeyOf } from '#shared/imports/watch-roster-keys.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { AttributeKind } from '#shared/segments/attribute-kind.ts';
import type { RosterCounts, RosterRow } from '#shared/segments/roster-row.ts';
import type { FiguresService } from '#electron/metrics/figures.service.ts';
import type { CallContext } from '#electron/rpc/door.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import { pauseOf, type FileLooks, type LookedAt } from './file-looks.ts';
import { gatherRows, type ReadRoster } from './gather-roster.ts';
import type { ImportsReadModel } from './imports.read-model.ts';
import type { ImportsRepository } from './imports.repository.ts';
import { readMendedRow } from './read-mended-row.ts';
import { readRows } from './read-rows.ts';

const PREVIEWED_PEOPLE = 100;
const PREVIEWED_SET_ASIDE_ROWS = 200;

/** What the roster's own service does for a file. */
export type RosterTarget = {
  previewRoster: (rows: readonly RosterRow[]) => RosterCounts;
  applyRoster: (request: { people: readonly RosterRow[] }) => RosterCounts;
  attributeKinds: () => ReadonlyMap<string, AttributeKind>;
  /** The different values of each attribute, by its name. */
  attributeValues: () => ReadonlyMap<string, readonly string[]>;
  putAttributeKinds: (kinds: ReadonlyMap<string, AttributeKind>) => void;
};

export type RosterImportParts = {
  looks: FileLooks;
  figures: FiguresService;
  roster: RosterTarget;
  repository: ImportsRepository;
  readModel: ImportsReadModel;
};

type Read = ReadRoster & Pick<ReturnType<typeof gatherRows>, 'values'>;

/** How a file is read: its columns' uses, and lines the person mended. */
type Wish = { mapping: RosterMapping; mends: readonly MendedLine[] };

/** Brings people in from a file; nobody is ever removed by one. */
export function createRosterImportService(context: ServiceContext, parts: RosterImportParts) {
  const { commands } = context;
  const { looks, figures, roster, repository, readModel } = parts;

  async function read({ file, look }: LookedAt, wish: Wish, call: CallContext): Promise<Read> {
    const { mapping } = wish;
    const readRow = createRosterReader(mapping, look.columns);
    const gathered = gatherRows(mapping);
    const mended = new Map(wish.mends.map(({ line, text }) => [line, text]));
    const { emptyLines } = await readRows(
      { path: file.path, layout: look.layout },
      (row) => {
        const text = mended.get(row.line);
        const said = text === undefined ? row : readMendedRow({ line: row.line, text }, look.layout);
        gathered.add(said, readRow(said));
      },
      pauseOf(call, 'reading', file.sizeBytes),
    );
    const { found } = gathered;
    return {
      ...found,
      rows: found.rows + emptyLines,
      empty: found.empty + emptyLines,
      values: gathered.values,
    };
  }

  /** The values the roster holds already, by the column they would come from. */
  function valuesInRoster(mapping: RosterMapping, { look }: LookedAt): (column: number) => readonly string[] {
    const names = attributeNamesOf(mapping, look.columns);
    const known = roster.attributeValues();
    return (column) => known.get(names.get(column) ?? '') ?? [];
  }

  async function preview(
    wish: { file: string; mapping: RosterMapping | null; mends: readonly MendedLine[] },
    call: CallContext,
  ): Promise<RosterPreview> {
    const looked = await looks.lookAt(wish.file, wish.mapping?.dialect ?? null, call);
    const { columns, rows } = looked.look;
    const mapping = wish.mapping ?? guessRoster(looked.look, roster.attributeKinds());
    const isNamed = mapping.nameColumn !== null;
    const nothingRead = gatherRows(mapping);
    const found = isNamed
      ? await read(looked, { mapping, mends: wish.mends }, call)
      : { ...nothingRead.found, rows: rows.length, values: nothingRead.values };
    return {
      fileName: looked.file.name,
      columns: describeColumns(columns),
      mapping,
      people: found.people
        .slice(0, PREVIEWED_PEOPLE)
        .map(({ name, customerNumber, role }) => ({ name, customerNumber, role })),
      counts: { rows: found.rows, ...roster.previewRoster(found.people), setAside: found.setAsideCount },
      setAside: found.setAside.slice(0, PREVIEWED_SET_ASIDE_ROWS),
      key: rosterKeyOf(mapping),
      keyless: found.keyless,
      repeated: found.repeated,
      oddValues: found.oddValues,
      spellings: found.values.spellings(valuesInRoster(mapping, looked)),
      almostYesNo: found.values.almostYesNo(),
    };
  }

  /** Throws `roster-name-missing`, `no-usable-rows`. */
  async function commit(wish: { file: string } & Wish, call: CallContext) {
    const { mapping } = wish;
    if (mapping.nameColumn === null) throw new AppError('precondition', 'roster-name-missing');
    const looked = await looks.lookAt(wish.file, mapping.dialect, call);
    const found = await read(looked, wish, call);
    const { name, hash } = looked.file;
    if (found.people.length === 0) {
      throw new AppError('validation', 'no-usable-rows', { name, setAside: found.setAsideCount });
    }
    const counts = countsOf(found, roster.previewRoster(found.people));
    const same = counts.newFigures + counts.changedFigures === 0 ? readModel.findSameBytes(hash, null) : null;
    if (same !== null) return { importId: same.importId, counts };
    call.stopIfCancelled();
    const importId: Id = commands.run({ method: 'imports.commitRoster', subjectId: null }, () => {
      roster.putAttributeKinds(attributeKindsOf(mapping, looked.look.columns));
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
    people: 0,
    busiestPersonRows: 0,
  };
}

export type RosterImportService = ReturnType<typeof createRosterImportService>;
