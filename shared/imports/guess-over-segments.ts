import { wordsOf } from './arm-words.ts';
import type { ImportMapping, MetricMapping } from './import-mapping.ts';
import type { Metric, OverSegments } from '#shared/metrics/metric.ts';

/** What can be answered when it is asked whether segments add up. */
export type OverSegmentsAnswer = Exclude<OverSegments, 'unsaid'>;

/** Words of levels: of two regions nobody wants the sum. English and Italian. */
const LEVEL = new Set(
  'average avg mean median media medio medie medi mediana rate tasso percent percentage percentuale pct share quota score punteggio rating ratings voto voti valutazione valutazioni temperature temperatura index indice nps csat sus ces level livello price prices prezzo prezzi ratio rapporto satisfaction soddisfazione speed velocita per conversion conversione'.split(
    ' ',
  ),
);

/** Words of times, which are levels too unless they are counted in money: what waiting costs adds up. */
const TIME = new Set(
  'time times tempo tempi wait waiting attesa attese duration durata latency latenza delay ritardo'.split(
    ' ',
  ),
);

const MONEY = new Set(
  'eur euro usd dollar dollars gbp chf cost costs costo costi revenue revenues ricavo ricavi fatturato incasso incassi sales vendite spesa spese'.split(
    ' ',
  ),
);
const MONEY_SIGN = /[€$£¥]/u;
/** "%", "°C", "€/order": a share, a level, so much of each. */
const LEVEL_SIGN = /[%‰°/]/u;

/** Whether a figure of that name and unit adds up over segments: rates, averages and scores do not, amounts and counts do. */
export function guessOverSegments({ name, unit }: Pick<Metric, 'name' | 'unit'>): OverSegmentsAnswer {
  const text = `${name} ${unit}`;
  const words = wordsOf(text);
  const says = (known: ReadonlySet<string>) => words.some((word) => known.has(word));
  if (says(LEVEL) || LEVEL_SIGN.test(text)) return 'averages';
  return says(TIME) && !says(MONEY) && !MONEY_SIGN.test(text) ? 'averages' : 'adds-up';
}

/** Whether each row of a table is a day of a segment; in others it is one case, and a figure its average. */
function hasRowsOfDays({ shape, personColumn }: ImportMapping): boolean {
  return shape !== 'events' && personColumn === null;
}

type Told = Pick<Metric, 'name' | 'unit' | 'kind'>;

/**
 * What a metric that a file makes does over segments when nobody has said it. A count over a column is a rate, and rows
 * that are single cases give their average.
 */
export function guessForFile(
  mapping: ImportMapping,
  { unitsColumn }: Pick<MetricMapping, 'unitsColumn'>,
  metric: Told,
): OverSegments {
  if (metric.kind !== 'value' && metric.kind !== 'count') return 'unsaid';
  if (!hasRowsOfDays(mapping)) return 'averages';
  if (metric.kind === 'count') return unitsColumn === null ? 'adds-up' : 'averages';
  return guessOverSegments(metric);
}

/** Whether a file has to ask it: it has segments, and a row gives a metric one plain figure or count of a day in each. */
export function asksOverSegments(
  mapping: ImportMapping,
  { unitsColumn }: Pick<MetricMapping, 'unitsColumn'>,
  { kind }: Pick<Metric, 'kind'>,
): boolean {
  if (mapping.segmentColumn === null || !hasRowsOfDays(mapping)) return false;
  return kind === 'value' || (kind === 'count' && unitsColumn === null);
}
