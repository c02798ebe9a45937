import type { MetricsByRole } from '#shared/features/default-criteria.ts';
import type { ExposedNow } from '#shared/features/dial-steps.ts';
import { type Weekends, weekendsSchema } from '#shared/features/blackout.ts';
import { type Id, z } from '#shared/kernel/schema.ts';
import type { ReadableDb } from '#electron/database/handles.ts';

type RoleCounts = { customers: number; staff: number };

const countSchema = z.number().int().nonnegative().catch(0);

/** What the plan needs to know of people, exposures, metrics and settings. Read only. */
export function createFeaturesReadModel(db: ReadableDb) {
  const roster = db.prepare<[], RoleCounts>(
    `SELECT count(*) FILTER (WHERE role = 'customer') AS customers,
            count(*) FILTER (WHERE role = 'staff') AS staff
     FROM people`,
  );
  const reachable = db.prepare<[], RoleCounts>(
    `SELECT count(*) FILTER (WHERE role = 'customer') AS customers,
            count(*) FILTER (WHERE role = 'staff') AS staff
     FROM people WHERE opted_out_on IS NULL`,
  );
  // The staff are few: counting everybody in the order of the index, and them apart, looks up no other person.
  const exposed = db.prepare<[], { feature_id: string; people: number }>(
    `SELECT feature_id, count(DISTINCT person_id) AS people
     FROM exposures
     WHERE arm = 'pilot' AND since IS NOT NULL AND until IS NULL
     GROUP BY feature_id`,
  );
  const exposedStaff = db.prepare<[], { feature_id: string; people: number }>(
    `SELECT e.feature_id, count(DISTINCT e.person_id) AS people
     FROM people p JOIN exposures e ON e.person_id = p.id
     WHERE p.role = 'staff' AND e.arm = 'pilot' AND e.since IS NOT NULL AND e.until IS NULL
     GROUP BY e.feature_id`,
  );
  const listed = db.prepare<[], { phase_id: string; people: number }>(
    `SELECT e.phase_id, count(DISTINCT e.person_id) AS people
     FROM exposures e JOIN phases ON phases.id = e.phase_id
     WHERE e.arm = 'pilot' AND e.since IS NOT NULL AND (e.until IS NULL OR e.until >= phases.started_on)
     GROUP BY e.phase_id`,
  );
  const reach = db.prepare<[], { with_one: number; with_two: number }>(
    `SELECT count(*) AS with_one, count(*) FILTER (WHERE features >= 2) AS with_two
     FROM (
       SELECT person_id, count(DISTINCT feature_id) AS features
       FROM exposures
       WHERE arm = 'pilot' AND since IS NOT NULL AND until IS NULL
         AND person_id NOT IN (SELECT id FROM people WHERE role = 'staff')
         AND feature_id IN (
           SELECT id FROM features WHERE kill_switch = 'armed' AND state NOT IN ('rolled-back', 'stopped')
         )
       GROUP BY person_id
     )`,
  );
  const namedForPhases = db.prepare<[], { phase_id: string; person_id: string }>(
    `SELECT e.phase_id, e.person_id
     FROM exposures e JOIN people p ON p.id = e.person_id AND p.role = 'customer'
     WHERE e.arm = 'pilot' AND e.until IS NULL`,
  );
  const named = db.prepare<[string], { people: number }>(
    `SELECT count(DISTINCT person_id) AS people FROM exposures
     WHERE phase_id = ? AND arm = 'pilot' AND until IS NULL`,
  );
  const setting = db.prepare<[string], { value: string }>('SELECT value FROM settings WHERE key = ?');
  const metrics = db.prepare<[string], { id: string; role: string; limit_kind: string | null }>(
    `SELECT id, role, limit_kind FROM metrics WHERE feature_id = ? ORDER BY position`,
  );
  const controlled = db.prepare<[string], { id: string }>(
    `SELECT id FROM hypotheses WHERE feature_id = ? AND basis = 'control-group' LIMIT 1`,
  );
  const nobody: RoleCounts = { customers: 0, staff: 0 };

  function countSetting(key: 'customerBase' | 'staffCount'): number {
    const stored = setting.get(key);
    return stored === undefined ? 0 : countSchema.parse(JSON.parse(stored.value));
  }

  return {
    /** All customers: what settings say, or the roster once it holds more; a roster may list only some of them. */
    customerBase: (): number => Math.max(roster.get()?.customers ?? 0, countSetting('customerBase')),
    staffBase: (): number => Math.max(roster.get()?.staff ?? 0, countSetting('staffCount')),
    weekends: (): Weekends => {
      const stored = setting.get('weekends');
      return stored === undefined ? 'closed' : weekendsSchema.parse(JSON.parse(stored.value));
    },
    /** People of the roster who have not opted out. */
    countReachable: (): ExposedNow => reachable.get() ?? nobody,
    /** People with a running exposure, by feature; a feature without any is missing. */
    countExposed: (): ReadonlyMap<Id, ExposedNow> => {
      const staffOf = new Map(exposedStaff.all().map(({ feature_id, people }) => [feature_id, people]));
      const countsOf = ({ feature_id, people }: { feature_id: string; people: number }): [Id, ExposedNow] => {
        const staff = staffOf.get(feature_id) ?? 0;
        return [feature_id, { customers: people - staff, staff }];
      };
      return new Map(exposed.all().map(countsOf));
    },
    /** People who have it by each phase, or had it since the phase began; a phase without any is missing. */
    countListed: (): ReadonlyMap<Id, number> =>
      new Map(listed.all().map(({ phase_id, people }) => [phase_id, people])),
    /** Customers in the exposure ledger, each counted once: with at least one feature, with two or more. */
    countReached: (): { withOne: number; withTwo: number } => {
      const row = reach.get();
      return { withOne: row?.with_one ?? 0, withTwo: row?.with_two ?? 0 };
    },
    /** Customers named for each phase, planned or running; a phase without any is missing. */
    listNamed: (): ReadonlyMap<Id, ReadonlySet<Id>> => {
      const named = new Map<Id, Set<Id>>();
      for (const { phase_id, person_id } of namedForPhases.iterate()) {
        const people = named.get(phase_id) ?? new Set();
        named.set(phase_id, people.add(person_id));
      }
      return named;
    },
    /** People named for a phase, planned or running. */
    countNamed: (phaseId: Id): number => named.get(phaseId)?.people ?? 0,
    /** Whether a hypothesis is to be shown against a control group. */
    hasControlGroup: (featureId: Id): boolean => controlled.get(featureId) !== undefined,
    listMetricIds: (featureId: Id): Id[] => metrics.all(featureId).map(({ id }) => id),
    listMetricsByRole: (featureId: Id): MetricsByRole => {
      const rows = metrics.all(featureId);
      const idsOf = (role: string) => rows.filter((row) => row.role === role).map((row) => row.id);
      const againstControl = rows
        .filter((row) => row.limit_kind === 'worse-than-control')
        .map(({ id }) => id);
      return { primary: idsOf('primary'), guardrail: idsOf('guardrail'), againstControl };
    },
  };
}

export type FeaturesReadModel = ReturnType<typeof createFeaturesReadModel>;
