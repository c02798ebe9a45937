import { addDays, type CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Id } from '#shared/kernel/schema.ts';
import { compareMetric } from '#shared/metrics/compare-metric.ts';
import type { ArmLine, PhaseSeries, SegmentSeries, Spread } from '#shared/metrics/explorer.ts';
import type { DailyValue, Metric } from '#shared/metrics/metric.ts';
import type { Series, Smoothing } from '#shared/metrics/series.ts';
import { type LineQuestion, smoothSeries } from '#shared/metrics/smooth-series.ts';
import { deriveSegmentDays } from '#shared/metrics/derive-segment-days.ts';
import { splitBySegment, type SegmentDay } from '#shared/metrics/split-by-segment.ts';
import { binEdges, countInBins, levelsOfDays, quartilesOf } from '#shared/metrics/spread-of-days.ts';
import type { ReadableDb } from '#electron/database/handles.ts';
import { createExplorerReadModel, type StartedPhase } from './explorer.read-model.ts';
import { createMetricsReadModel } from './metrics.read-model.ts';
import type { MetricsService } from './metrics.service.ts';

type DrawnDays = { metricId: Id; from: CalendarDay | null; to: CalendarDay | null };
type SeriesQuestion = DrawnDays & { smoothing: Smoothing; points: 'drawn' | 'all' };
type SplitQuestion = DrawnDays & { smoothing: Smoothing };
type PhaseQuestion = { metricId: Id; smoothing: Smoothing };

const ARMS = ['pilot', 'control'] as const;

/** A dozen small charts stand on one page; each is a few hundred pixels wide. */
const POINTS_OF_SMALL_CHART = 160;

type DrawnLine = ArmLine & { daysPerStretch: number };

function linesOf(metric: Metric, values: readonly DailyValue[], question: LineQuestion): DrawnLine[] {
  return ARMS.map((arm) => {
    const ofArm = values.filter((value) => value.arm === arm);
    return Object.assign({ arm }, smoothSeries(metric.kind, ofArm, question));
  }).filter(({ points }) => points.length > 0);
}

function plainLines(lines: readonly DrawnLine[]): ArmLine[] {
  return lines.map(({ arm, points }) => ({ arm, points }));
}

function within(values: readonly DailyValue[], { from, to }: Omit<DrawnDays, 'metricId'>): DailyValue[] {
  return values.filter(({ day }) => (from === null || day >= from) && (to === null || day <= to));
}

/** The day before the next phase starts, or the day this one ended if that is earlier; null while it runs. */
function lastDayOf(phase: StartedPhase, next: StartedPhase | undefined): CalendarDay | null {
  const beforeNext = next === undefined ? null : addDays(next.from, -1);
  if (phase.to === null || beforeNext === null) return phase.to ?? beforeNext;
  return phase.to < beforeNext ? phase.to : beforeNext;
}

/** Pictures of the figures of one metric: its lines, its segments, its phases, the spread of its days. Read only. */
export function createExplorer(
  db: ReadableDb,
  metrics: Pick<MetricsService, 'getMetric' | 'dailyValues' | 'readDays' | 'findRecipe'>,
) {
  const explored = createExplorerReadModel(db);
  const days = createMetricsReadModel(db);

  function drawSeries({ metricId, smoothing, from, to, points }: SeriesQuestion): Series {
    const metric = metrics.getMetric(metricId);
    const { values, incomplete, mostSegments } = metrics.readDays(metricId);
    const most = points === 'all' ? { most: null } : {};
    const lines = linesOf(metric, values, { smoothing, from, to, ...most });
    return {
      metric,
      arms: plainLines(lines),
      firstDay: values[0]?.day ?? null,
      lastDay: values.at(-1)?.day ?? null,
      daysPerStretch: Math.max(1, ...lines.map(({ daysPerStretch }) => daysPerStretch)),
      mostSegments,
      incompleteDays: [...incomplete],
    };
  }

  function listSegmentDays(metric: Metric): SegmentDay[] {
    if (metric.formula === null) return explored.listSegmentDays(metric.id);
    const recipe = metrics.findRecipe(metric);
    return recipe === null ? [] : deriveSegmentDays(recipe, explored.listSegmentDays);
  }

  function split({ metricId, smoothing, from, to }: SplitQuestion): SegmentSeries[] {
    const metric = metrics.getMetric(metricId);
    const firstCustomerDay = days.firstCustomerDay(metric.featureId);
    const question = { smoothing, from, to, most: POINTS_OF_SMALL_CHART };
    return splitBySegment(metric, listSegmentDays(metric)).map(({ segment, segments, units, values }) => ({
      segment,
      segments,
      units,
      arms: plainLines(linesOf(metric, values, question)),
      comparison: compareMetric({ metric, values, from, to, firstCustomerDay }),
    }));
  }

  function compareByPhase({ metricId, smoothing }: PhaseQuestion): PhaseSeries[] {
    const metric = metrics.getMetric(metricId);
    const values = metrics.dailyValues(metricId);
    const phases = explored.listStartedPhases(metric.featureId);
    const firstCustomerDay = days.firstCustomerDay(metric.featureId);
    return phases.flatMap((phase, index) => {
      const { id: phaseId, name, from } = phase;
      const to = lastDayOf(phase, phases[index + 1]);
      const own = within(values, { from, to });
      if (own.length === 0) return [];
      const comparison = compareMetric({ metric, values, from, to, firstCustomerDay });
      return [{ phaseId, name, from, to, arms: plainLines(linesOf(metric, own, { smoothing })), comparison }];
    });
  }

  function spreadOfDays({ metricId, from, to }: DrawnDays): Spread {
    const { kind } = metrics.getMetric(metricId);
    const values = within(metrics.dailyValues(metricId), { from, to });
    const arms = ARMS.map((arm) => ({
      arm,
      levels: levelsOfDays(
        kind,
        values.filter((value) => value.arm === arm),
      ),
    }));
    const edges = binEdges(arms.flatMap(({ levels }) => levels));
    return {
      edges,
      arms: arms.flatMap(({ arm, levels }) => {
        const quartiles = quartilesOf(levels);
        if (quartiles === null) return [];
        return [{ arm, days: levels.length, counts: countInBins(levels, edges), quartiles }];
      }),
    };
  }

  return { drawSeries, splitBySegment: split, compareByPhase, spreadOfDays };
}

export type Explorer = ReturnType<typeof createExplorer>;
