import { printAnomalyAlarms } from './anomaly-alarms.ts';
import { printAnytimeCoverage } from './anytime-coverage.ts';
import { printIntervalCoverage } from './interval-coverage.ts';
import { printKnownExperiments } from './known-experiments.ts';
import { printRollbackRules } from './rollback-rules.ts';
import { printWholePlans } from './whole-plans.ts';

/** What the decision statistics do where the truth is known; exit code 1 when a bar fails. */
export function printDecisions(): void {
  printAnomalyAlarms();
  printRollbackRules();
  printWholePlans();
  printIntervalCoverage();
  printAnytimeCoverage();
  printKnownExperiments();
}

if (import.meta.main) printDecisions();
