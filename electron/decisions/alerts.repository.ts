import { alertCauseSchema, type AlertAnswer, type AlertCause } from '#shared/decisions/alert.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { WritableDb } from '#electron/database/handles.ts';

/** An alert as it is kept; `answer` is what stands of what was said to it. */
export type KeptAlert = AlertCause & {
  id: Id;
  raisedAt: number;
  endedAt: number | null;
  answer: AlertAnswer | null;
};

/** taken-back: by undo · woken: its day came. Either leaves the alert without an answer. */
export type NewAnswer = {
  alertId: Id;
  answer: AlertAnswer['answer'] | 'taken-back' | 'woken';
  untilDay: CalendarDay | null;
  reason: string;
  by: string;
  at: number;
  commandSequence: number | null;
};

type AlertRow = {
  id: string;
  feature_id: string;
  key: string;
  kind: string;
  severity: string;
  cause: string;
  raised_at: number;
  ended_at: number | null;
};

type AnswerRow = {
  alert_id: string;
  answer: NewAnswer['answer'];
  until_day: string | null;
  reason: string;
  answered_by: string;
  at: number;
  command_sequence: number | null;
};

type ReadRow = Pick<AlertRow, 'id' | 'cause' | 'raised_at' | 'ended_at'> & {
  [Key in keyof Omit<AnswerRow, 'alert_id' | 'command_sequence'>]: AnswerRow[Key] | null;
};

function rowToAnswer({ answer, until_day, reason, answered_by, at }: ReadRow): AlertAnswer | null {
  if (answer !== 'acknowledged' && answer !== 'snoozed') return null;
  return { answer, untilDay: until_day, reason: reason ?? '', by: answered_by ?? '', at: at ?? 0 };
}

function rowToAlert(row: ReadRow): KeptAlert {
  return {
    ...alertCauseSchema.parse(JSON.parse(row.cause)),
    id: row.id,
    raisedAt: row.raised_at,
    endedAt: row.ended_at,
    answer: rowToAnswer(row),
  };
}

function rowToNewAnswer(row: AnswerRow): NewAnswer {
  return {
    alertId: row.alert_id,
    answer: row.answer,
    untilDay: row.until_day,
    reason: row.reason,
    by: row.answered_by,
    at: row.at,
    commandSequence: row.command_sequence,
  };
}

const ANSWER_COLUMNS = 'alert_id, answer, until_day, reason, answered_by, at, command_sequence';

/** Each alert beside its latest answer. */
const READ = `SELECT alerts.id AS id, cause, raised_at, ended_at, answer, until_day, reason, answered_by, at
  FROM alerts LEFT JOIN alert_answers ON alert_answers.sequence =
    (SELECT max(sequence) FROM alert_answers latest WHERE latest.alert_id = alerts.id)`;

/** SQL of alerts and of what was answered to them. */
export function createAlertsRepository(db: WritableDb) {
  const standing = db.prepare<[], ReadRow>(`${READ} WHERE ended_at IS NULL ORDER BY raised_at, alerts.id`);
  const past = db.prepare<[number], ReadRow>(
    `${READ} WHERE ended_at IS NOT NULL OR answer = 'acknowledged'
     ORDER BY max(coalesce(ended_at, 0), coalesce(at, 0)) DESC, alerts.id DESC LIMIT ?`,
  );
  const ofFeature = db.prepare<[string], ReadRow>(
    `${READ} WHERE feature_id = ? ORDER BY raised_at, alerts.id`,
  );
  const one = db.prepare<[string], ReadRow>(`${READ} WHERE alerts.id = ?`);
  const raise = db.prepare<AlertRow>(
    `INSERT INTO alerts (id, feature_id, key, kind, severity, cause, raised_at, ended_at)
     VALUES (@id, @feature_id, @key, @kind, @severity, @cause, @raised_at, @ended_at)`,
  );
  const restate = db.prepare<[string, string, string]>(
    'UPDATE alerts SET severity = ?, cause = ?, ended_at = NULL WHERE id = ?',
  );
  const end = db.prepare<[number, string]>('UPDATE alerts SET ended_at = ? WHERE id = ?');
  const answer = db.prepare<AnswerRow>(
    `INSERT INTO alert_answers (${ANSWER_COLUMNS})
     VALUES (@alert_id, @answer, @until_day, @reason, @answered_by, @at, @command_sequence)`,
  );
  const ofCommand = db.prepare<[number], AnswerRow>(
    `SELECT ${ANSWER_COLUMNS} FROM alert_answers
     WHERE command_sequence = ?`,
  );
  const before = db.prepare<[string, number], AnswerRow>(
    `SELECT ${ANSWER_COLUMNS} FROM alert_answers
     WHERE alert_id = ? AND sequence < (SELECT sequence FROM alert_answers WHERE command_sequence = ?)
     ORDER BY sequence DESC LIMIT 1`,
  );
  return {
    /** Those whose cause stands, answered or not, oldest first. */
    listStanding: (): KeptAlert[] => standing.all().map(rowToAlert),
    /** Ended or acknowledged, latest first. */
    listPast: (limit: number): KeptAlert[] => past.all(limit).map(rowToAlert),
    /** Every alert a feature ever had, oldest first. */
    listOfFeature: (featureId: Id): KeptAlert[] => ofFeature.all(featureId).map(rowToAlert),
    find: (alertId: Id): KeptAlert | null => {
      const row = one.get(alertId);
      return row === undefined ? null : rowToAlert(row);
    },
    raise: (cause: AlertCause, { id, at }: { id: Id; at: number }) =>
      raise.run({
        id,
        feature_id: cause.featureId,
        key: cause.key,
        kind: cause.kind,
        severity: cause.severity,
        cause: JSON.stringify(cause),
        raised_at: at,
        ended_at: null,
      }),
    /** The same matter as it stands now; one that had ended stands again. */
    restate: (alertId: Id, cause: AlertCause) => restate.run(cause.severity, JSON.stringify(cause), alertId),
    end: (alertId: Id, at: number) => end.run(at, alertId),
    answer: (given: NewAnswer) =>
      answer.run({
        alert_id: given.alertId,
        answer: given.answer,
        until_day: given.untilDay,
        reason: given.reason,
        answered_by: given.by,
        at: given.at,
        command_sequence: given.commandSequence,
      }),
    /** What a command answered; null when it answered no alert. */
    findByCommand: (commandSequence: number): NewAnswer | null => {
      const row = ofCommand.get(commandSequence);
      return row === undefined ? null : rowToNewAnswer(row);
    },
    /** What stood to the alert before a command answered it. */
    findBefore: (alertId: Id, commandSequence: number): NewAnswer | null => {
      const row = before.get(alertId, commandSequence);
      return row === undefined ? null : rowToNewAnswer(row);
    },
  };
}

export type AlertsRepository = ReturnType<typeof createAlertsRepository>;
