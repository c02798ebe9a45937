import type { Id } from '#shared/kernel/schema.ts';
import type { PeopleGone } from '#shared/segments/shortfall.ts';
import type { ReadableDb } from '#electron/database/handles.ts';

/** Phases that run with fewer people than were last asked for, because some of them opted out. */
export function createPeopleGoneReadModel(db: ReadableDb) {
  const ofFeature = db.prepare<[string], PeopleGone>(
    `SELECT json_extract(picks.request, '$.count') AS asked,
       (SELECT count(*) FROM exposures
        WHERE exposures.phase_id = phases.id AND arm = 'pilot' AND since IS NOT NULL AND until IS NULL) AS remaining,
       (SELECT count(DISTINCT people.id) FROM exposures JOIN people ON people.id = exposures.person_id
        WHERE exposures.phase_id = phases.id AND arm = 'pilot' AND until >= phases.started_on
          AND people.opted_out_on IS NOT NULL) AS optedOut
     FROM phases JOIN picks ON picks.phase_id = phases.id JOIN features ON features.id = phases.feature_id
     WHERE phases.feature_id = ? AND phases.state = 'current' AND phases.audience <> 'everyone'
       AND features.state IN ('running', 'paused')`,
  );
  return {
    /** Null while nobody is missing, or while whoever is missing did not opt out of it. */
    find: (featureId: Id): PeopleGone | null => {
      const counts = ofFeature.get(featureId);
      return counts !== undefined && counts.remaining < counts.asked && counts.optedOut > 0 ? counts : null;
    },
  };
}
