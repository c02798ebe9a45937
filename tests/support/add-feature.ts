import Sqlite from 'better-sqlite3';
import type { PhaseAudience } from '#shared/features/plan.ts';

type Phase = { name: string; audience: PhaseAudience; startedOn: string | null };

/** Lays a feature with phases into an open test workspace, for what does not care how features are planned. */
export function addFeature(path: string, feature: { id: string; name: string; phases?: Phase[] }): void {
  const db = new Sqlite(path);
  db.prepare(
    `INSERT INTO features (id, name, summary, owner_name, kind, risk_answers, value_model, flag_key, state,
       kill_switch, plan_version, created_at)
     VALUES (?, ?, '', '', 'ai', ?, NULL, ?, 'running', 'armed', 1, 0)`,
  ).run(
    feature.id,
    feature.name,
    JSON.stringify({
      touchesMoney: 'no',
      touchesPersonalData: 'no',
      reversible: 'yes',
      changesStaffWork: 'no',
      supportContact: '',
    }),
    `flag-${feature.id}`,
  );
  const insertPhase = db.prepare(
    `INSERT INTO phases (id, feature_id, position, name, audience, people, hold_days, planned_start, started_on,
       ended_on, state, exit_criteria, locked_at, lock_hash)
     VALUES (?, ?, ?, ?, ?, 10, 7, NULL, ?, NULL, ?, '[]', NULL, NULL)`,
  );
  for (const [position, { name, audience, startedOn }] of (feature.phases ?? []).entries()) {
    const state = startedOn === null ? 'planned' : 'reached';
    insertPhase.run(
      `${feature.id}-phase-${position}`,
      feature.id,
      position,
      name,
      audience,
      startedOn,
      state,
    );
  }
  db.close();
}
