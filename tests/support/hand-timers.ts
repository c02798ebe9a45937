import { systemEnvironment, type SourceEnvironment } from '#electron/imports/sources/source-environment.ts';

/** How often the watch looks at the calendar; everything else it waits for is shorter. */
const CALENDAR_MS = 20_000;

/** Timers that a test lets go off by hand, and an environment with them. */
export function createHandTimers() {
  const waiting = new Set<{ milliseconds: number; work: () => void }>();
  const fire = (isDue: (milliseconds: number) => boolean): boolean => {
    const due = [...waiting].filter(({ milliseconds }) => isDue(milliseconds));
    for (const timer of due) {
      waiting.delete(timer);
      timer.work();
    }
    return due.length > 0;
  };
  const environment: SourceEnvironment = {
    ...systemEnvironment,
    startTimer: (milliseconds, work) => {
      const timer = { milliseconds, work };
      waiting.add(timer);
      return () => waiting.delete(timer);
    },
  };
  return {
    environment,
    /** The look at alerts that is planned, through all features, and those that follow from it. */
    look: (): void => {
      while (fire((milliseconds) => milliseconds < CALENDAR_MS));
    },
    /** The next look at the calendar; false when none is planned. */
    calendar: (): boolean => fire((milliseconds) => milliseconds === CALENDAR_MS),
    waiting: (): number[] => [...waiting].map(({ milliseconds }) => milliseconds),
  };
}
