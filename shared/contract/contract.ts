import { alertsContract } from '#shared/decisions/alerts.contract.ts';
import { checklistsContract } from '#shared/checklists/checklists.contract.ts';
import { decisionsContract } from '#shared/decisions/decisions.contract.ts';
import { recordContract } from '#shared/decisions/record.contract.ts';
import { featuresContract } from '#shared/features/features.contract.ts';
import { filesContract } from '#shared/files/files.contract.ts';
import { flagsContract } from '#shared/flags/flags.contract.ts';
import { hypothesesContract } from '#shared/hypotheses/hypotheses.contract.ts';
import { importsContract } from '#shared/imports/imports.contract.ts';
import { sourcesContract } from '#shared/imports/sources.contract.ts';
import type { z } from '#shared/kernel/schema.ts';
import { metricsContract } from '#shared/metrics/metrics.contract.ts';
import { notesContract } from '#shared/notes/notes.contract.ts';
import { reportsContract } from '#shared/reports/reports.contract.ts';
import { segmentsContract } from '#shared/segments/segments.contract.ts';
import { simulatorContract } from '#shared/simulator/simulator.contract.ts';
import { shellContract } from '#shared/workspace/shell.contract.ts';
import { workspaceContract } from '#shared/workspace/workspace.contract.ts';

/** Methods the workspace worker answers. */
export const engineContract = {
  ...workspaceContract,
  ...filesContract,
  ...featuresContract,
  ...segmentsContract,
  ...metricsContract,
  ...hypothesesContract,
  ...importsContract,
  ...sourcesContract,
  ...notesContract,
  ...checklistsContract,
  ...flagsContract,
  ...decisionsContract,
  ...recordContract,
  ...alertsContract,
  ...simulatorContract,
  ...reportsContract,
};

/** Everything behind the one door: the engine's methods and those of the shell that holds it. */
export const contract = { ...shellContract, ...engineContract };

export type Contract = typeof contract;
export type ShellContract = typeof shellContract;
export type MethodName = keyof Contract;

/** What a caller sends. */
export type InputOf<Method extends MethodName> = z.input<Contract[Method]['input']>;
/** What a handler receives: parsed, defaults filled. */
export type ParsedInputOf<Method extends MethodName> = z.output<Contract[Method]['input']>;
export type OutputOf<Method extends MethodName> = z.output<Contract[Method]['output']>;
