import { confirmedMapping, type ImportCalendar } from '#shared/imports/confirmed-mapping.ts';
import { changeRuleSchema } from '#shared/imports/imports.contract.ts';
import { fileFormatSchema, importMappingSchema } from '#shared/imports/import-mapping.ts';
import type { RowMapping } from '#shared/imports/row-mapping.ts';
import { idSchema, z } from '#shared/kernel/schema.ts';
import type { FileLook } from './look-at-file.ts';
import type { ResolvedMetrics } from './resolve-metrics.ts';
import type { RowWriting } from './read-mended-row.ts';

const NO_CALENDAR: ImportCalendar = { clock: null, today: null };

const numberFormatSchema = z.object({
  decimal: z.enum(['.', ',']).nullable(),
  group: z.enum(['.', ',', ' ', "'"]).nullable(),
});

/** How the rows were parted and mapped, with all that only the whole file could tell (number formats, the year rule). */
const keptReadingSchema = z.object({
  /** Of imports from before there were others, all are delimited text. */
  format: fileFormatSchema.default('delimited'),
  delimiter: z.string(),
  quote: z.string().nullable(),
  escape: z.enum(['doubled', 'backslash']).default('doubled'),
  width: z.number().int().positive(),
  /** The column names, which the records of JSON are read by. */
  names: z.array(z.string()).default([]),
  /** The row mapping but for its calendar, which is the workspace's; `numberFormats` as entries. */
  rows: z.looseObject({ numberFormats: z.array(z.tuple([z.number().int(), numberFormatSchema])) }),
});
export type KeptReading = z.infer<typeof keptReadingSchema>;

/** What an import of figures keeps of its file. Imports from before it was kept have no `reading`. */
export const keptFileSchema = z.object({
  columns: z.array(z.string()),
  mapping: importMappingSchema,
  /** Imports from before say `replace` too, which did what `revise` does. */
  changes: z
    .preprocess((kept) => (kept === 'replace' ? 'revise' : kept), changeRuleSchema.nullable())
    .default(null),
  reading: keptReadingSchema.nullable().default(null),
  madeMetricIds: z.array(idSchema).default([]),
});
export type KeptFile = z.infer<typeof keptFileSchema>;

/** Keeps how a file was read under a mapping without open questions, so that a row of it can be read again without it. */
export function keepReading(look: FileLook, resolved: ResolvedMetrics): KeptReading {
  const { columns, rows, dialect, layout } = look;
  const confirmed = confirmedMapping({
    mapping: resolved.mapping,
    columns,
    rows,
    foundDecimal: dialect.decimal,
    metrics: resolved.columns,
    calendar: NO_CALENDAR,
  });
  const { format, delimiter, quote, escape, width, names } = layout;
  return {
    format,
    delimiter,
    quote,
    escape,
    width,
    names,
    rows: { ...confirmed, numberFormats: [...confirmed.numberFormats].map(([at, format]) => [at, format]) },
  };
}

export type ReadingAgain = {
  mapping: RowMapping;
  layout: RowWriting;
};

/** The other way round: how a row of that file is read now. */
export function readingOf({ rows, ...layout }: KeptReading, calendar: ImportCalendar): ReadingAgain {
  const mapping = {
    ...rows,
    ...calendar,
    numberFormats: new Map(rows.numberFormats),
  } as unknown as RowMapping;
  return { mapping, layout };
}
