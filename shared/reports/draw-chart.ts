import { dayTicks, quantile, roundTicks, spreadLabels } from './chart-scale.ts';
import { html, type Html } from './html.ts';
import { daysBetween, type CalendarDay } from '#shared/kernel/calendar-day.ts';

export type ChartPoint = {
  readonly day: CalendarDay;
  readonly estimate: number;
  /** Null where no spread is known: the line goes on, the band does not. */
  readonly low: number | null;
  readonly high: number | null;
};

export type ChartArm = {
  readonly look: 'pilot' | 'control';
  readonly label: string;
  readonly points: readonly ChartPoint[];
};

export type Chart = {
  /** Names the drawing within its page. */
  readonly key: string;
  /** What the picture shows, for those who do not see it. */
  readonly label: string;
  readonly arms: readonly ChartArm[];
  readonly lines: readonly {
    readonly look: 'target' | 'limit';
    readonly value: number;
    readonly label: string;
  }[];
  readonly phases: readonly { readonly name: string; readonly from: CalendarDay; readonly to: CalendarDay }[];
  readonly writeValue: (value: number) => string;
  readonly writeTick: (value: number) => string;
  readonly writeDay: (day: CalendarDay) => string;
};

const WIDTH = 672;
const HEIGHT = 190;
const PLOT = { left: 52, right: 560, top: 22, bottom: 164 };
const MOST_LINES = 6;
const LABEL_DISTANCE = 13;
/** A line is not drawn across more days than this without a number. */
const LONGEST_GAP = 7;

type Scale = {
  readonly from: CalendarDay;
  readonly to: CalendarDay;
  readonly ticks: readonly number[];
  readonly x: (day: CalendarDay) => number;
  readonly y: (value: number) => number;
};

/** The ends of wild early intervals are cut off rather than let them press the lines flat. */
function valuesOf(chart: Chart): number[] {
  const points = chart.arms.flatMap((arm) => arm.points);
  return [
    ...points.map((point) => point.estimate),
    ...chart.lines.map((line) => line.value),
    quantile(
      points.map((point) => point.low ?? point.estimate),
      0.1,
    ),
    quantile(
      points.map((point) => point.high ?? point.estimate),
      0.9,
    ),
  ];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function scaleOf(chart: Chart): Scale | null {
  const days = chart.arms.flatMap((arm) => arm.points.map((point) => point.day)).toSorted();
  const from = days[0];
  const to = days.at(-1);
  if (from === undefined || to === undefined) return null;
  const values = valuesOf(chart);
  const ticks = roundTicks({ low: Math.min(...values), high: Math.max(...values) }, MOST_LINES);
  const low = ticks[0] ?? 0;
  const high = ticks.at(-1) ?? 1;
  const span = Math.max(1, daysBetween(from, to));
  return {
    from,
    to,
    ticks,
    x: (day) => round(PLOT.left + ((PLOT.right - PLOT.left) * daysBetween(from, day)) / span),
    y: (value) => round(PLOT.bottom - ((PLOT.bottom - PLOT.top) * (value - low)) / (high - low)),
  };
}

function drawGrid(chart: Chart, { ticks, y }: Scale): Html[] {
  return ticks.map(
    (tick) =>
      html`<line class="grid" x1="${PLOT.left}" x2="${PLOT.right}" y1="${y(tick)}" y2="${y(tick)}" />
        <text x="${PLOT.left - 8}" y="${y(tick) + 3.5}" text-anchor="end">${chart.writeTick(tick)}</text>`,
  );
}

function drawDays(chart: Chart, { from, to, x }: Scale): Html[] {
  return dayTicks(from, to, MOST_LINES).map(
    (day) =>
      html`<line class="tick" x1="${x(day)}" x2="${x(day)}" y1="${PLOT.bottom}" y2="${PLOT.bottom + 4}" />
        <text x="${x(day)}" y="${PLOT.bottom + 17}" text-anchor="middle">${chart.writeDay(day)}</text>`,
  );
}

const LETTER_WIDTH = 6;

function drawPhases(chart: Chart, { from, to, x }: Scale): Html[] {
  return chart.phases
    .filter((phase) => phase.from <= to && phase.to >= from)
    .map((phase, index) => {
      const left = x(phase.from < from ? from : phase.from);
      const right = x(phase.to > to ? to : phase.to);
      const width = round(Math.max(0, right - left));
      const fits = phase.name.length * LETTER_WIDTH < width;
      return html`<rect
          class="phase-${index % 2}"
          x="${left}"
          y="${PLOT.top}"
          width="${width}"
          height="${PLOT.bottom - PLOT.top}"
        />
        ${fits ? html`<text class="phase-name" x="${left + 4}" y="${PLOT.top - 7}">${phase.name}</text>` : null}`;
    });
}

/** Stretches of a line without a long gap. */
function stretchesOf(points: readonly ChartPoint[]): ChartPoint[][] {
  const stretches: ChartPoint[][] = [];
  let last: ChartPoint | undefined;
  for (const point of points) {
    if (last === undefined || daysBetween(last.day, point.day) > LONGEST_GAP) stretches.push([]);
    stretches.at(-1)?.push(point);
    last = point;
  }
  return stretches;
}

function pathOf(scale: Scale, points: readonly ChartPoint[], pick: (point: ChartPoint) => number): string {
  return points.map((point) => `${scale.x(point.day)} ${scale.y(pick(point))}`).join('L');
}

function drawArm(scale: Scale, arm: ChartArm): Html {
  const stretches = stretchesOf(arm.points);
  const bands = stretches.map((points) => {
    const upper = pathOf(scale, points, (point) => point.high ?? point.estimate);
    const lower = pathOf(scale, points.toReversed(), (point) => point.low ?? point.estimate);
    return html`<path class="band ${arm.look}" d="M${upper}L${lower}Z" />`;
  });
  const lines = stretches.map(
    (points) =>
      html`<path class="line ${arm.look}" d="M${pathOf(scale, points, (point) => point.estimate)}" />`,
  );
  return html`${bands}${lines}`;
}

function drawEnd(scale: Scale, arm: ChartArm): Html | null {
  const last = arm.points.at(-1);
  if (last === undefined) return null;
  return html`<circle
    class="end ${arm.look}"
    cx="${scale.x(last.day)}"
    cy="${scale.y(last.estimate)}"
    r="3.5"
  />`;
}

type EndLabel = { readonly look: string; readonly text: string; readonly value: number };

function endLabels(chart: Chart): EndLabel[] {
  const arms = chart.arms.flatMap((arm) => {
    const last = arm.points.at(-1);
    if (last === undefined) return [];
    return [
      { look: arm.look, text: `${arm.label} ${chart.writeValue(last.estimate)}`, value: last.estimate },
    ];
  });
  const lines = chart.lines.map(({ look, label, value }) => ({ look, text: label, value }));
  return [...arms, ...lines];
}

function drawEndLabels(chart: Chart, scale: Scale): Html[] {
  const labels = endLabels(chart);
  const places = spreadLabels(
    labels.map(({ value }) => scale.y(value)),
    LABEL_DISTANCE,
    { low: PLOT.top, high: PLOT.bottom },
  );
  return labels.map(
    ({ look, text }, index) =>
      html`<text class="end-label ${look}" x="${PLOT.right + 8}" y="${round((places[index] ?? 0) + 3.5)}">
        ${text}
      </text>`,
  );
}

function drawLines(chart: Chart, { y }: Scale): Html[] {
  return chart.lines.map(
    ({ look, value }) =>
      html`<line
        class="rule ${look}"
        x1="${PLOT.left}"
        x2="${PLOT.right}"
        y1="${y(value)}"
        y2="${y(value)}"
      />`,
  );
}

/**
 * A line per arm with its interval band, the control dashed, target and limit lines labelled at their end, phases as
 * tints behind. Null when no arm has a point.
 */
export function drawChart(chart: Chart): Html | null {
  const scale = scaleOf(chart);
  if (scale === null) return null;
  const clip = `clip-${chart.key}`;
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${chart.label}">
    <clipPath id="${clip}">
      <rect
        x="${PLOT.left}"
        y="${PLOT.top}"
        width="${PLOT.right - PLOT.left}"
        height="${PLOT.bottom - PLOT.top}"
      />
    </clipPath>
    ${drawPhases(chart, scale)}${drawGrid(chart, scale)}${drawDays(chart, scale)}
    <g clip-path="url(#${clip})">
      ${drawLines(chart, scale)}${chart.arms.toReversed().map((arm) => drawArm(scale, arm))}
    </g>
    ${chart.arms.flatMap((arm) => drawEnd(scale, arm) ?? [])}${drawEndLabels(chart, scale)}
  </svg>`;
}
