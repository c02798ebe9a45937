import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import { migrate } from '#electron/database/migrate.ts';
import { openDatabase } from '#electron/database/open-database.ts';
import { createAuditLog } from '#electron/workspace/audit-log.ts';
import { createCommands } from '#electron/workspace/commands.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import { createTestClock } from './open-test-workspace.ts';

/** What services are built from, on a real database, for methods only other services call. */
export function openTestContext(today?: CalendarDay) {
  const folder = mkdtempSync(join(tmpdir(), 'pilotbook-test-'));
  const workspacePath = join(folder, 'test.pilotbook');
  const db = openDatabase(workspacePath, 'create-if-missing');
  migrate(db);
  const clock = createTestClock(today);
  const actor = () => 'Giulia Conti';
  const auditLog = createAuditLog(db);
  const commands = createCommands({ db, auditLog, now: clock.now, actor });
  let ids = 0;
  const context: ServiceContext = {
    db,
    commands,
    newId: () => `id-${String((ids += 1)).padStart(6, '0')}`,
    now: clock.now,
    today: clock.today,
    dayBoundary: () => ({ timeZone: 'Europe/Rome', dayStartsAtHour: 0 }),
    clock: () => ({ stand: 'right' }),
    actor,
    workspacePath,
  };
  return {
    context,
    clock,
    close: () => {
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type TestContext = ReturnType<typeof openTestContext>;
