import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Chance } from './chance.ts';
import { italianCsv, italianDay, italianNumber } from './italian-csv.ts';
import { workingDays } from './working-days.ts';

/** One arm over a span of days: `units` of something, and of these so many in each counted column. */
export type DailySums = {
  arm: 'P' | 'C';
  from: CalendarDay;
  to: CalendarDay;
  units: number;
  counted: Readonly<Record<string, number>>;
  /** Averages per unit, by column. */
  averaged: Readonly<Record<string, number>>;
};

export type DailyFile = {
  dayColumn: string;
  /** Null in a file of one arm. */
  armColumn: string | null;
  unitsColumn: string;
  countedColumns: readonly string[];
  averagedColumns: readonly string[];
};

export function headerOf(file: DailyFile): string[] {
  const arm = file.armColumn === null ? [] : [file.armColumn];
  return [file.dayColumn, ...arm, file.unitsColumn, ...file.countedColumns, ...file.averagedColumns];
}

type DayRow = { day: CalendarDay; cells: string[] };

function daysOf(sums: DailySums, file: DailyFile, chance: Chance): DayRow[] {
  const days = workingDays(sums.from, sums.to);
  const units = chance.spread(
    sums.units,
    days.map(() => 1),
  );
  const counted = file.countedColumns.map((column) => {
    const all = chance.shuffled(units.flatMap((count, index) => Array.from({ length: count }, () => index)));
    const chosen = all.slice(0, sums.counted[column] ?? 0);
    return days.map((_day, index) => chosen.filter((slot) => slot === index).length);
  });
  return days.map((day, index) => {
    const averages = file.averagedColumns.map((column) =>
      italianNumber((sums.averaged[column] ?? 0) * (1 + chance.bell() * 0.06), 1),
    );
    const arm = file.armColumn === null ? [] : [sums.arm];
    const counts = [units[index] ?? 0, ...counted.map((column) => column[index] ?? 0)].map(String);
    return { day, cells: [italianDay(day), ...arm, ...counts, ...averages] };
  });
}

/** A file of one line a day and arm, by day. */
export function dailyFile(file: DailyFile, stretches: readonly DailySums[], chance: Chance): Uint8Array {
  const rows = stretches.flatMap((sums) => daysOf(sums, file, chance));
  const ordered = rows.toSorted((left, right) => (left.day < right.day ? -1 : left.day > right.day ? 1 : 0));
  return italianCsv(
    headerOf(file),
    ordered.map(({ cells }) => cells),
  );
}
