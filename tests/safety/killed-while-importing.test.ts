import Sqlite from 'better-sqlite3';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportMapping } from '#shared/imports/imports.contract.ts';
import { addDays } from '#shared/kernel/calendar-day.ts';
import { createChance } from '../../scripts/sample/chance.ts';
import { EngineGone, startKillableEngine } from '#tests/support/killable-engine.ts';
import { openTestWorkspace } from '#tests/support/open-test-workspace.ts';

const ROUNDS = 15;
const DAYS = 150;
const SEGMENTS = 60;
const ROWS = DAYS * SEGMENTS * 2;

const folder = mkdtempSync(join(tmpdir(), 'pilotbook-safety-'));
const prepared = join(folder, 'prepared.pilotbook');
let featureId = '';
let metricId = '';
let mapping: ImportMapping;
let undisturbedMilliseconds = 0;

/** One line a day, arm and segment, so that every line is a figure of its own. */
function bigFile(): string {
  const lines = ['day,group,segment,visits,orders'];
  for (let day = 0; day < DAYS; day += 1) {
    for (let segment = 0; segment < SEGMENTS; segment += 1) {
      for (const arm of ['pilot', 'control']) {
        lines.push(`${addDays('2026-05-01', day)},${arm},shop ${segment},${100 + segment},${segment}`);
      }
    }
  }
  return `${lines.join('\n')}\n`;
}

const file = bigFile();

async function prepare(): Promise<void> {
  const workspace = openTestWorkspace({ path: prepared });
  const planned = await workspace.call('decisions.planRollout', {
    name: 'Quick order',
    kind: 'product',
    riskAnswers: {
      touchesMoney: 'no',
      touchesPersonalData: 'no',
      reversible: 'yes',
      changesStaffWork: 'no',
      supportContact: '',
    },
    metric: { name: 'Conversion', kind: 'proportion', unit: '', direction: 'higher', target: null },
    hypothesis: null,
    guardrail: null,
    phases: [{ name: 'Everyone', audience: 'everyone', people: 0, holdDays: 7, plannedStart: null }],
  });
  featureId = planned.featureId;
  metricId = (await workspace.call('metrics.list', { featureId }))[0]?.id ?? '';
  const handle = await workspace.upload('orders.csv', file);
  const look = await workspace.call('imports.preview', { file: handle, featureId, mapping: null });
  mapping = {
    ...look.mapping,
    dayColumn: 0,
    dayFormat: 'iso',
    armColumn: 1,
    armValues: { pilot: 'pilot', control: 'control' },
    fixedArm: null,
    segmentColumn: 2,
    personColumn: null,
    metrics: [{ metricId, draft: null, totalColumn: 4, unitsColumn: 3, squaresColumn: null }],
  };
  await workspace.close();
}

type Round = { path: string; acknowledged: 'yes' | 'no'; progressHeard: number };

async function importAndKill(path: string, killAfter: number | null): Promise<Round> {
  copyFileSync(prepared, path);
  const engine = await startKillableEngine(path);
  const handle = await engine.upload('orders.csv', file);
  const begun = performance.now();
  let acknowledged: Round['acknowledged'] = 'no';
  const committing = engine
    .call('imports.commit', { file: handle, featureId, mapping })
    .then(() => {
      acknowledged = 'yes';
      undisturbedMilliseconds = Math.max(undisturbedMilliseconds, performance.now() - begun);
    })
    .catch((error: unknown) => {
      if (!(error instanceof EngineGone)) throw error;
    });
  await (killAfter === null ? committing : wait(killAfter));
  await engine.kill();
  await committing;
  return { path, acknowledged, progressHeard: engine.progressHeard() };
}

async function whatIsLeft(path: string) {
  const reopened = openTestWorkspace({ path });
  const imports = await reopened.call('imports.list', {});
  const days = await reopened.call('metrics.listDays', { metricId });
  const verified = await reopened.call('workspace.verify', {});
  await reopened.door.close();
  const db = new Sqlite(path, { readonly: true });
  const integrity = db.pragma('integrity_check', { simple: true });
  const left = db.prepare<[], { figures: number }>('SELECT count(*) AS figures FROM observations').get();
  db.close();
  const standing = imports.filter(({ state }) => state === 'done').length;
  const ofSegments = days.filter(({ segment }) => segment !== '').length;
  return { standing, ofSegments, figures: left?.figures ?? -1, integrity, firstBroken: verified.firstBroken };
}

beforeAll(prepare, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an engine killed while it imports', () => {
  it('has the whole file once it said so, even when killed in the next moment', async () => {
    const { acknowledged, path } = await importAndKill(join(folder, 'whole.pilotbook'), null);
    expect(acknowledged).toBe('yes');
    expect(await whatIsLeft(path)).toMatchObject({ standing: 1, ofSegments: ROWS, integrity: 'ok' });
  }, 60_000);

  it(`has the whole file or nothing of it at ${ROUNDS} random moments, and always opens again`, async () => {
    const chance = createChance(20_261_124);
    const outcomes: { round: number; killAfter: number; left: object; isRight: boolean }[] = [];
    let interrupted = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const killAfter = Math.round(chance.share() * undisturbedMilliseconds * 1.05);
      const killed = await importAndKill(join(folder, `round-${round}.pilotbook`), killAfter);
      const left = await whatIsLeft(killed.path);
      const isWhole = left.standing === 1 && left.ofSegments === ROWS;
      const isNothing = left.standing === 0 && left.ofSegments === 0 && killed.acknowledged === 'no';
      const isSound = left.integrity === 'ok' && left.firstBroken === null;
      outcomes.push({ round, killAfter, left, isRight: isSound && (isWhole || isNothing) });
      if (killed.progressHeard > 0 && !isWhole) interrupted += 1;
      rmSync(killed.path, { force: true });
    }
    expect(outcomes.filter(({ isRight }) => !isRight)).toEqual([]);
    // The test would prove nothing if no kill fell into the work itself.
    expect(interrupted).toBeGreaterThan(3);
  }, 180_000);

  it('can import the same file after a kill, as if nothing had been', async () => {
    const path = join(folder, 'again.pilotbook');
    await importAndKill(path, undisturbedMilliseconds / 2);
    const reopened = openTestWorkspace({ path });
    const handle = await reopened.upload('orders.csv', file);
    const done = await reopened.call('imports.commit', { file: handle, featureId, mapping });
    expect(done.counts.used).toBe(ROWS);
    await reopened.door.close();
    expect(existsSync(`${path}-wal`)).toBe(false);
  }, 60_000);
});
