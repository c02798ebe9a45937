import { setTimeout as wait } from 'node:timers/promises';
import { resolveBySystem, type ResolveHost } from './address-guard.ts';

/** What a source meets outside of its rules: a test brings its own. */
export type SourceEnvironment = {
  resolveHost: ResolveHost;
  /** A number from 0 to 1. */
  chance: () => number;
  sleep: (milliseconds: number) => Promise<void>;
  /** Calls once after a time; answers with how to call it off. */
  startTimer: (milliseconds: number, work: () => void) => () => void;
};

export const systemEnvironment: SourceEnvironment = {
  resolveHost: resolveBySystem,
  chance: Math.random,
  sleep: (milliseconds) => wait(milliseconds),
  startTimer: (milliseconds, work) => {
    const timer = setTimeout(work, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
