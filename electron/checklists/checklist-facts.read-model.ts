import type { PhasePlace } from '#shared/checklists/generate-checklist.ts';
import type { ChecklistFacts } from '#shared/checklists/judge-computed.ts';
import { type RiskAnswers, riskAnswersSchema } from '#shared/features/feature.ts';
import type { PhaseAudience } from '#shared/features/plan.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { DailyValue } from '#shared/metrics/metric.ts';
import type { ReadableDb } from '#electron/database/handles.ts';

type PhaseRow = {
  feature_id: string;
  position: number;
  audience: PhaseAudience;
  people: number;
  ended_on: string | null;
  risk_answers: string;
  started_on: string | null;
};

export type PhaseContext = {
  featureId: Id;
  place: PhasePlace;
  answers: RiskAnswers;
  people: number;
  /** The feature's first start. */
  startedOn: CalendarDay | null;
  endedOn: CalendarDay | null;
};

function preparePeople(db: ReadableDb) {
  return {
    exposures: db.prepare<[string], { picked: number; exposed: number; told: number }>(
      `SELECT count(*) AS picked, coalesce(sum(has), 0) AS exposed, coalesce(sum(was_told), 0) AS told
       FROM (SELECT max(until IS NULL) AS has, max(until IS NULL AND told_on IS NOT NULL) AS was_told
             FROM exposures WHERE phase_id = ? AND arm = 'pilot' GROUP BY person_id)`,
    ),
    openSeverity4: db.prepare<[string], { lines: number }>(
      `SELECT count(*) AS lines FROM note_lines l JOIN notes n ON n.id = l.note_id
       WHERE n.feature_id = ? AND l.severity >= 4 AND l.resolved_at IS NULL`,
    ),
    lastRehearsal: db.prepare<[string, string], { day: string; minutes: number }>(
      `SELECT day, minutes FROM rehearsals WHERE feature_id = ? AND day <= ? ORDER BY day DESC, id DESC LIMIT 1`,
    ),
  };
}

function prepareNumbers(db: ReadableDb) {
  return {
    hypotheses: db.prepare<[string], { written: number; locked: number }>(
      `SELECT count(*) AS written, count(locked_at) AS locked FROM hypotheses WHERE feature_id = ?`,
    ),
    primary: db.prepare<[string], { id: string; name: string }>(
      `SELECT id, name FROM metrics WHERE feature_id = ? AND role = 'primary' ORDER BY position LIMIT 1`,
    ),
    otherBases: db.prepare<[string], { all_bases: number; before_after: number }>(
      `SELECT count(*) AS all_bases, count(CASE WHEN basis = 'before-after' THEN 1 END) AS before_after
       FROM hypotheses WHERE metric_id = ?`,
    ),
  };
}

/** A metric's days, a formula's computed; see the metrics service. */
type DailyValuesOf = (metricId: Id) => readonly DailyValue[];

/** Gathers what is recorded about a phase, across capabilities, as plain facts for `judgeComputed`. */
export function createChecklistFacts(db: ReadableDb, dailyValuesOf: DailyValuesOf) {
  const people = preparePeople(db);
  const numbers = prepareNumbers(db);
  const phase = db.prepare<[string], PhaseRow>(
    `SELECT p.feature_id, p.position, p.audience, p.people, p.ended_on, f.risk_answers,
       (SELECT min(other.started_on) FROM phases other WHERE other.feature_id = p.feature_id) AS started_on
     FROM phases p JOIN features f ON f.id = p.feature_id
     WHERE p.id = ?`,
  );
  const earlier = db.prepare<[string, number], { audience: PhaseAudience }>(
    'SELECT audience FROM phases WHERE feature_id = ? AND position < ? ORDER BY position',
  );
  const phaseIds = db.prepare<[string], { id: string }>(
    'SELECT id FROM phases WHERE feature_id = ? ORDER BY position',
  );

  function baseline(featureId: Id, startedOn: CalendarDay | null) {
    const metric = numbers.primary.get(featureId);
    if (metric === undefined) {
      return { primaryMetric: null, baselineDays: 0, comparesBeforeAfter: 'yes' } as const;
    }
    const bases = numbers.otherBases.get(metric.id);
    const otherwise = bases !== undefined && bases.all_bases > 0 && bases.before_after === 0;
    const days = dailyValuesOf(metric.id).filter(
      ({ day, units }) => units > 0 && (startedOn === null || day < startedOn),
    );
    const baselineDays = new Set(days.map(({ day }) => day)).size;
    const comparesBeforeAfter = otherwise ? 'no' : 'yes';
    return { primaryMetric: metric.name, baselineDays, comparesBeforeAfter } as const;
  }

  return {
    findPhase: (phaseId: Id): PhaseContext | null => {
      const row = phase.get(phaseId);
      if (row === undefined) return null;
      return {
        featureId: row.feature_id,
        place: {
          audience: row.audience,
          earlier: earlier.all(row.feature_id, row.position).map((before) => before.audience),
        },
        answers: riskAnswersSchema.parse(JSON.parse(row.risk_answers)),
        people: row.people,
        startedOn: row.started_on,
        endedOn: row.ended_on,
      };
    },
    listPhaseIds: (featureId: Id): Id[] => phaseIds.all(featureId).map((row) => row.id),
    gather: (phaseId: Id, context: PhaseContext, today: CalendarDay): ChecklistFacts => {
      const { featureId, startedOn } = context;
      const asOf = context.endedOn ?? today;
      const exposures = people.exposures.get(phaseId);
      const hypotheses = numbers.hypotheses.get(featureId);
      return {
        asOf,
        lastRehearsal: people.lastRehearsal.get(featureId, asOf) ?? null,
        openSeverity4: people.openSeverity4.get(featureId)?.lines ?? 0,
        picked: exposures?.picked ?? 0,
        plannedPeople: context.people,
        exposed: exposures?.exposed ?? 0,
        told: exposures?.told ?? 0,
        hypotheses: hypotheses?.written ?? 0,
        lockedHypotheses: hypotheses?.locked ?? 0,
        startedOn,
        ...baseline(featureId, startedOn),
        supportContact: context.answers.supportContact,
      };
    },
  };
}
