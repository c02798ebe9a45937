import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { ImportMapping } from '#shared/imports/import-mapping.ts';
import { addDays } from '#shared/kernel/calendar-day.ts';
import { EngineGone, type KillableEngine } from './killable-engine.ts';
import { openTestWorkspace, type TestWorkspace } from './open-test-workspace.ts';

/** What an import goes through, in this order; the kill falls into one of them. */
export const STAGES = ['handing over', 'looking', 'reading', 'writing'] as const;
export type Stage = (typeof STAGES)[number];

type Table = { days: number; segments: number; remark: string };

/**
 * Visits and orders of each day, segment and arm, every line two figures of their own. A long remark makes a file of few
 * figures so large that it is read in a thread of its own.
 */
export function tableOf({ days, segments, remark }: Table, orders: (visits: number) => number): Buffer {
  const lines = ['day,group,segment,visits,orders,returns,remark'];
  for (let day = 0; day < days; day += 1) {
    for (let segment = 0; segment < segments; segment += 1) {
      for (const arm of ['pilot', 'control']) {
        const visits = 100 + ((day * 7 + segment * 3) % 50);
        const cells = [addDays('2024-01-01', day), arm, `shop ${segment}`, visits, orders(visits), day % 4];
        lines.push(`${cells.join(',')},${remark}`);
      }
    }
  }
  return Buffer.from(`${lines.join('\n')}\n`);
}

/** What is brought in, and how it is read. */
export type Load = { file: Buffer; featureId: string; mapping: ImportMapping };

/** Orders of visits go into a metric that stands; returns are a metric the import makes. */
export async function mapLoad(
  workspace: TestWorkspace,
  { file, featureId, metricId }: { file: Buffer; featureId: string; metricId: string },
): Promise<Load> {
  const handle = await workspace.upload('orders.csv', file);
  const look = await workspace.call('imports.preview', { file: handle, featureId, mapping: null });
  const returns = {
    name: 'Returns',
    kind: 'value',
    unit: '',
    direction: 'lower',
    role: 'secondary',
    target: null,
    limit: null,
    grain: 'day',
    formula: null,
    onHarm: 'roll-back',
    hardLimit: null,
    overSegments: 'unsaid',
  } as const;
  const mapping: ImportMapping = {
    ...look.mapping,
    shape: 'wide',
    dayColumn: 0,
    dayFormat: 'iso',
    armColumn: 1,
    armValues: { pilot: 'pilot', control: 'control' },
    fixedArm: null,
    segmentColumn: 2,
    personColumn: null,
    metrics: [
      { metricId, draft: null, totalColumn: 4, unitsColumn: 3, squaresColumn: null },
      { metricId: null, draft: returns, totalColumn: 5, unitsColumn: null, squaresColumn: null },
    ],
  };
  return { file, featureId, mapping };
}

/** Brings the load in as the interface does, telling each stage as it begins. */
export async function importThrough(
  engine: KillableEngine,
  { file, featureId, mapping }: Load,
  onStage: (stage: Stage) => void,
): Promise<OutputOf<'imports.commit'>> {
  onStage('handing over');
  const handle = await engine.upload('orders.csv', file);
  onStage('looking');
  await engine.call('imports.preview', { file: handle, featureId, mapping: null });
  onStage('reading');
  let isWriting = false;
  return engine.call(
    'imports.commit',
    { file: handle, featureId, mapping, changes: 'revise' },
    ({ step, done, total }) => {
      const isRead = step === 'reading' && done === total;
      if (isWriting || !(isRead || step === 'writing')) return;
      isWriting = true;
      onStage('writing');
    },
  );
}

/** Somebody who adds one customer after the other until the engine is gone; `added` were acknowledged. */
export function addCustomers(engine: KillableEngine): { added: string[]; ended: Promise<void> } {
  const added: string[] = [];
  const adding = async (): Promise<void> => {
    for (;;) {
      const name = `Emporio ${added.length}`;
      await engine.call('segments.addPerson', { name, role: 'customer' });
      added.push(name);
      await wait(15);
    }
  };
  return { added, ended: adding().catch(unlessGone) };
}

/** Being killed is no fault of a call. */
export function unlessGone(error: unknown): void {
  if (!(error instanceof EngineGone)) throw error;
}

export type Left = {
  /** Of all readings a person can ask for: the metrics, their days, their segments, their lines. */
  readings: string;
  imports: string[];
  customers: string[];
  /** What is wrong with the file itself or with its log. */
  damage: string | null;
};

/** Everything a person can read of the figures, as one fingerprint; ids of metrics made on the way are left out. */
async function fingerprint(workspace: TestWorkspace, featureId: string): Promise<string> {
  const hash = createHash('sha256');
  for (const metric of await workspace.call('metrics.list', { featureId })) {
    const metricId = metric.id;
    const question = { metricId, smoothing: 'daily', from: null, to: null } as const;
    const { arms } = await workspace.call('metrics.series', { ...question, points: 'all' });
    const parts = [
      [metric.name, metric.days, metric.lastDay],
      await workspace.call('metrics.listSegments', { metricId }),
      await workspace.call('metrics.listDays', { metricId, segment: null }),
      await workspace.call('metrics.splitBySegment', question),
      arms,
    ];
    for (const part of parts) hash.update(JSON.stringify(part).replaceAll(metricId, metric.name));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Opens what the kill left, as the next start does, and reads it. */
export async function readLeft(path: string, featureId: string): Promise<Left> {
  const workspace = openTestWorkspace({ path, idsFrom: 1_000_000 });
  try {
    const imports = await workspace.call('imports.list', {});
    const { people } = await workspace.call('segments.listPeople', { limit: 10_000 });
    const { firstBroken } = await workspace.call('workspace.verify', {});
    return {
      readings: await fingerprint(workspace, featureId),
      imports: imports.map(({ state }) => state),
      customers: people.map(({ name }) => name),
      damage: firstBroken === null ? null : `the ${firstBroken.log} log at ${firstBroken.sequence}`,
    };
  } finally {
    await workspace.door.close();
  }
}
