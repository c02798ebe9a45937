import { drawChart, type ChartArm } from './draw-chart.ts';
import { html, type Html } from './html.ts';
import { agreedOf } from './render-numbers.ts';
import type { ReportModel, ReportNumbers } from './report-model.ts';
import { figureOf, type ReportPage } from './report-page.ts';

type Bands = { name: string; from: string; to: string }[];

function bandsOf({ plan, today }: ReportModel): Bands {
  return plan.phases.flatMap(({ name, startedOn, endedOn }) =>
    startedOn === null ? [] : [{ name, from: startedOn, to: endedOn ?? today }],
  );
}

function levelLines(page: ReportPage, { metric }: ReportNumbers) {
  const target =
    metric.target === null
      ? []
      : [{ look: 'target' as const, value: metric.target, label: page.say('charts.target') }];
  const limit =
    metric.limit?.kind === 'absolute'
      ? [{ look: 'limit' as const, value: metric.limit.value, label: page.say('charts.limit') }]
      : [];
  return [...target, ...limit];
}

function armsOf(page: ReportPage, numbers: ReportNumbers): ChartArm[] {
  return numbers.arms
    .filter(({ points }) => points.length > 0)
    .map(({ arm, points }) => ({ look: arm, label: page.say(`charts.arm.${arm}`), points }));
}

function renderChart(page: ReportPage, model: ReportModel, numbers: ReportNumbers): Html {
  const { metric } = numbers;
  const chart = drawChart({
    key: metric.id,
    label: page.say('charts.label', { metric: metric.name }),
    arms: armsOf(page, numbers),
    lines: levelLines(page, numbers),
    phases: bandsOf(model),
    writeValue: (value) => page.formats.metric(value, figureOf(metric)),
    writeTick: (value) =>
      metric.kind === 'proportion'
        ? page.formats.percent(value)
        : page.formats.metric(value, figureOf(metric)),
    writeDay: page.formats.dayPlain,
  });
  const agreed = agreedOf(page, numbers);
  return html`<div class="figure">
    <h3>${metric.name} <span class="muted">${page.say(`role.${metric.role}`)}</span></h3>
    ${chart === null ? html`<p>${page.say('charts.noNumbers')}</p>` : chart}
    ${agreed === '' ? null : html`<p class="muted small">${page.say('charts.agreed', { agreed })}</p>`}
  </div>`;
}

/** Every metric over time, pilot and control, smoothed over seven days. */
export function renderCharts(page: ReportPage, model: ReportModel): Html {
  if (model.numbers.length === 0) {
    return html`<section>
      <h2>${page.say('charts.title')}</h2>
      <p>${page.say('numbers.noMetrics')}</p>
    </section>`;
  }
  return html`<section>
    <h2>${page.say('charts.title')}</h2>
    <p class="muted">${page.say('charts.note')}</p>
    ${model.numbers.map((numbers) => renderChart(page, model, numbers))}
  </section>`;
}
