import { changeRuleSchema } from './imports.contract.ts';
import { importMappingSchema } from './import-mapping.ts';
import { daySchema, idSchema, lineSchema, z } from '#shared/kernel/schema.ts';

const fieldName = z.string().trim().min(1).max(200);
const jsonPath = z.string().trim().min(1).max(500);

/** A header or a part of the query, never a secret: those are given apart and kept out of the workspace. */
export const namedValueSchema = z.object({ name: fieldName, value: z.string().max(10_000) });
export type NamedValue = z.infer<typeof namedValueSchema>;

/** How the secret of an HTTP source travels. basic: as the password of `user` · form: as a field of a posted form. */
export const httpAuthSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('bearer') }),
  z.object({ kind: z.literal('basic'), user: z.string().max(200) }),
  z.object({ kind: z.literal('header'), name: fieldName }),
  z.object({ kind: z.literal('query'), name: fieldName }),
  z.object({ kind: z.literal('form'), name: fieldName }),
]);
export type HttpAuth = z.infer<typeof httpAuthSchema>;

const pageSize = z.number().int().min(1).max(100_000);

/** Where a page's number, place or cursor is put: into the query, or into the JSON body under a dotted name. */
const pagePlace = z.enum(['query', 'body']).default('query');

/** How the next page is asked for. `cursor` picks what is put there; `more` picks whether there is a next page. */
export const pagingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.literal('page'),
    place: pagePlace,
    parameter: fieldName,
    firstPage: z.number().int().min(0).max(1),
  }),
  z.object({
    kind: z.literal('offset'),
    place: pagePlace,
    offsetParameter: fieldName,
    limitParameter: fieldName,
    limit: pageSize,
  }),
  z.object({
    kind: z.literal('cursor'),
    place: pagePlace,
    parameter: fieldName,
    cursor: jsonPath,
    more: jsonPath.nullable(),
  }),
  z.object({ kind: z.literal('link-header') }),
  z.object({ kind: z.literal('next-address'), address: jsonPath }),
]);
export type Paging = z.infer<typeof pagingSchema>;

/**
 * One column of the table. `from`: the row itself, an item of the row's list, the name the row stands under, or the whole
 * answer. `as`: moments in seconds or milliseconds since 1970 become the calendar day in the source's time zone.
 */
export const pickSchema = z.object({
  name: fieldName,
  from: z.enum(['row', 'item', 'key', 'document']).default('row'),
  path: jsonPath,
  as: z.enum(['text', 'day-of-seconds', 'day-of-milliseconds']).default('text'),
});
export type Pick = z.infer<typeof pickSchema>;

/** file: whatever the file readers know · json: rows found by JSONPath (RFC 9535) and picked apart into columns. */
export const responseShapeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file') }),
  z.object({
    kind: z.literal('json'),
    rows: jsonPath,
    /** A list inside each row whose items become the rows; null when the rows are what `rows` finds. */
    items: jsonPath.nullable(),
    columns: z.array(pickSchema).max(200),
    /** An object inside each row whose members all become columns (labels); null for none. */
    spread: jsonPath.nullable(),
  }),
]);
export type ResponseShape = z.infer<typeof responseShapeSchema>;

const httpConnectionSchema = z.object({
  kind: z.literal('http'),
  method: z.enum(['GET', 'POST']),
  address: z.string().trim().min(1).max(4000),
  query: z.array(namedValueSchema).max(100),
  headers: z.array(namedValueSchema).max(50),
  /** A JSON body; null for none. */
  body: z.string().max(100_000).nullable(),
  auth: httpAuthSchema,
  paging: pagingSchema,
  response: responseShapeSchema,
  maxPages: z.number().int().min(1).max(1000).default(200),
  maxMegabytes: z.number().int().min(1).max(500).default(20),
  /** The host that may be reached although it is this computer, the local network or not encrypted; null for none. */
  allowedHost: z.string().max(300).nullable(),
});
export type HttpConnection = z.infer<typeof httpConnectionSchema>;

const sqlName = z.string().trim().min(1).max(200);

/**
 * What one metric counts, aggregated where the data lives. `value` is a column or an expression of the database; empty
 * counts rows. `over` is the denominator of a ratio or the exposure of a count.
 */
export const sqlMetricSchema = z.object({
  name: lineSchema,
  kind: z.enum(['proportion', 'mean', 'duration', 'count', 'ratio', 'value']),
  value: z.string().trim().max(2000),
  over: z.string().trim().max(2000),
});
export type SqlMetric = z.infer<typeof sqlMetricSchema>;

/** template: Pilotbook writes the query from names · own: a SELECT of the person, where `:from` is the first day wanted. */
export const sqlQuerySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('template'),
    table: sqlName,
    timeColumn: sqlName,
    armColumn: z.string().trim().max(200),
    segmentColumn: z.string().trim().max(200),
    userColumn: z.string().trim().max(200),
    metric: sqlMetricSchema,
  }),
  z.object({ kind: z.literal('own'), text: z.string().trim().min(1).max(50_000) }),
]);
export type SqlQuery = z.infer<typeof sqlQuerySchema>;

const sqlConnectionSchema = z.object({
  kind: z.literal('sql'),
  engine: z.enum(['postgresql', 'mysql']),
  host: z.string().trim().min(1).max(300),
  port: z.number().int().min(1).max(65_535),
  database: sqlName,
  user: sqlName,
  /** verify: encrypted, the certificate checked · none: in the clear, only to an allowed host. */
  encryption: z.enum(['verify', 'none']),
  query: sqlQuerySchema,
  timeoutSeconds: z.number().int().min(1).max(3600).default(300),
  maxRows: z.number().int().min(1).max(2_000_000).default(200_000),
  allowedHost: z.string().max(300).nullable(),
});
export type SqlConnection = z.infer<typeof sqlConnectionSchema>;

export const connectionSchema = z.discriminatedUnion('kind', [httpConnectionSchema, sqlConnectionSchema]);
export type Connection = z.infer<typeof connectionSchema>;

const hour = z.number().int().min(0).max(23);

/** Runs while the app is open. `weekday` 1 is Monday, 7 Sunday; hours are those of the source's time zone. */
export const scheduleSchema = z.discriminatedUnion('every', [
  z.object({ every: z.literal('never') }),
  z.object({ every: z.literal('hour') }),
  z.object({ every: z.literal('day'), hour }),
  z.object({ every: z.literal('week'), weekday: z.number().int().min(1).max(7), hour }),
]);
export type Schedule = z.infer<typeof scheduleSchema>;

/** Which days are asked for: from `firstDay` at first, later from `rereadDays` before the newest day that came in. */
export const spanSchema = z.object({
  firstDay: daySchema,
  rereadDays: z.number().int().min(0).max(400),
  timeZone: z.string().min(1).max(80),
});
export type Span = z.infer<typeof spanSchema>;

export const sourceDraftSchema = z.object({
  name: lineSchema,
  featureId: idSchema,
  preset: z.string().max(60),
  connection: connectionSchema,
  span: spanSchema,
  schedule: scheduleSchema,
  /** What the secret is kept under in the shell; null when the source needs none. */
  secretId: idSchema.nullable(),
  /** How the table is read, as for a file: answered once, used in every run. */
  mapping: importMappingSchema,
  /** The names of the table's columns when the mapping was made. */
  columns: z.array(z.string().max(1000)).max(2000),
  changes: changeRuleSchema.default('revise'),
});
export type SourceDraft = z.infer<typeof sourceDraftSchema>;

export type Source = SourceDraft & { id: string; paused: 'running' | 'paused' };

/** The host a connection talks to, as the URL standard writes it; null when the address names none. */
export function hostOf(connection: Connection): string | null {
  if (connection.kind === 'sql') return connection.host.toLowerCase();
  const host =
    /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)/i.exec(connection.address)?.[1] ?? '';
  return host === '' ? null : host.toLowerCase();
}
