import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { guessMapping } from '#shared/imports/guess-mapping.ts';
import { openQuestions } from '#shared/imports/open-questions.ts';
import { isAppError } from '#shared/kernel/app-error.ts';
import { inspectFile, type Pause } from '#electron/imports/inspect-file.ts';
import { lookAtFile } from '#electron/imports/look-at-file.ts';
import { mapFile } from '#electron/imports/map-file.ts';
import { openSpreadsheet } from '#electron/imports/open-spreadsheet.ts';
import { resolveMetrics } from '#electron/imports/resolve-metrics.ts';
import { must, type FuzzTarget } from './fuzz-target.ts';

const PAUSE: Pause = { onBytes: () => undefined, stopIfCancelled: () => undefined };
const TODAY = '2026-11-24';
/** Of a sheet of Excel. */
const LAST_ROW = 1_048_576;

/** Files are refused by name, and by nothing else. */
async function orRefused(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isAppError(error) || error.kind === 'internal') throw error;
  }
}

/** From bytes on disk to figures, without an answer from a person: every row is used, empty or set aside. */
async function readToTheEnd(path: string, bytes: Uint8Array): Promise<void> {
  const file = await inspectFile({ path, name: 'numbers', sizeBytes: bytes.length }, PAUSE);
  const look = await lookAtFile(file, null, PAUSE);
  const { columns, rows, dialect, layout } = look;
  must(columns.length >= layout.width, 'cells without a column');
  const mapping = { ...guessMapping({ columns, rows, dialect, metrics: [] }), fixedArm: 'pilot' as const };
  const asked = {
    mapping,
    columns,
    rows,
    fileName: 'numbers',
    latestYear: 2026,
    likelyYear: null,
    newColumns: [],
  };
  if (openQuestions({ ...asked, stage: 'corrected' }).length > 0) return;
  let ids = 0;
  const newId = (): string => `m${(ids += 1)}`;
  const settled = resolveMetrics({
    isFreeToGuess: () => true,
    featureId: 'f',
    mapping,
    metrics: [],
    newId,
    columnCount: layout.width,
  });
  const boundary = { timeZone: 'Europe/Rome', dayStartsAtHour: 0 };
  const how = { mapping: settled.mapping, metrics: settled.columns, mends: [], boundary, today: TODAY };
  const { figures, rowCounts, setAside } = await mapFile({ file, look }, how, PAUSE);
  const { used, empty } = rowCounts;
  must(rowCounts.rows === used + empty + rowCounts.setAside, 'rows that are lost');
  must(setAside.length === rowCounts.setAside, 'rows set aside without their reason');
  must(figures.table.units.every(Number.isFinite) && figures.table.total.every(Number.isFinite), 'no number');
  must(
    figures.table.days.every((day) => day <= TODAY),
    'days to come',
  );
}

async function runFile(bytes: Uint8Array): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pilotbook-fuzz-'));
  const path = join(folder, 'file');
  try {
    writeFileSync(path, bytes);
    await orRefused(() => readToTheEnd(path, bytes));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runWorkbook(bytes: Uint8Array): Promise<void> {
  await orRefused(async () => {
    const { sheets, shownSheets, readSheet } = await openSpreadsheet('numbers', Buffer.from(bytes));
    must(
      shownSheets.every((name) => sheets.includes(name)),
      'a sheet that is shown and is not there',
    );
    for (const sheet of sheets) {
      await readSheet(
        sheet,
        ({ line }) => must(line >= 1 && line <= LAST_ROW, 'a row beyond any sheet'),
        PAUSE,
      );
    }
  });
}

/** The smallest workbook that has everything a reader looks for; not packed, so that changes reach its XML. */
function workbook(level: 0 | 9): Uint8Array {
  const parts = {
    'xl/workbook.xml':
      '<workbook><sheets><sheet name="A" r:id="r1"/><sheet name="B" state="hidden" r:id="r2"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Target="worksheets/a.xml"/><Relationship Id="r2" Target="/xl/b.xml"/></Relationships>',
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    'xl/sharedStrings.xml': '<sst><si><t>Day</t></si><si><t>Orders</t></si></sst>',
    'xl/worksheets/a.xml':
      '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" s="1"><v>46309</v></c><c r="B2"><v>5</v></c></row></sheetData></worksheet>',
    'xl/b.xml': '<worksheet><sheetData><row r="3"><c r="B3"><v>7</v></c></row></sheetData></worksheet>',
  };
  const files = Object.entries(parts).map(([name, text]) => [name, strToU8(text)] as const);
  return zipSync(Object.fromEntries(files), { level });
}

const CSV =
  'Giorno;Gruppo;Sede;Richieste;Vinte\n14/09/2026;pilota;Forlì;1.020;5\n15/09/2026;controllo;;19;4\n';
const EVENTS =
  'time,user,group,converted\n2026-10-01T09:00:00Z,u1,pilot,1\n2026-10-01T10:00:00Z,u1,pilot,0\n';
const LONG = 'day,group,metric,value\n2026-10-01,pilot,Orders,5\n2026-10-01,pilot,Visits,50\n';

/** Whole files, whatever they are: found out, unpacked, looked at and read. */
export const FILE_TARGETS: readonly FuzzTarget[] = [
  {
    name: 'file',
    seeds: [
      CSV,
      EVENTS,
      LONG,
      Buffer.from(CSV, 'latin1'),
      Buffer.from(`\uFEFF${CSV}`, 'utf16le'),
      '[{"day":"2026-10-01","group":"pilot","orders":5},{"day":"2026-10-02","group":"control","orders":6}]',
      '{"week":"2026-W40","orders":5}\n{"week":"2026-W41","orders":6}\n',
      workbook(0),
    ],
    run: runFile,
  },
  {
    name: 'packed',
    seeds: [gzipSync(CSV, { level: 0 }), gzipSync(EVENTS), gzipSync(workbook(9)), gzipSync(gzipSync(LONG))],
    run: runFile,
  },
  { name: 'workbook', seeds: [workbook(0), workbook(9)], run: runWorkbook },
];
