import { useTranslation } from 'react-i18next';
import type { ChartGeometry } from './chart-geometry.ts';
import type { ChartModel } from './chart-rows.ts';
import { dayOfTick, dayTicks, yearTicks } from './chart-scale.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { useShortNumbers } from './use-short-numbers.ts';
import { toEpochDay } from '#shared/kernel/calendar-day.ts';

const TICK_LENGTH = 6;
const WORDS_BENEATH = 17;
const WORDS_BESIDE = 8;
/** Half the height of a small letter. */
const HALF_LETTER = 4;
const YEAR_BENEATH = 14;
const LETTERS_OF_ROOM = 8;
const EMPTY_DECIMALS = /[.,]0(?!\d)/;

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

/** Days beneath the plot, the year under the first of each. */
export function DayAxis({ axis, model, geometry }: DayAxisProps) {
  const { t } = useTranslation('ui');
  const formats = useFormats();
  const { from, to, hasYears } = model;
  const width = geometry.right - geometry.left;
  const isCounted = axis === 'counted';
  const ticks = isCounted ? countedTicks(model, width) : dayTicks(from, to, width);
  const words = (tick: number): string =>
    isCounted ? t('chart.dayNumber', { day: tick }) : formats.dayPlain(dayOfTick(tick));
  const years = hasYears ? yearTicks(ticks) : null;
  const { left, right, bottom } = geometry;
  return (
    <g>
      <line x1={left} x2={right} y1={bottom} y2={bottom} className="chart-axis" />
      {ticks.map((tick) => {
        const x = geometry.x(tick);
        return (
          <g key={tick}>
            <line x1={x} x2={x} y1={bottom} y2={bottom + TICK_LENGTH} className="chart-axis" />
            <text x={x} y={bottom + WORDS_BENEATH} textAnchor="middle" className="chart-tick">
              <tspan x={x}>{words(tick)}</tspan>
              {years?.has(tick) === true && (
                <tspan x={x} dy={YEAR_BENEATH} className="chart-year">
                  {dayOfTick(tick).slice(0, 4)}
                </tspan>
              )}
            </text>
          </g>
        );
      })}
    </g>
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

type ValueAxisProps = {
  format: (value: number) => string;
  model: ChartModel;
  geometry: ChartGeometry;
};

/** Round values beside the plot, each with a line across it. */
export function ValueAxis({ format, model, geometry }: ValueAxisProps) {
  const { valueTicks } = model;
  const { left, right } = geometry;
  const words = useTickWords(format, valueTicks);
  return (
    <g data-axis="values">
      {valueTicks.map((tick) => {
        const y = geometry.y(tick);
        return (
          <g key={tick}>
            <line x1={left} x2={right} y1={y} y2={y} className="chart-grid" />
            <text x={left - WORDS_BESIDE} y={y + HALF_LETTER} textAnchor="end" className="chart-tick">
              {words(tick)}
            </text>
          </g>
        );
      })}
    </g>
  );
}
