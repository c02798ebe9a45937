import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrate } from '#electron/database/migrate.ts';
import { MIGRATIONS } from '#electron/database/migrations/migrations.ts';
import { openDatabase } from '#electron/database/open-database.ts';
import { createHandTimers } from '#tests/support/hand-timers.ts';
import { openTestWorkspace } from '#tests/support/open-test-workspace.ts';
import { seedFeature } from '#tests/support/seed-feature.ts';

it('a rollout from before there were alerts gets those it has today, and keeps its undo', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pilotbook-alerts-'));
  const path = join(folder, 'old.pilotbook');
  const db = openDatabase(path, 'create-if-missing');
  migrate(
    db,
    MIGRATIONS.filter(({ version }) => version < 170),
  );
  db.close();
  seedFeature(path, { featureId: 'alpha' });
  const timers = createHandTimers();
  const workspace = openTestWorkspace({
    path,
    alertWatch: 'run',
    sourceEnvironment: timers.environment,
  });
  await workspace.call('workspace.changeSettings', { currency: 'CHF' });
  timers.look();
  const { open } = await workspace.call('decisions.listAlerts', {});
  expect(open.map(({ kind }) => kind)).toEqual(['gate-due']);
  expect(await workspace.call('workspace.undo', {})).toMatchObject({ method: 'workspace.changeSettings' });
  await workspace.close();
  rmSync(folder, { recursive: true, force: true });
});
