import { orderAlerts, type Alert, type AlertCause } from '#shared/decisions/alert.ts';
import type { alertsContract } from '#shared/decisions/alerts.contract.ts';
import type { Gate } from '#shared/decisions/gate.ts';
import { raiseAlerts } from '#shared/decisions/raise-alerts.ts';
import { unusualDays } from '#shared/decisions/unusual-days.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { Id, z } from '#shared/kernel/schema.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import type { AlertsRepository, KeptAlert, NewAnswer } from './alerts.repository.ts';
import { nextStart } from './await-start-day.ts';
import type { DecisionSources } from './decision-sources.ts';
import type { Evaluations } from './evaluations.service.ts';

type AcknowledgeInput = z.output<(typeof alertsContract)['decisions.acknowledgeAlert']['input']>;
type SnoozeInput = z.output<(typeof alertsContract)['decisions.snoozeAlert']['input']>;

type Parts = { sources: DecisionSources; evaluations: Evaluations; repository: AlertsRepository };

/** Features that people may have now. */
const WATCHED_STATES = new Set(['running', 'paused']);

const PAST_SHOWN = 100;

/** What a look at a feature changed, and the alerts nobody was told of before. */
export type Looked = { changed: 'yes' | 'no'; told: Alert[] };

/** Alerts of running features: raised and ended by the watch, answered by people. */
export function createAlertsService(context: ServiceContext, { sources, evaluations, repository }: Parts) {
  const names = (): Map<Id, string> =>
    new Map(sources.features.listFeatures().map(({ id, name }) => [id, name]));

  /** Alerts of features that are gone are not shown; they come back with the feature. */
  function named(alerts: readonly KeptAlert[]): Alert[] {
    const known = names();
    return alerts.flatMap((alert) => {
      const featureName = known.get(alert.featureId);
      return featureName === undefined ? [] : [{ ...alert, featureName }];
    });
  }

  function causesOf(gate: Gate): AlertCause[] {
    const { featureId } = gate;
    const today = sources.today();
    const metrics = sources.metrics
      .listMetrics(featureId)
      .map((metric) => ({ metric, values: sources.metrics.dailyValues(metric.id) }));
    return raise(gate, unusualDays({ metrics, today }));
  }

  function raise(gate: Gate, unusual: ReturnType<typeof unusualDays>): AlertCause[] {
    const { featureId } = gate;
    const severeLines = sources.notes
      .listOpenSevere(featureId)
      .map(({ id, severity, text }) => ({ id, severity: severity ?? 0, text }));
    const feature = sources.features.getFeature(featureId);
    const { phases } = sources.features.getPlan(featureId);
    const nextStarts = nextStart(sources, gate);
    return raiseAlerts({ feature, phases, gate, nextStarts, today: sources.today(), severeLines, unusual });
  }

  function appendAnswer(alertId: Id, given: Omit<NewAnswer, 'alertId' | 'by' | 'at'>): void {
    repository.answer({ ...given, alertId, by: context.actor(), at: context.now() });
  }

  function wake(alert: KeptAlert): void {
    appendAnswer(alert.id, { answer: 'woken', untilDay: null, reason: '', commandSequence: null });
  }

  /** Whether somebody is to be told of a matter that stood already at some time. */
  function meet(known: KeptAlert, cause: AlertCause): 'same' | 'restated' | 'told' {
    const { id, raisedAt: _raisedAt, endedAt, answer, ...before } = known;
    const isBack = endedAt !== null;
    const isOverslept = answer?.answer === 'snoozed' && (answer.untilDay ?? '') <= sources.today();
    if (isOverslept) wake(known);
    if (isBack || JSON.stringify(before) !== JSON.stringify(cause)) repository.restate(id, cause);
    else if (!isOverslept) return 'same';
    // What comes and goes within a day is said once.
    const isNews = isOverslept || (isBack && sources.dayOf(endedAt) !== sources.today());
    return isNews && (isOverslept || answer === null) ? 'told' : 'restated';
  }

  function settle(featureId: Id, causes: readonly AlertCause[]): { changed: boolean; told: Id[] } {
    const known = new Map(repository.listOfFeature(featureId).map((alert) => [alert.key, alert]));
    const told: Id[] = [];
    let changed = false;
    for (const cause of causes) {
      const before = known.get(cause.key);
      if (before === undefined) {
        const id = context.newId();
        repository.raise(cause, { id, at: context.now() });
        told.push(id);
        changed = true;
        continue;
      }
      const met = meet(before, cause);
      if (met === 'told') told.push(before.id);
      changed ||= met !== 'same';
    }
    const keys = new Set(causes.map(({ key }) => key));
    for (const { id, key, endedAt } of known.values()) {
      if (endedAt !== null || keys.has(key)) continue;
      repository.end(id, context.now());
      changed = true;
    }
    return { changed, told };
  }

  const look = context.db.transaction((featureId: Id): Looked => {
    const isWatched = sources.features
      .listFeatures()
      .some(({ id, state }) => id === featureId && WATCHED_STATES.has(state));
    const gate = isWatched ? evaluations.keep(featureId) : null;
    const { changed, told } = settle(featureId, gate === null ? [] : causesOf(gate));
    const alerts = told.flatMap((id) => repository.find(id) ?? []);
    return { changed: changed ? 'yes' : 'no', told: named(alerts) };
  });

  function answerable(alertId: Id): KeptAlert {
    const alert = repository.find(alertId);
    if (alert === null) throw new AppError('not-found', 'alert-unknown');
    if (alert.endedAt !== null) throw new AppError('precondition', 'alert-over');
    return alert;
  }

  function answerAs(
    method: string,
    alert: KeptAlert,
    given: Pick<NewAnswer, 'answer' | 'untilDay' | 'reason'>,
  ) {
    if (alert.severity === 'act-now' && given.reason === '') {
      throw new AppError('validation', 'alert-needs-reason');
    }
    context.commands.run({ method, subjectId: alert.featureId }, () =>
      appendAnswer(alert.id, { ...given, commandSequence: context.commands.currentSequence() }),
    );
  }

  /** Undo leaves the answer on record and appends that it was taken back: what stood before stands again. */
  function followReplay({
    commandSequence,
    direction,
  }: {
    commandSequence: number;
    direction: string;
  }): void {
    const given = repository.findByCommand(commandSequence);
    if (given === null) return;
    const { alertId } = given;
    const standsAgain = direction === 'undo' ? repository.findBefore(alertId, commandSequence) : given;
    const { answer, untilDay, reason } = standsAgain ?? { answer: 'taken-back', untilDay: null, reason: '' };
    appendAnswer(alertId, { answer, untilDay, reason, commandSequence: null });
  }
  context.commands.onReplay(followReplay);

  function isAsleep({ answer }: KeptAlert): boolean {
    return answer?.answer === 'snoozed' && (answer.untilDay ?? '') > sources.today();
  }

  function listOpen(): Alert[] {
    return orderAlerts(
      named(
        repository
          .listStanding()
          .filter((alert) => alert.answer?.answer !== 'acknowledged' && !isAsleep(alert)),
      ),
    );
  }

  return {
    /** Every feature that is watched, or has alerts that stand. */
    listToLook: (): Id[] => {
      const features = sources.features.listFeatures().filter(({ state }) => WATCHED_STATES.has(state));
      const standing = repository.listStanding().map(({ featureId }) => featureId);
      return [...new Set([...features.map(({ id }) => id), ...standing])];
    },
    /** Judges a feature and brings its alerts up to date, in one transaction outside of undo. */
    look: (featureId: Id): Looked => look.immediate(featureId),
    /** The alerts a gate raises, without its anomalies. */
    raisedBy: (gate: Gate): AlertCause[] => raise(gate, []),
    /** Feature and key of every alert whose cause stands, answered or not. */
    standingKeys: (): Set<string> =>
      new Set(repository.listStanding().map(({ featureId, key }) => `${featureId} ${key}`)),
    /** Those that wait for an answer, worst first. */
    listOpen,
    list: () => ({
      open: listOpen(),
      snoozed: named(repository.listStanding().filter(isAsleep)),
      past: named(repository.listPast(PAST_SHOWN)),
    }),
    /** Throws AppError `alert-needs-reason`, `alert-over`. */
    acknowledge: ({ alertId, reason }: AcknowledgeInput): void => {
      const alert = answerable(alertId);
      answerAs('decisions.acknowledgeAlert', alert, { answer: 'acknowledged', untilDay: null, reason });
    },
    /** Throws AppError `alert-needs-reason`, `alert-over`, `snooze-not-ahead`. */
    snooze: ({ alertId, untilDay, reason }: SnoozeInput): void => {
      const alert = answerable(alertId);
      if (untilDay <= sources.today()) throw new AppError('validation', 'snooze-not-ahead');
      answerAs('decisions.snoozeAlert', alert, { answer: 'snoozed', untilDay, reason });
    },
  };
}

export type AlertsService = ReturnType<typeof createAlertsService>;
