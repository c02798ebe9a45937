import { useTranslation } from 'react-i18next';
import { XAxis, YAxis } from 'recharts';
import { PLOT_LEFT, type ChartGeometry } from './chart-geometry.ts';
import type { ChartModel } from './chart-rows.ts';
import { dayOfTick, dayTicks, yearTicks } from './chart-scale.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { useShortNumbers } from './use-short-numbers.ts';
import { toEpochDay } from '#shared/kernel/calendar-day.ts';

const TICK = { fontSize: 11, fill: 'var(--ink-3)' };
const LETTERS_OF_ROOM = 8;
const EMPTY_DECIMALS = /[.,]0(?!\d)/;

type DayTickProps = {
  years: ReadonlySet<number>;
  words: (tick: number) => string;
  /** These come from the axis around it. */
  x?: number | string;
  y?: number | string;
  payload?: { value: number };
};

/** A day, with its year beneath where the year begins. */
function DayTick({ years, words, x = 0, y = 0, payload }: DayTickProps) {
  if (payload === undefined) return null;
  const { value } = payload;
  return (
    <text x={x} y={Number(y) + 8} textAnchor="middle" className="chart-tick">
      <tspan x={x}>{words(value)}</tspan>
      {years.has(value) && (
        <tspan x={x} dy={14} className="chart-year">
          {dayOfTick(value).slice(0, 4)}
        </tspan>
      )}
    </text>
  );
}

type DayAxisProps = { axis: 'calendar' | 'counted'; model: ChartModel; geometry: ChartGeometry };

/** Ticks of a counted axis: day 1, then every so many days. */
function countedTicks(model: ChartModel, width: number): number[] {
  const days = dayTicks(model.from, model.to, width);
  const [first, second] = days;
  if (first === undefined || second === undefined) return days;
  const step = Math.max(1, second - first);
  const last = toEpochDay(model.to);
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, at) => Math.max(1, at * step)).filter(
    (tick) => tick >= toEpochDay(model.from),
  );
}

function ticksOf(model: ChartModel, axis: DayAxisProps['axis'], width: number): number[] {
  if (model.onlyDay !== null) return [toEpochDay(model.onlyDay)];
  return axis === 'counted' ? countedTicks(model, width) : dayTicks(model.from, model.to, width);
}

export function DayAxis({ axis, model, geometry }: DayAxisProps) {
  const { t } = useTranslation('ui');
  const formats = useFormats();
  const { from, hasYears } = model;
  const width = geometry.right - geometry.left;
  const isCounted = axis === 'counted';
  const ticks = ticksOf(model, axis, width);
  const words = (tick: number): string =>
    isCounted ? t('chart.dayNumber', { day: tick }) : formats.dayPlain(dayOfTick(tick));
  return (
    <XAxis
      type="number"
      dataKey="x"
      domain={[toEpochDay(from), toEpochDay(geometry.axisEnd)]}
      allowDataOverflow
      ticks={ticks}
      height={geometry.axisHeight}
      tick={<DayTick years={hasYears ? yearTicks(ticks) : new Set()} words={words} />}
      tickLine={{ stroke: 'var(--line-strong)' }}
      axisLine={{ stroke: 'var(--line-strong)' }}
      interval={0}
    />
  );
}

/** Values in the metric's own scale; where those are too long to stand beside the plot, short and without unit. */
export function useTickWords(
  format: (value: number) => string,
  ticks: readonly number[],
): (value: number) => string {
  const short = useShortNumbers();
  // "30.0 %" says no more than "30 %" where every value of the axis is round.
  const isRound = ticks.every((tick) => EMPTY_DECIMALS.test(format(tick)));
  const plain = (tick: number): string => (isRound ? format(tick).replace(EMPTY_DECIMALS, '') : format(tick));
  const words = ticks.map(plain);
  const fits = words.every(({ length }) => length <= LETTERS_OF_ROOM) && new Set(words).size === ticks.length;
  return fits ? plain : short;
}

type ValueAxisProps = { format: (value: number) => string; model: ChartModel };

export function ValueAxis({ format, model }: ValueAxisProps) {
  const { valueTicks } = model;
  const words = useTickWords(format, valueTicks);
  return (
    <YAxis
      width={PLOT_LEFT}
      domain={[valueTicks[0] ?? 0, valueTicks.at(-1) ?? 1]}
      allowDataOverflow
      ticks={[...valueTicks]}
      tickFormatter={words}
      tick={TICK}
      tickLine={false}
      axisLine={false}
      interval={0}
    />
  );
}
