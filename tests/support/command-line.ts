import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RolloutDraft } from '#shared/decisions/decisions.contract.ts';
import type { Criterion } from '#shared/features/criterion.ts';
import type { CliSession } from '#electron/cli/session.ts';
import { createShellWords } from '#electron/shell/words.ts';
import { openTestWorkspace } from './open-test-workspace.ts';

const draft: RolloutDraft = {
  name: 'AI lead scoring',
  summary: '',
  ownerName: 'Giulia Conti',
  kind: 'ai',
  riskAnswers: {
    touchesMoney: 'no',
    touchesPersonalData: 'no',
    reversible: 'yes',
    changesStaffWork: 'no',
    supportContact: '',
  },
  metric: {
    name: 'Inquiries won',
    kind: 'proportion',
    unit: '',
    direction: 'higher',
    target: null,
    grain: 'day',
    formula: null,
    onHarm: 'roll-back',
    hardLimit: null,
    overSegments: 'unsaid',
  },
  hypothesis: null,
  guardrail: null,
  phases: [
    { name: 'Internal', audience: 'staff', people: 2, holdDays: 7, plannedStart: '2026-01-05' },
    { name: 'Everyone', audience: 'everyone', people: 10, holdDays: 7, plannedStart: '2026-01-19' },
  ],
};

/** A workspace of two staff as the command line sees it, and what the command line said. */
export type CommandLine = Awaited<ReturnType<typeof openCommandLine>>;

export async function openCommandLine() {
  const folder = mkdtempSync(join(tmpdir(), 'pilotbook-cli-'));
  const workspace = openTestWorkspace({ today: '2026-01-08', path: join(folder, 'Bar.pilotbook') });
  await workspace.call('segments.addPerson', { name: 'Ada', role: 'staff' });
  await workspace.call('segments.addPerson', { name: 'Bea', role: 'staff' });
  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const cli = {
    folder,
    workspace,
    isClosed: false,
    printed: [] as string[],
    warned: [] as string[],
    session: (languageTag = 'en'): CliSession => ({
      call: workspace.call,
      words: createShellWords(languageTag),
      print: (line) => cli.printed.push(line),
      warn: (line) => cli.warned.push(line),
    }),
    /** Plans the one feature of these tests. */
    plan: async (state: 'planned' | 'running'): Promise<string> => {
      const { featureId } = await workspace.call('decisions.planRollout', draft);
      if (state === 'running') {
        await workspace.call('decisions.decide', {
          featureId,
          verb: 'start',
          reason: '',
          decidedBy: 'Giulia',
        });
      }
      return featureId;
    },
    /** Starts a planned feature whose first phase asks for these. */
    begin: async (featureId: string, criteria: Criterion[]): Promise<void> => {
      const { plan: planned } = await workspace.call('features.get', { featureId });
      const phaseId = planned.phases[0]?.id ?? '';
      await workspace.call('features.setCriteria', { phaseId, criteria, reason: '' });
      await workspace.call('decisions.decide', {
        featureId,
        verb: 'start',
        reason: '',
        decidedBy: 'Giulia',
        day: '2026-01-05',
      });
    },
    write,
    /** The command that imports this text with won and asked as the feature's one metric. */
    mapped: async (featureId: string, csv: string) => {
      const [metric] = await workspace.call('metrics.list', { featureId });
      const handle = await workspace.upload('a.csv', csv);
      const { mapping } = await workspace.call('imports.preview', { file: handle, featureId, mapping: null });
      const metrics = [{ metricId: metric?.id, draft: null, totalColumn: 1, unitsColumn: 2 }];
      return {
        feature: 'ai-lead-scoring',
        file: write('a.csv', csv),
        mapping: write('m.json', JSON.stringify({ ...mapping, metrics })),
        changes: null,
      };
    },
    close: async (): Promise<void> => {
      if (!cli.isClosed) await workspace.close();
      rmSync(folder, { recursive: true });
    },
  };
  return cli;
}
