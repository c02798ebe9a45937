import type { CalendarDay } from '#shared/kernel/calendar-day.ts';

/** `02/11/2026`, as an Italian spreadsheet writes a day. */
export function italianDay(day: CalendarDay): string {
  const [year, month, dayOfMonth] = day.split('-');
  return `${dayOfMonth}/${month}/${year}`;
}

/** `1.240,50`: a point between thousands, a comma before the decimals. */
export function italianNumber(value: number, digits: number): string {
  const [whole = '0', decimals] = value.toFixed(digits).split('.');
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, '.');
  return decimals === undefined ? grouped : `${grouped},${decimals}`;
}

/** The bytes of a file as an Italian Excel saves it: semicolons, CRLF, the letters of Windows-1252. */
export function italianCsv(header: readonly string[], rows: readonly (readonly string[])[]): Uint8Array {
  const text = [header, ...rows].map((cells) => `${cells.join(';')}\r\n`).join('');
  // Windows-1252 is Latin-1 but for a few signs; the euro is the only one of them used here.
  return Buffer.from(text.replaceAll('€', '\u0080'), 'latin1');
}
