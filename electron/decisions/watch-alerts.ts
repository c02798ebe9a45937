import type { AppEvent } from '#shared/contract/envelope.ts';
import type { Alert } from '#shared/decisions/alert.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { AlertsService, Looked } from './alerts.service.ts';

/** After opening the window asks for its first page; the watch lets it go first. */
const FIRST_LOOK_MS = 1500;
/** Commands come in bursts: a note typed, an import in pieces. */
const AFTER_CHANGE_MS = 1500;
/** However long the burst, so late at the latest. */
const AT_THE_LATEST_MS = 15_000;
/** Between two features other calls get their turn. */
const BREATH_MS = 5;
/** A computer that slept wakes with its timers late: the calendar itself is looked at this often. */
const CALENDAR_EVERY_MS = 20_000;

type StartTimer = (milliseconds: number, work: () => void) => () => void;
type Alerts = Pick<AlertsService, 'listToLook' | 'look'>;

type Parts = {
  alerts: Alerts;
  startTimer: StartTimer;
  now: () => number;
  today: () => CalendarDay;
  /** set-back: by such a clock nothing is judged. */
  clock: () => 'right' | 'set-back';
  /** Whether people outside of the window are told; of a sample nobody is. */
  tells: () => 'yes' | 'no';
  publish: (event: AppEvent) => void;
};

/** One timer at a time: a new one calls the former off. */
function createTimer(startTimer: StartTimer) {
  let stop = (): void => undefined;
  return {
    start: (milliseconds: number, work: () => void): void => {
      stop();
      stop = startTimer(milliseconds, work);
    },
    stop: (): void => stop(),
  };
}

type Timer = ReturnType<typeof createTimer>;

/** One feature that cannot be judged keeps no other from being looked at. */
function lookAt(alerts: Alerts, featureId: Id): Looked {
  try {
    return alerts.look(featureId);
  } catch (error) {
    // A full disk, or figures nobody foresaw: the next look tries again.
    console.error(error);
    return { changed: 'no', told: [] };
  }
}

/** Looks at one feature after the other with a breath between them, then hands over what was found. */
function lookAtAll(alerts: Alerts, timer: Timer, done: (found: Looked) => void): void {
  const told: Alert[] = [];
  let changed: Looked['changed'] = 'no';
  const next = ([featureId, ...rest]: readonly Id[]): void => {
    if (featureId === undefined) return done({ changed, told });
    const found = lookAt(alerts, featureId);
    told.push(...found.told);
    if (found.changed === 'yes') changed = 'yes';
    return timer.start(BREATH_MS, () => next(rest));
  };
  next(alerts.listToLook());
}

/** Judges every running feature after opening, after changes and when the day turns, and says what is new. */
export function createAlertWatch(parts: Parts) {
  const { alerts, startTimer, now, today, clock, tells, publish } = parts;
  let state: 'resting' | 'looking' | 'stopped' = 'stopped';
  let firstChangeAt: number | null = null;
  let lookedOn: CalendarDay | null = null;
  const lookTimer = createTimer(startTimer);
  const calendarTimer = createTimer(startTimer);

  function look(): void {
    state = 'looking';
    firstChangeAt = null;
    lookedOn = today();
    if (clock() === 'set-back') {
      state = 'resting';
      return;
    }
    lookAtAll(alerts, lookTimer, ({ changed, told }) => {
      state = 'resting';
      if (changed === 'yes') publish({ type: 'changed', invalidates: ['decisions'] });
      if (told.length > 0 && tells() === 'yes') publish({ type: 'alerts-raised', alerts: told });
      if (firstChangeAt !== null) lookTimer.start(AFTER_CHANGE_MS, look);
    });
  }

  function lookAtCalendar(): void {
    calendarTimer.start(CALENDAR_EVERY_MS, lookAtCalendar);
    if (lookedOn === null || lookedOn === today() || state !== 'resting') return;
    // Everything that says "today" is stale, alerts or not.
    publish({ type: 'changed', invalidates: ['everything'] });
    lookTimer.start(0, look);
  }

  return {
    start: (): void => {
      state = 'resting';
      lookTimer.start(FIRST_LOOK_MS, look);
      lookAtCalendar();
    },
    /** To be called after every committed change. */
    onChange: (): void => {
      firstChangeAt ??= now();
      if (state === 'resting' && now() - firstChangeAt < AT_THE_LATEST_MS) {
        lookTimer.start(AFTER_CHANGE_MS, look);
      }
    },
    stop: (): void => {
      state = 'stopped';
      lookTimer.stop();
      calendarTimer.stop();
    },
  };
}
