import { printAnomalyAlarms } from './anomaly-alarms.ts';
import { printAnytimeCoverage } from './anytime-coverage.ts';
import { printGateSpeed } from './gate-speed.ts';
import { printIntervalCoverage } from './interval-coverage.ts';
import { printKnownExperiments } from './known-experiments.ts';
import { printRollbackRules } from './rollback-rules.ts';
import { printSimulatorSpeed } from './simulator-speed.ts';
import { printWholePlans } from './whole-plans.ts';

/** What the decision statistics do where the truth is known; exit code 1 when a bar fails. */
export async function printDecisions(): Promise<void> {
  printAnomalyAlarms();
  printRollbackRules();
  printWholePlans();
  printIntervalCoverage();
  printAnytimeCoverage();
  printKnownExperiments();
  await printGateSpeed();
  await printSimulatorSpeed();
}

if (import.meta.main) await printDecisions();
