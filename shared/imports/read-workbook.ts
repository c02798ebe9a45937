import { createXmlTokens, type XmlFault } from './xml-tokens.ts';

export type WorkbookSheet = { readonly name: string; readonly isHidden: boolean; readonly relation: string };

/** The sheets of a workbook in their order, and whether its days count from 1904. */
export type Workbook = { readonly sheets: readonly WorkbookSheet[]; readonly countsFrom1904: boolean };

/** Number formats that Excel knows by number alone and that show days or times (ECMA-376, part 1, 18.8.30). */
const DAY_FORMAT_IDS = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54,
  55, 56, 57, 58,
]);

type Listen = Parameters<typeof createXmlTokens>[0];

function readWhole(text: string, listener: Partial<Listen>): XmlFault | null {
  const nothing = () => undefined;
  const tokens = createXmlTokens({ onOpen: nothing, onClose: nothing, onText: nothing, ...listener });
  return tokens.push(text) ?? tokens.finish();
}

/** Reads xl/workbook.xml; null when it is no workbook. */
export function readWorkbook(text: string): Workbook | null {
  const sheets: WorkbookSheet[] = [];
  let countsFrom1904 = false;
  const fault = readWhole(text, {
    onOpen: (name, attribute) => {
      if (name === 'workbookPr') countsFrom1904 = ['1', 'true', 'on'].includes(attribute('date1904') ?? '');
      if (name !== 'sheet') return;
      sheets.push({
        name: attribute('name') ?? '',
        isHidden: (attribute('state') ?? 'visible') !== 'visible',
        relation: attribute('id') ?? '',
      });
    },
  });
  return fault === null ? { sheets, countsFrom1904 } : null;
}

/** Reads xl/_rels/workbook.xml.rels: the file of each relation, relative to xl/ or from the root. */
export function readRelations(text: string): ReadonlyMap<string, string> | null {
  const targets = new Map<string, string>();
  const fault = readWhole(text, {
    onOpen: (name, attribute) => {
      if (name === 'Relationship') targets.set(attribute('Id') ?? '', attribute('Target') ?? '');
    },
  });
  return fault === null ? targets : null;
}

/** Reads xl/styles.xml: which cell styles show days, by their index. */
export function readDayStyles(text: string): ReadonlySet<number> | null {
  const codes = new Map<number, string>();
  const dayStyles = new Set<number>();
  let isInCells = false;
  let index = 0;
  const fault = readWhole(text, {
    onOpen: (name, attribute) => {
      if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
      if (name === 'cellXfs') isInCells = true;
      if (name !== 'xf' || !isInCells) return;
      const format = Number(attribute('numFmtId') ?? '0');
      const code = codes.get(format);
      if (code === undefined ? DAY_FORMAT_IDS.has(format) : showsDays(code)) dayStyles.add(index);
      index += 1;
    },
    onClose: (name) => {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  return fault === null ? dayStyles : null;
}

/** "[$-410]dd mmm yyyy;@" shows days, "0.00 \"d\"" and "[Red]#,##0" do not; hours and minutes alone are no day either. */
function showsDays(code: string): boolean {
  const bare = (code.split(';')[0] ?? '')
    .replaceAll(/"[^"]*"|\\.|_.|\*./gu, '')
    .replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/giu, '');
  return /[ydmhs]/iu.test(bare) && !/[#0?]/u.test(bare.replaceAll(/s\.0+/giu, 's'));
}

/** Gathers the shared strings of a workbook, piece by piece; phonetic hints are left out. */
export function createStringsReader() {
  const strings: string[] = [];
  let current: string | null = null;
  let isText = false;
  let phonetic = 0;
  const tokens = createXmlTokens({
    onOpen: (name) => {
      if (name === 'si') current = '';
      if (name === 'rPh') phonetic += 1;
      if (name === 't') isText = phonetic === 0;
    },
    onClose: (name) => {
      if (name === 'si') strings.push(current ?? '');
      if (name === 'rPh') phonetic -= 1;
      if (name === 't') isText = false;
    },
    onText: (text) => {
      if (isText && current !== null) current += text;
    },
  });
  return { push: tokens.push, finish: tokens.finish, strings: (): readonly string[] => strings };
}
