import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Chance } from '../chance.ts';
import { italianCsv, italianDay, italianNumber } from '../italian-csv.ts';
import { workingDays } from '../working-days.ts';

/** What happened in one arm over a span of days: exact sums, laid over the days by chance. */
export type Stretch = {
  arm: 'P' | 'C';
  from: CalendarDay;
  to: CalendarDay;
  customers: readonly string[];
  /** Lines of the export: a customer with inquiries on a day. */
  rows: number;
  inquiries: number;
  won: number;
  complaints: number;
  replyHours: number;
  discountPercent: number;
  offerValue: number;
};

type Row = {
  day: CalendarDay;
  customer: string;
  arm: 'P' | 'C';
  inquiries: number;
  won: number;
  complaints: number;
  replyHours: number;
  discountPercent: number;
  offerValue: number;
};

export const EXPORT_HEADER = [
  'Data',
  'Cod. cliente',
  'Gruppo',
  'Richieste',
  'Vinte',
  'Tempo risposta (h)',
  'Sconto %',
  'Reclami',
  'Valore offerta €',
  'Agente',
];

/** The mail server was down that morning, and the pilot's answers go out by mail. */
export const UNUSUAL_DAY: CalendarDay = '2026-11-12';
const UNUSUAL_HOURS = 5.8;
const AGENTS = ['P. Neri', 'L. Sala'] as const;

function isUnusual(row: Pick<Row, 'day' | 'arm'>): boolean {
  return row.arm === 'P' && row.day === UNUSUAL_DAY;
}

/** Shifts the values so that their average over inquiries is the one asked for. */
function levelled(rows: readonly Row[], asked: number, valueOf: (row: Row) => number): number[] {
  const inquiries = rows.reduce((sum, row) => sum + row.inquiries, 0);
  const mean = rows.reduce((sum, row) => sum + row.inquiries * valueOf(row), 0) / inquiries;
  return rows.map((row) => valueOf(row) * (asked / mean));
}

function emptyRows(stretch: Stretch, chance: Chance): Row[] {
  const days = workingDays(stretch.from, stretch.to);
  const slots = days.flatMap((day) => stretch.customers.map((customer) => ({ day, customer })));
  return chance
    .shuffled(slots)
    .slice(0, stretch.rows)
    .map(({ day, customer }) => ({
      day,
      customer,
      arm: stretch.arm,
      inquiries: 1,
      won: 0,
      complaints: 0,
      replyHours: 0,
      discountPercent: 0,
      offerValue: 0,
    }));
}

function countInto(rows: readonly Row[], stretch: Stretch, chance: Chance): void {
  const more = chance.spread(
    stretch.inquiries - rows.length,
    rows.map(() => 1),
  );
  for (const [index, row] of rows.entries()) row.inquiries += more[index] ?? 0;
  const inquiries = chance.shuffled(rows.flatMap((row) => Array.from({ length: row.inquiries }, () => row)));
  for (const row of inquiries.slice(0, stretch.won)) row.won += 1;
  // Nobody who just bought complains about the same inquiry.
  for (const row of inquiries.slice(stretch.won, stretch.won + stretch.complaints)) row.complaints += 1;
}

function measureInto(rows: readonly Row[], stretch: Stretch, chance: Chance): void {
  const usual = rows.filter((row) => !isUnusual(row));
  const unusual = rows.filter(isUnusual);
  const inquiriesOf = (some: readonly Row[]) => some.reduce((sum, row) => sum + row.inquiries, 0);
  for (const row of usual) row.replyHours = Math.max(0.4, stretch.replyHours + chance.bell() * 1.1);
  for (const row of unusual) row.replyHours = UNUSUAL_HOURS + chance.bell() * 0.3;
  const rest =
    (stretch.replyHours * inquiriesOf(rows) - UNUSUAL_HOURS * inquiriesOf(unusual)) / inquiriesOf(usual);
  const hours = levelled(usual, rest, (row) => row.replyHours);
  for (const [index, row] of usual.entries()) row.replyHours = hours[index] ?? 0;
  for (const row of rows) {
    row.discountPercent = Math.max(0, stretch.discountPercent + chance.bell() * 1.9);
    row.offerValue = stretch.offerValue * Math.exp(chance.bell() * 0.6);
  }
  const discounts = levelled(rows, stretch.discountPercent, (row) => row.discountPercent);
  const values = levelled(rows, stretch.offerValue, (row) => row.offerValue);
  for (const [index, row] of rows.entries()) {
    row.discountPercent = discounts[index] ?? 0;
    row.offerValue = values[index] ?? 0;
  }
}

/** The rows of one arm over a span, exactly as many as asked and with exactly these sums. */
export function makeRows(stretch: Stretch, chance: Chance): Row[] {
  const rows = emptyRows(stretch, chance);
  countInto(rows, stretch, chance);
  measureInto(rows, stretch, chance);
  return rows;
}

function cellsOf(row: Row): string[] {
  return [
    italianDay(row.day),
    row.customer,
    row.arm,
    String(row.inquiries),
    String(row.won),
    italianNumber(row.replyHours, 1),
    italianNumber(row.discountPercent, 2),
    String(row.complaints),
    italianNumber(row.offerValue, 2),
    AGENTS[Number(row.customer.slice(1)) % AGENTS.length] ?? AGENTS[0],
  ];
}

/** Rows that a person typed over or that nobody can place; each stands after the last row of its day. */
export const DAMAGED_ROWS: readonly { after: CalendarDay; cells: readonly string[] }[] = [
  // Three won of two inquiries.
  {
    after: '2026-11-18',
    cells: ['18/11/2026', 'C0142', 'P', '2', '3', '1,9', '6,00', '0', '388,00', 'P. Neri'],
  },
  // A day that does not exist.
  {
    after: '2026-11-20',
    cells: ['31/11/2026', 'C0067', 'C', '1', '0', '3,4', '6,50', '0', '512,40', 'L. Sala'],
  },
  // A customer in neither group.
  {
    after: '2026-11-20',
    cells: ['20/11/2026', 'C0977', '', '1', '1', '2,2', '5,75', '0', '240,00', 'P. Neri'],
  },
];

/** The monthly export: everything up to and including `to`, by day and customer. */
export function exportFile(rows: readonly Row[], to: CalendarDay): Uint8Array {
  const ordered = rows
    .filter((row) => row.day <= to)
    .sort((left, right) => (left.day + left.customer < right.day + right.customer ? -1 : 1));
  const lines: (readonly string[])[] = [];
  for (const [index, row] of ordered.entries()) {
    lines.push(cellsOf(row));
    const isLastOfDay = ordered[index + 1]?.day !== row.day;
    for (const damaged of DAMAGED_ROWS)
      if (isLastOfDay && damaged.after === row.day) lines.push(damaged.cells);
  }
  return italianCsv(EXPORT_HEADER, lines);
}

export type { Row as ExportRow };
