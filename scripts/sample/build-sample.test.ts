import Sqlite from 'better-sqlite3';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf, MethodName, OutputOf } from '#shared/contract/contract.ts';
import type { Door } from '#electron/rpc/door.ts';
import { openWorkspace } from '#electron/workspace/open-workspace.ts';
import { buildSample, SAMPLE_TODAY } from './build-sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'pilotbook-sample-test-'));
const first = join(folder, 'first', 'sample.pilotbook');
const second = join(folder, 'second', 'sample.pilotbook');
let door: Door;
let buildSeconds = 0;

async function ask<Method extends MethodName>(
  method: Method,
  input: InputOf<Method>,
): Promise<OutputOf<Method>> {
  const reply = await door.call({ requestId: method, method, input });
  if (!reply.ok) throw new Error(`${method}: ${reply.error.code}`);
  return reply.value as OutputOf<Method>;
}

async function featureNamed(name: string) {
  const features = await ask('features.list', {});
  const found = features.find(({ feature }) => feature.name === name);
  if (found === undefined) throw new Error(`no feature ${name}`);
  return found;
}

function everyRow(path: string): Record<string, unknown[]> {
  const db = new Sqlite(path, { readonly: true });
  const tables = db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    .all();
  const rows = Object.fromEntries(
    tables.map(({ name }) => [name, db.prepare(`SELECT * FROM "${name}"`).all()]),
  );
  db.close();
  return rows;
}

beforeAll(async () => {
  const begun = process.cpuUsage();
  await buildSample(first);
  const { user, system } = process.cpuUsage(begun);
  buildSeconds = (user + system) / 1_000_000;
  await buildSample(second);
}, 60_000);

afterAll(async () => {
  await door.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the sample workspace', () => {
  it('is one closed file, without a log of unfinished writes beside it', () => {
    const beside = readdirSync(join(folder, 'first')).filter((name) => /-wal$|-shm$|-journal$/.test(name));
    expect(beside).toEqual([]);
  });

  it('is the same at every build, row by row', () => {
    const rows = everyRow(first);
    expect(Object.keys(rows).length).toBeGreaterThan(20);
    expect(rows).toEqual(everyRow(second));
  });

  it('takes no more than five seconds of work to build', () => {
    expect(buildSeconds).toBeLessThan(5);
  });
});

describe('the story of the sample', () => {
  beforeAll(() => {
    door = openWorkspace({ path: second, mode: 'must-exist', actorFallback: 'Giulia Conti' });
  });

  it('stands still on its day, is named a sample and keeps an unbroken record', async () => {
    const { origin, today, settings } = await ask('workspace.describe', {});
    expect({ origin, today, name: settings.name }).toEqual({
      origin: 'sample',
      today: SAMPLE_TODAY,
      name: 'Adriatica Forniture',
    });
    expect((await ask('workspace.verify', {})).firstBroken).toBeNull();
    const { customers, staff } = await ask('segments.listPeople', { limit: 1 });
    expect({ customers, staff }).toEqual({ customers: 300, staff: 40 });
  });

  it('advises to hold AI lead scoring: no harm, four things missing', async () => {
    const { feature, exposedCustomers, gateDay } = await featureNamed('AI lead scoring');
    expect({ exposedCustomers, gateDay }).toEqual({ exposedCustomers: 45, gateDay: '2026-11-27' });
    const gate = await ask('decisions.evaluate', { featureId: feature.id });
    expect(gate?.verb).toBe('hold');
    expect(gate?.reason.code).toBe('reason.criteria-open');
    const open = gate?.criteria.filter(({ verdict }) => verdict !== 'pass') ?? [];
    expect(open.map(({ criterion, verdict }) => [criterion.kind, verdict])).toEqual([
      ['checklist-complete', 'not-enough-yet'],
      ['sample-reached', 'not-enough-yet'],
      ['people-heard', 'not-enough-yet'],
      ['days-elapsed', 'not-enough-yet'],
    ]);
    const won = gate?.comparisons.find(({ metric }) => metric.name === 'Inquiries won');
    expect([won?.pilot.total, won?.pilot.units, won?.reference?.total, won?.reference?.units]).toEqual([
      71, 262, 58, 258,
    ]);
    expect(gate?.badges).toEqual(['sample-data', 'volunteers']);
  });

  it('tells what was said by distinct people, with those who see it otherwise', async () => {
    const { feature } = await featureNamed('AI lead scoring');
    const table = await ask('notes.themeTable', { featureId: feature.id, segmentAttribute: 'segment' });
    expect(table.heardPeople).toBe(31);
    expect(table.rows.map(({ theme, people, dissent }) => [theme.name, people, dissent])).toEqual([
      ['Faster replies on large orders', 19, 4],
      ['Offers fit better', 10, 3],
      ['Small orders wait longer', 9, 2],
      ['Does not know why we call', 9, 1],
      ['The rep knows our history', 8, 0],
      ['Wants to choose the hour', 5, 0],
      ['Distrusts scoring by software', 3, 2],
    ]);
  });

  it('advises to advance the returns portal, whose gate is due', async () => {
    const { feature, exposedCustomers } = await featureNamed('Returns portal');
    const gate = await ask('decisions.evaluate', { featureId: feature.id });
    expect(exposedCustomers).toBe(135);
    expect(gate?.verb).toBe('advance');
    expect(gate?.criteria.every(({ verdict }) => verdict === 'pass')).toBe(true);
  });

  it('has rolled two-hour delivery slots back further than was advised, with reason, dissent and the numbers of that day', async () => {
    const { feature, exposedCustomers } = await featureNamed('Two-hour delivery slots');
    expect([feature.state, exposedCustomers]).toEqual(['rolled-back', 0]);
    expect(await ask('decisions.evaluate', { featureId: feature.id })).toBeNull();
    const [last] = await ask('decisions.list', { featureId: feature.id });
    expect([last?.verb, last?.adviceVerb]).toEqual(['roll-back', 'reduce']);
    expect(last?.reason).toContain('9.4 %');
    expect(last?.dissent).not.toBe('');
    const late = last?.evidence?.comparisons.find(({ metric }) => metric.name === 'Late deliveries');
    expect([late?.pilot.total, late?.pilot.units, late?.basis]).toEqual([20, 213, 'before-after']);
    expect(await ask('notes.listOpenSevere', { featureId: feature.id })).toEqual([]);
  });

  it('accounts for every row of its last import, three of them set aside with a reason', async () => {
    const imports = await ask('imports.list', {});
    const last = imports.find(({ fileName }) => fileName === 'metriche_novembre_2026.csv');
    expect(last?.counts).toMatchObject({ rows: 411, used: 408, empty: 0, setAside: 3 });
    const { setAside } = await ask('imports.get', { importId: last?.id ?? '' });
    expect(setAside.map(({ code }) => code).sort()).toEqual([
      'arm-missing',
      'more-successes-than-trials',
      'no-such-day',
    ]);
  });
});
