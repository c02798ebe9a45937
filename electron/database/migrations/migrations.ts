import { workspaceMigration } from './0010-workspace.ts';
import { featuresMigration } from './0020-features.ts';
import { segmentsMigration } from './0030-segments.ts';
import { metricsMigration } from './0040-metrics.ts';
import { hypothesesMigration } from './0050-hypotheses.ts';
import { notesMigration } from './0060-notes.ts';
import { checklistsMigration } from './0070-checklists.ts';
import { decisionsMigration } from './0080-decisions.ts';
import { figuresAtScaleMigration } from './0090-figures-at-scale.ts';
import { metricKindsMigration } from './0100-metric-kinds.ts';
import { importProfilesMigration } from './0110-import-profiles.ts';
import { sourcesMigration } from './0120-sources.ts';
import { profilesWithoutChangeRuleMigration } from './0130-profiles-without-change-rule.ts';
import { figuresOverSegmentsMigration } from './0140-figures-over-segments.ts';
import { gatesMigration } from './0150-gates.ts';
import { decisionRecordMigration } from './0160-decision-record.ts';
import { alertsMigration } from './0170-alerts.ts';
import { planningMigration } from './0200-planning.ts';
import { signOffsMigration } from './0201-sign-offs.ts';
import { phaseSetupsMigration } from './0202-phase-setups.ts';
import { peopleInDepthMigration } from './0210-people-in-depth.ts';
import { shortfallsMigration } from './0220-shortfalls.ts';
import { entryCriteriaMigration } from './0221-entry-criteria.ts';
import { countExposuresMigration } from './0230-count-exposures.ts';

/** One step of the schema. Once shipped it is never edited; the next change is the next number. */
export type Migration = { version: number; sql: string };

/** Every step, oldest first. */
export const MIGRATIONS: readonly Migration[] = [
  workspaceMigration,
  featuresMigration,
  segmentsMigration,
  metricsMigration,
  hypothesesMigration,
  notesMigration,
  checklistsMigration,
  decisionsMigration,
  figuresAtScaleMigration,
  metricKindsMigration,
  importProfilesMigration,
  sourcesMigration,
  profilesWithoutChangeRuleMigration,
  figuresOverSegmentsMigration,
  gatesMigration,
  decisionRecordMigration,
  alertsMigration,
  planningMigration,
  signOffsMigration,
  phaseSetupsMigration,
  peopleInDepthMigration,
  shortfallsMigration,
  entryCriteriaMigration,
  countExposuresMigration,
];
