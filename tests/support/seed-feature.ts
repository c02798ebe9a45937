import Sqlite from 'better-sqlite3';
import { CAREFUL_RISK_ANSWERS, type RiskAnswers } from '#shared/features/feature.ts';
import type { Consent } from '#shared/segments/person.ts';

type SeedPhase = {
  id: string;
  audience: 'staff' | 'picked' | 'sample' | 'everyone';
  people: number;
  state: 'planned' | 'current' | 'reached';
  startedOn: string | null;
};

const PHASES: readonly SeedPhase[] = [
  { id: 'internal', audience: 'staff', people: 6, state: 'reached', startedOn: '2026-10-01' },
  { id: 'beta', audience: 'picked', people: 3, state: 'current', startedOn: '2026-11-02' },
  { id: 'everyone', audience: 'everyone', people: 300, state: 'planned', startedOn: null },
];

export type SeedPerson = { id: string; code: string; industry: string; consent: Consent };

type Seed = {
  featureId: string;
  phases?: readonly SeedPhase[];
  riskAnswers?: RiskAnswers;
  people?: readonly SeedPerson[];
};

/**
 * Rows of other capabilities a test stands on, written straight to the file: a feature with three phases (the second
 * one current; ids `<feature>-internal`, `-beta`, `-everyone`) and people.
 */
export function seedFeature(path: string, seed: Seed): void {
  const db = new Sqlite(path);
  const { featureId } = seed;
  db.prepare(
    `INSERT INTO features (id, name, summary, owner_name, kind, risk_answers, flag_key, state, kill_switch,
       plan_version, created_at)
     VALUES (?, ?, '', '', 'ai', ?, ?, 'running', 'armed', 1, 1)`,
  ).run(
    featureId,
    `Feature ${featureId}`,
    JSON.stringify(seed.riskAnswers ?? CAREFUL_RISK_ANSWERS),
    featureId,
  );
  const insertPhase = db.prepare(
    `INSERT INTO phases (id, feature_id, position, name, audience, people, hold_days, started_on, state,
       exit_criteria)
     VALUES (?, ?, ?, ?, ?, ?, 14, ?, ?, '[]')`,
  );
  for (const [position, phase] of (seed.phases ?? PHASES).entries()) {
    const { id, audience, people, startedOn, state } = phase;
    insertPhase.run(`${featureId}-${id}`, featureId, position, id, audience, people, startedOn, state);
  }
  const insertPerson = db.prepare(
    `INSERT INTO people (id, code, name, email, role, attributes, consent) VALUES (?, ?, ?, '', 'customer', ?, ?)`,
  );
  for (const { id, code, industry, consent } of seed.people ?? []) {
    insertPerson.run(id, code, `Name of ${id}`, JSON.stringify({ industry }), consent);
  }
  db.close();
}

/** Runs statements against a workspace file beside the open workspace. */
export function writeDirectly(path: string, sql: string): void {
  const db = new Sqlite(path);
  db.exec(sql);
  db.close();
}
