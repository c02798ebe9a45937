import { hostOf, type Connection, type Span } from '#shared/imports/source.ts';
import { clockAt, type SourceWindow } from '#shared/imports/source-window.ts';
import { isTimeZone } from '#shared/kernel/day-at.ts';
import { findPlaceholder } from '#shared/imports/source-presets.ts';
import { refuseOpenSecrets } from '#shared/imports/open-secrets.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { addDays, type CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { CallContext } from '#electron/rpc/door.ts';
import type { FileStore } from '#electron/workspace/file-store.ts';
import { judgeAddress } from './address-guard.ts';
import type { FetchWish } from './fetch-wish.ts';
import { fetchHttpSource } from './http-source.ts';
import type { SourceEnvironment } from './source-environment.ts';
import { fetchSqlSource } from './sql-source.ts';

export type FetchParts = {
  files: FileStore;
  environment: SourceEnvironment;
  now: () => number;
};

export type SourceQuestion = {
  name: string;
  connection: Connection;
  secret: string | null;
  window: SourceWindow;
  patience: FetchWish<Connection>['patience'];
  onAnswer?: FetchWish<Connection>['onAnswer'];
};

/** Throws AppError `source-time-zone`, `source-secret-in-the-open`, `source-placeholder-left` and those of
 * `judgeAddress`. */
export function refuseWrongDraft(connection: Connection, { timeZone }: Span): void {
  if (!isTimeZone(timeZone)) throw new AppError('validation', 'source-time-zone', { timeZone });
  if (hostOf(connection) === null) throw new AppError('validation', 'source-address-wrong');
  if (connection.kind !== 'http') return;
  const left = findPlaceholder(connection);
  if (left !== null) throw new AppError('validation', 'source-placeholder-left', { name: left });
  judgeAddress(connection.address, connection.allowedHost);
  refuseOpenSecrets(connection);
}

/**
 * The days to ask for: from the first day until something came in, afterwards again from some days before the newest
 * figures, for what came late.
 */
export function windowOf(span: Span, completeUpTo: CalendarDay | null, now: number): SourceWindow {
  const { firstDay, rereadDays, timeZone } = span;
  const to = clockAt(Math.floor(now / 1000), timeZone).day;
  const again = completeUpTo === null ? firstDay : addDays(completeUpTo, -rereadDays);
  const from = again < firstDay ? firstDay : again;
  return { from: from > to ? to : from, to, timeZone };
}

function safeName(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N} ._-]/gu, ' ').trim() || 'source';
}

/** Fetches a source's table into a file of the engine. Throws AppErrors with codes `source-…`. */
export async function fetchSource(parts: FetchParts, question: SourceQuestion, call: CallContext) {
  const { connection, name, secret, window, patience, onAnswer = () => undefined } = question;
  const openFile = (ending: string) => parts.files.collect(`${safeName(name)}${ending}`);
  const common = {
    secret,
    window,
    environment: parts.environment,
    patience,
    onAnswer,
    onProgress: (done: number) => call.reportProgress({ step: 'fetching', done, total: null }),
    stopIfCancelled: call.stopIfCancelled,
  };
  common.onProgress(0);
  return connection.kind === 'http'
    ? fetchHttpSource({ connection, ...common }, openFile)
    : fetchSqlSource({ connection, ...common }, openFile);
}
