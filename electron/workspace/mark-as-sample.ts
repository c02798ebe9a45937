import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import { migrate } from '#electron/database/migrate.ts';
import { openDatabase } from '#electron/database/open-database.ts';
import { createSettingsRepository } from './settings.repository.ts';

const SAMPLE_TIME_ZONE = 'Europe/Rome';

/**
 * Marks a closed workspace file as the sample, made if it is missing. `frozenToday` is the day its calendar stands
 * still on; null lets it run, while the sample is being built. No window can do this: only who builds the sample.
 */
export function markAsSample(path: string, frozenToday: CalendarDay | null): void {
  const db = openDatabase(path, 'create-if-missing');
  try {
    migrate(db);
    const settings = createSettingsRepository(db, {
      name: '',
      personName: '',
      customerBase: 0,
      staffCount: 0,
      currency: 'EUR',
      timeZone: SAMPLE_TIME_ZONE,
      weekends: 'closed',
      dayStartsAtHour: 0,
      origin: 'sample',
      frozenToday: null,
      clockTrustedAfter: 0,
    });
    settings.put({ origin: 'sample', frozenToday });
  } finally {
    db.close();
  }
}
