import { assertNever } from '#shared/kernel/assert.ts';
import type { SqlConnection, SqlMetric, SqlQuery } from './source.ts';

export type SqlEngine = SqlConnection['engine'];
type Template = Extract<SqlQuery, { kind: 'template' }>;

/** A name as the engine quotes it; `shop.orders` names a table inside a schema. */
export function quoteName(name: string, engine: SqlEngine): string {
  const mark = engine === 'postgresql' ? '"' : '`';
  return name
    .split('.')
    .map((part) => `${mark}${part.replaceAll(mark, mark + mark)}${mark}`)
    .join('.');
}

const PLAIN_NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** A bare name is quoted; anything else is an expression of the person and stays as it is, in brackets. */
function expressionOf(text: string, engine: SqlEngine): string {
  return PLAIN_NAME.test(text) ? quoteName(text, engine) : `(${text})`;
}

type Aggregate = { name: string; sql: string };

/** Floating point in MySQL, exact numbers in PostgreSQL: neither rounds an average to four places. */
const number = (expression: string) => `(${expression} * 1e0)`;

function averages(value: string): Aggregate[] {
  return [
    { name: 'average', sql: `AVG(${number(value)})` },
    { name: 'units', sql: `COUNT(${value})` },
    { name: 'squares', sql: `SUM(${number(value)} * ${number(value)})` },
  ];
}

/** Durations are averaged on the log scale, where they are compared; what took no time has no logarithm and is left out. */
function durations(value: string): Aggregate[] {
  const logarithm = `LN(CASE WHEN ${value} > 0 THEN ${number(value)} END)`;
  return [
    { name: 'typical', sql: `EXP(AVG(${logarithm}))` },
    { name: 'units', sql: `SUM(CASE WHEN ${value} > 0 THEN 1 ELSE 0 END)` },
    { name: 'squares', sql: `SUM(${logarithm} * ${logarithm})` },
  ];
}

function shares(condition: string, user: string | null): Aggregate[] {
  return user === null
    ? [
        { name: 'total', sql: `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)` },
        { name: 'units', sql: 'COUNT(*)' },
      ]
    : [
        { name: 'total', sql: `COUNT(DISTINCT CASE WHEN ${condition} THEN ${user} END)` },
        { name: 'units', sql: `COUNT(DISTINCT ${user})` },
      ];
}

function counts(value: string | null, over: string | null, user: string | null): Aggregate[] {
  const exposure = over !== null ? `SUM(${number(over)})` : user !== null ? `COUNT(DISTINCT ${user})` : null;
  return [
    { name: 'total', sql: value === null ? 'COUNT(*)' : `SUM(${number(value)})` },
    ...(exposure === null ? [] : [{ name: 'units', sql: exposure }]),
  ];
}

/** All that the delta method needs of numerator x and denominator y, over the units that `ratioUnits` selects. */
const RATIO_SUMS: readonly Aggregate[] = [
  { name: 'total', sql: 'SUM(pilotbook_x)' },
  { name: 'units', sql: 'SUM(pilotbook_y)' },
  { name: 'squares', sql: 'SUM(pilotbook_x * pilotbook_x)' },
  { name: 'pairs', sql: 'COUNT(*)' },
  { name: 'base_squares', sql: 'SUM(pilotbook_y * pilotbook_y)' },
  { name: 'cross_products', sql: 'SUM(pilotbook_x * pilotbook_y)' },
];

function aggregatesOf(metric: SqlMetric, user: string | null, engine: SqlEngine): readonly Aggregate[] {
  const value = metric.value === '' ? null : expressionOf(metric.value, engine);
  const over = metric.over === '' ? null : expressionOf(metric.over, engine);
  switch (metric.kind) {
    case 'proportion':
      return shares(value ?? '(1 = 1)', user);
    case 'mean':
      return averages(value ?? '1');
    case 'duration':
      return durations(value ?? '1');
    case 'count':
      return counts(value, over, user);
    case 'ratio':
      return RATIO_SUMS;
    case 'value':
      return [{ name: 'total', sql: `AVG(${number(value ?? '1')})` }];
    default:
      return assertNever(metric.kind);
  }
}

type Grouping = { names: string[]; selects: string[] };

function groupingOf(template: Template, engine: SqlEngine): Grouping {
  const time = quoteName(template.timeColumn, engine);
  const day = engine === 'postgresql' ? `CAST(${time} AS date)` : `DATE(${time})`;
  const parts = [
    { name: 'day', sql: day },
    ...(template.armColumn === '' ? [] : [{ name: 'arm', sql: quoteName(template.armColumn, engine) }]),
    ...(template.segmentColumn === ''
      ? []
      : [{ name: 'segment', sql: quoteName(template.segmentColumn, engine) }]),
  ];
  return {
    names: parts.map(({ name }) => name),
    selects: parts.map(({ name, sql }) => `${sql} AS ${quoteName(name, engine)}`),
  };
}

type Parts = { template: Template; engine: SqlEngine; grouping: Grouping; user: string | null };

/**
 * The units of a ratio, numerator and denominator beside each other: the rows, or where a customer column is named each
 * customer's sums of the day, since one customer's rows are no independent witnesses. An absent value counts as nothing.
 */
function ratioUnits({ template, engine, grouping, user }: Parts): string {
  const { value, over } = template.metric;
  const column = (text: string) =>
    text === '' ? '1e0' : `COALESCE(${number(expressionOf(text, engine))}, 0)`;
  const sum = (text: string) => (user === null ? column(text) : `SUM(${column(text)})`);
  const selects = [
    ...grouping.selects,
    ...(user === null ? [] : [`${user} AS pilotbook_unit`]),
    `${sum(value)} AS pilotbook_x`,
    `${sum(over)} AS pilotbook_y`,
  ];
  const places = [...grouping.names, 'unit'].map((_name, at) => at + 1).join(', ');
  return `(
  SELECT ${selects.join(',\n    ')}
  FROM ${quoteName(template.table, engine)}
  WHERE ${quoteName(template.timeColumn, engine)} >= :from${user === null ? '' : ` AND ${user} IS NOT NULL\n  GROUP BY ${places}`}
) AS pilotbook_units`;
}

/**
 * The query of a template: one row for each day, arm and segment, so that raw data stays where it lives. Columns: day, arm
 * and segment, then the figure as the file readers expect it of the metric's kind (`total`, the `average` of a mean, the
 * `typical` length of a duration), its `units`, and what an honest interval needs besides: the `squares` of a mean, of a
 * duration's logarithms, of a ratio's numerators, and a ratio's `pairs`, `base_squares` and `cross_products`. `:from` is
 * the first day wanted.
 */
export function writeTemplate(template: Template, engine: SqlEngine): string {
  const grouping = groupingOf(template, engine);
  const user = template.userColumn === '' ? null : quoteName(template.userColumn, engine);
  const isRatio = template.metric.kind === 'ratio';
  const keys = isRatio ? grouping.names.map((name) => quoteName(name, engine)) : grouping.selects;
  const aggregates = aggregatesOf(template.metric, user, engine).map(
    ({ name, sql }) => `${sql} AS ${quoteName(name, engine)}`,
  );
  const places = grouping.names.map((_name, at) => at + 1).join(', ');
  const from = isRatio
    ? ratioUnits({ template, engine, grouping, user })
    : `${quoteName(template.table, engine)}
WHERE ${quoteName(template.timeColumn, engine)} >= :from`;
  return `SELECT ${[...keys, ...aggregates].join(',\n  ')}
FROM ${from}
GROUP BY ${places}
ORDER BY ${places}`;
}

export function textOfQuery(query: SqlQuery, engine: SqlEngine): string {
  return query.kind === 'own' ? query.text : writeTemplate(query, engine);
}

export type PreparedSql = {
  text: string;
  /** How often the first day stands in the text, for drivers that count their question marks. */
  uses: number;
  /** Turns a place in `text` (from 0) into one in the query as it was written. */
  placeInQuery: (place: number) => number;
};

/** Strings, quoted names, comments and dollar quotes, in which `:from` means nothing; then `::` casts and `:from`. */
const TOKENS =
  /'(?:[^'\\]|\\.|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|--[^\n]*|\/\*[\s\S]*?\*\/|(\$[a-z_]*\$)[\s\S]*?\1|::|:from\b/gi;

/** Puts the driver's own mark where `:from` stands, and asks for no more than `limit` rows. */
export function prepareSql(query: string, engine: SqlEngine, limit: number): PreparedSql {
  const mark = engine === 'postgresql' ? '$1' : '?';
  const trimmed = query.replace(/[\s;]+$/, '');
  const prefix = 'SELECT * FROM (\n';
  const cuts: number[] = [];
  const filled = trimmed.replaceAll(TOKENS, (token, _quote, at: number) => {
    if (token.toLowerCase() !== ':from') return token;
    cuts.push(at - cuts.length * (token.length - mark.length));
    return mark;
  });
  const shift = ':from'.length - mark.length;
  return {
    text: `${prefix}${filled}\n) AS pilotbook_rows LIMIT ${limit}`,
    uses: cuts.length,
    placeInQuery: (place) => {
      const inside = Math.max(0, place - prefix.length);
      return Math.min(trimmed.length, inside + cuts.filter((cut) => cut < inside).length * shift);
    },
  };
}
