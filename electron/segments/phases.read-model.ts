import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { Person } from '#shared/segments/person.ts';
import type { ReadableDb } from '#electron/database/handles.ts';

/** What picking needs to know of a phase. */
export type PickPhase = {
  id: Id;
  featureId: Id;
  name: string;
  position: number;
  /** Staff phases reach staff, all others customers. */
  role: Person['role'];
  reach: 'some' | 'everyone';
  people: number;
  /** Whether people have it: the phase has begun, and neither it nor the whole feature was taken back. */
  hold: 'not-begun' | 'begun';
  state: 'planned' | 'current' | 'reached' | 'rolled-back';
  startedOn: CalendarDay | null;
};

type Row = {
  id: string;
  feature_id: string;
  name: string;
  position: number;
  audience: 'staff' | 'picked' | 'sample' | 'everyone';
  people: number;
  state: PickPhase['state'];
  started_on: string | null;
  is_taken_back: 0 | 1;
};

/** A phase whose people come from a segment, as was last asked. */
type PickedFrom = { featureName: string; phaseName: string; role: Person['role']; asked: number };
type PickedFromRow = { feature_name: string; phase_name: string; audience: Row['audience']; asked: number };

function roleOf(audience: Row['audience']): Person['role'] {
  return audience === 'staff' ? 'staff' : 'customer';
}

function isBegun({ state, is_taken_back }: Row): boolean {
  return is_taken_back === 0 && (state === 'current' || state === 'reached');
}

function rowToPhase(row: Row): PickPhase {
  return {
    id: row.id,
    featureId: row.feature_id,
    name: row.name,
    position: row.position,
    role: roleOf(row.audience),
    reach: row.audience === 'everyone' ? 'everyone' : 'some',
    people: row.people,
    hold: isBegun(row) ? 'begun' : 'not-begun',
    state: row.state,
    startedOn: row.started_on,
  };
}

const SELECT = `SELECT phases.id, phases.feature_id, phases.name, phases.position, phases.audience, phases.people,
    phases.state, phases.started_on, features.state IN ('rolled-back', 'stopped') AS is_taken_back
  FROM phases JOIN features ON features.id = phases.feature_id`;

/** Phases of the plan as picking sees them. */
export function createPhasesReadModel(db: ReadableDb) {
  const byId = db.prepare<[string], Row>(`${SELECT} WHERE phases.id = ?`);
  const ofFeature = db.prepare<[string], Row>(
    `${SELECT} WHERE phases.feature_id = ? ORDER BY phases.position`,
  );
  const featuresForEveryone = db.prepare<[], { id: string }>(
    `SELECT features.id FROM features
     WHERE features.state NOT IN ('draft', 'rolled-back', 'stopped')
       AND EXISTS (SELECT 1 FROM phases WHERE phases.feature_id = features.id
                   AND phases.audience = 'everyone' AND phases.state IN ('current', 'reached'))
       AND (features.state <> 'archived'
            OR EXISTS (SELECT 1 FROM exposures WHERE exposures.feature_id = features.id
                       AND exposures.arm = 'pilot' AND exposures.since IS NOT NULL AND exposures.until IS NULL))
     ORDER BY features.id`,
  );
  const pickedFrom = db.prepare<[string], PickedFromRow>(
    `SELECT features.name AS feature_name, phases.name AS phase_name, phases.audience,
       json_extract(picks.request, '$.count') AS asked
     FROM picks JOIN phases ON phases.id = picks.phase_id JOIN features ON features.id = phases.feature_id
     WHERE json_extract(picks.request, '$.segmentId') = ? AND phases.state = 'planned'
     ORDER BY features.name, phases.position`,
  );
  return {
    find: (phaseId: Id): PickPhase | null => {
      const row = byId.get(phaseId);
      return row === undefined ? null : rowToPhase(row);
    },
    list: (featureId: Id): PickPhase[] => ofFeature.all(featureId).map(rowToPhase),
    /** Phases not begun that were last picked from this segment, with how many were asked for. */
    listPickedFrom: (segmentId: Id): PickedFrom[] =>
      pickedFrom.all(segmentId).map((row) => ({
        featureName: row.feature_name,
        phaseName: row.phase_name,
        role: roleOf(row.audience),
        asked: row.asked,
      })),
    /** Features that everyone has: whoever joins the roster has them too. */
    listFeaturesForEveryone: (): Id[] => featuresForEveryone.all().map((row) => row.id),
  };
}

export type PhasesReadModel = ReturnType<typeof createPhasesReadModel>;
