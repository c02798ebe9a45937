import type { Working, WorkingFigure } from '#shared/decisions/gate.ts';
import type { Figure, Formats } from '#shared/words/format.ts';

/** What is beyond all sense to write out, by the key of its words. */
export type Extreme = 'smallShare' | 'largeShare' | 'evidence' | 'change' | 'tiny';
type SayExtreme = (extreme: Extreme, number: string) => string;

export type FigureWriter = {
  readonly formats: Formats;
  readonly sayExtreme: SayExtreme;
};

const NOTHING = '–';
const DECIMALS = 3;

/** Beyond a million to one nobody is surer. */
const MOST_EVIDENCE = 1e6;

/** Shares closer than this to none or all are said in words: a thousandth of a percent. */
const LEAST_SHARE = 1e-5;

/** Shares below this need more digits to be told from nothing. */
const SMALL = 0.001;

/** From here to all, two decimals of a percentage would round to it. */
const NEAREST = 0.9999;

/** A change by more than so many times is said in words. */
const MOST_CHANGE = 10;

/** A number this small is nothing to anybody who reads three decimals, but not none. */
const TINY = 1e-6;

/** Figures that are a difference between two levels: written with their sign, shares in points. */
const DIFFERENCES = /^(effect|difference|worst-end)/;

const KINDS: readonly Figure['kind'][] = ['proportion', 'mean', 'duration', 'count', 'ratio', 'value'];

function endOf({ figures }: Working, name: string): number | null {
  const value = figures.find((figure) => figure.name === name)?.value;
  return typeof value === 'number' ? value : null;
}

/** The metric's scale; the range says how many decimals of a difference mean anything, as it does elsewhere. */
function scaleOf(working: Working): Figure {
  const { kind, unit } = working.metric;
  const interval = { low: endOf(working, 'difference-low'), high: endOf(working, 'difference-high') };
  return { kind: KINDS.find((known) => known === kind) ?? 'value', unit, interval };
}

function writeShare({ formats, sayExtreme }: FigureWriter, share: number): string {
  const most = 1 - LEAST_SHARE;
  if (share > 0 && share < LEAST_SHARE)
    return sayExtreme('smallShare', formats.percent(LEAST_SHARE, DECIMALS));
  if (share < 1 && share > most) return sayExtreme('largeShare', formats.percent(most, DECIMALS));
  if (share > 0 && share < SMALL) return formats.metric(share, { kind: 'proportion', unit: '' });
  const isNearAll = share < 1 && share > 1 - SMALL;
  return isNearAll ? formats.percent(share, share > NEAREST ? DECIMALS : 2) : formats.percent(share);
}

function writeChange({ formats, sayExtreme }: FigureWriter, change: number): string {
  return change > MOST_CHANGE ? sayExtreme('change', '') : formats.signedPercent(change);
}

function writeNumber({ formats, sayExtreme }: FigureWriter, value: number): string {
  const size = Math.abs(value);
  if (size === 0 || size >= SMALL) return formats.decimal(value, DECIMALS);
  return size < TINY ? sayExtreme('tiny', formats.decimal(TINY, 6)) : formats.decimal(value, 6);
}

function writeLevel(
  writer: FigureWriter,
  working: Working,
  { name, value }: { name: string; value: number },
): string {
  const { formats } = writer;
  const scale = scaleOf(working);
  if (name === 'margin') return formats.metricDifference(Math.abs(value), scale).replace(/^\+/, '');
  if (DIFFERENCES.test(name)) return formats.metricDifference(value, scale);
  return scale.kind === 'proportion' && value < LEAST_SHARE
    ? writeShare(writer, value)
    : formats.metric(value, scale);
}

/** A figure behind a judgement in its own scale; a dash where there is none, words where the number is beyond sense. */
export function writeFigure(
  writer: FigureWriter,
  working: Working,
  { name, value, as }: WorkingFigure,
): string {
  const { formats, sayExtreme } = writer;
  if (value === null) return NOTHING;
  if (typeof value === 'string') return as === 'day' ? formats.dayLong(value) : value;
  switch (as) {
    case 'count':
    case 'days':
      return formats.whole(value);
    case 'share':
      return writeShare(writer, value);
    case 'level':
      return writeLevel(writer, working, { name, value });
    case 'change':
      return writeChange(writer, value);
    case 'evidence':
      return value > MOST_EVIDENCE ? sayExtreme('evidence', '') : formats.plain(value);
    default:
      return writeNumber(writer, value);
  }
}
