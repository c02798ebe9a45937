import type { DataFinding, Sentence } from './gate.ts';
import { pairDays, type DayPair } from './day-pairs.ts';
import { findOneDay } from './check-one-day.ts';
import { judgeSplit, type SplitCounts } from './judge-split.ts';
import type { GateRules } from '#shared/features/gate-rules.ts';
import { daysBetween, type CalendarDay } from '#shared/kernel/calendar-day.ts';
import { totalsOf, type DayFigure } from '#shared/metrics/arm-totals.ts';
import type { DailyValue, Metric } from '#shared/metrics/metric.ts';
import { valuesWithin } from '#shared/metrics/arms-within.ts';
import { distinctDays, missingFigures } from '#shared/metrics/missing-figures.ts';

export type DataQuestion = {
  /** The metrics a criterion or a guardrail asks about, with all their days. */
  readonly metrics: readonly { readonly metric: Metric; readonly values: readonly DailyValue[] }[];
  readonly phaseStartedOn: CalendarDay | null;
  readonly today: CalendarDay;
  readonly dataUpTo: CalendarDay | null;
  /** Share of the units that should be the pilot's in this phase; null where the plan does not say. */
  readonly plannedShare: number | null;
  /** Distinct people in both arms together; null without a roster. */
  readonly peopleInArms: number | null;
  /** People counted from events, and how many of them stood in both arms of a day. */
  readonly peopleSeen: { readonly personDays: number; readonly inBothArms: number } | null;
  /** Metrics whose definition is another than when the phase started. */
  readonly changedDefinitions: readonly string[];
  /** as-frozen: these metrics are judged as they were defined then, which forbids nothing. */
  readonly definitions?: 'as-frozen';
  readonly rules: GateRules['data'];
};

/**
 * Whether the numbers may carry a decision: fresh, whole, possible, split as planned, and of one definition. Blocking
 * findings forbid any verdict but a hard stop (another definition, where it is judged by, only to pass the gate or to give
 * up); notes are said beside it. Worst first.
 */
export function checkData(question: DataQuestion): readonly DataFinding[] {
  const gated = question.metrics.filter(({ values }) => values.length > 0);
  return [
    ...staleFinding(question),
    ...gated.flatMap((one) => impossibleFinding(one)),
    ...gated.flatMap((one) => definitionFinding(question, one)),
    ...gated.flatMap((one) => dominationFinding(question, one)),
    ...ratioFinding(question, gated),
    ...bothArmsFinding(question),
    ...gated.flatMap((one) => missingFinding(question, one)),
    ...gated.flatMap((one) => emptyFinding(question, one)),
  ].toSorted((left, right) => WEIGHTS.indexOf(left.weight) - WEIGHTS.indexOf(right.weight));
}

const WEIGHTS: readonly DataFinding['weight'][] = ['blocking', 'note'];

type Gated = DataQuestion['metrics'][number];

function finding(
  code: DataFinding['code'],
  values: Sentence['values'],
  more: Partial<DataFinding> = {},
): DataFinding {
  const sentence = { code: `data.${code}`, values };
  return { code, weight: 'blocking', sentence, metricId: null, working: null, ...more };
}

function staleFinding({ dataUpTo, today, rules, metrics }: DataQuestion): DataFinding[] {
  if (dataUpTo === null || metrics.length === 0) return [];
  const age = daysBetween(dataUpTo, today);
  return age <= rules.staleDays ? [] : [finding('numbers-stale', { count: age, day: dataUpTo })];
}

/** Fewer than nothing, or more cases than people: corrected by hand or by a formula, for an import refuses them. */
function impossibleFinding({ metric, values }: Gated): DataFinding[] {
  const wrong = values.find((figure) => isImpossible(metric, figure));
  return wrong === undefined
    ? []
    : [finding('impossible-figures', { metric: metric.name, day: wrong.day }, { metricId: metric.id })];
}

function isImpossible({ kind, formula }: Metric, { units, total }: DayFigure): boolean {
  if (!Number.isFinite(units) || !Number.isFinite(total) || units < 0) return true;
  if (formula !== null) return false;
  if (kind === 'count') return total < 0;
  return kind === 'proportion' && (total < 0 || total > units);
}

function definitionFinding(
  { changedDefinitions, definitions }: DataQuestion,
  { metric }: Gated,
): DataFinding[] {
  if (!changedDefinitions.includes(metric.id)) return [];
  const values = { metric: metric.name };
  const about = { metricId: metric.id };
  if (definitions === undefined) return [finding('definition-changed', values, about)];
  const sentence = { code: 'data.definition-frozen', values };
  return [finding('definition-changed', values, { ...about, weight: 'note', sentence })];
}

/** Somebody counted in both arms is in neither: the assignment or the counting is wrong. */
function bothArmsFinding({ peopleSeen, rules }: DataQuestion): DataFinding[] {
  if (peopleSeen === null || peopleSeen.personDays === 0) return [];
  const share = peopleSeen.inBothArms / peopleSeen.personDays;
  return share > rules.bothArmsShare ? [finding('both-arms', { share, count: peopleSeen.inBothArms })] : [];
}

/** Days below this many since the phase began say nothing about what is missing. */
const FEWEST_DAYS = 5;

/** Cases a day, both arms together. */
const SPARSE_BELOW = 5;

/** What comes of a metric: events of a count, otherwise units; a plain figure is there every day, whatever it counts. */
function casesOf({ kind }: Metric, days: readonly DayFigure[]): number {
  const { units, total } = totalsOf(days);
  if (kind === 'value') return Infinity;
  return kind === 'count' ? total : units;
}

function missingFinding(
  { phaseStartedOn, dataUpTo, rules }: DataQuestion,
  { metric, values }: Gated,
): DataFinding[] {
  if (phaseStartedOn === null || dataUpTo === null || dataUpTo < phaseStartedOn) return [];
  const own = valuesWithin(values, { from: phaseStartedOn, to: dataUpTo });
  const present = distinctDays(own);
  const missing = missingFigures({
    grain: metric.grain,
    from: phaseStartedOn,
    to: dataUpTo,
    present,
    known: values,
  });
  const expected = present.length + missing;
  if (expected < FEWEST_DAYS || missing / expected <= rules.missingShare) return [];
  const words = { metric: metric.name, count: missing, expected, share: missing / expected };
  // Where few cases come, days without one may be no gap but how it is.
  return casesOf(metric, own) < SPARSE_BELOW * present.length
    ? [finding('days-missing-few', words, { weight: 'note', metricId: metric.id })]
    : [finding('days-missing', words, { metricId: metric.id })];
}

/** A day that is far from all others is named before the split it spoils. */
function dominationFinding({ phaseStartedOn }: DataQuestion, { metric, values }: Gated): DataFinding[] {
  const found = findOneDay(metric, valuesWithin(values, { from: phaseStartedOn, to: null }));
  if (found === null) return [];
  const { day, arm, of, share, value, usual } = found;
  const words = { metric: metric.name, day, share, arm, value, usual };
  const code = of === 'units' ? `data.one-day-dominates-${arm}` : 'data.one-day-dominates';
  return [finding('one-day-dominates', words, { metricId: metric.id, sentence: { code, values: words } })];
}

/** Days with a figure of nobody say nothing, and are no mistake where a shop was closed: they are told, not asked about. */
function emptyFinding({ phaseStartedOn }: DataQuestion, { metric, values }: Gated): DataFinding[] {
  if (metric.formula !== null) return [];
  const own = valuesWithin(values, { from: phaseStartedOn, to: null });
  const empty = distinctDays(own.filter(({ units }) => units === 0));
  const [first] = empty;
  if (first === undefined) return [];
  const all = distinctDays(own).length;
  const words = { metric: metric.name, count: empty.length, all, day: first };
  return [finding('days-without-cases', words, { weight: 'note', metricId: metric.id })];
}

function ratioFinding(question: DataQuestion, gated: readonly Gated[]): DataFinding[] {
  const { plannedShare, phaseStartedOn, rules } = question;
  if (plannedShare === null || plannedShare <= 0 || plannedShare >= 1) return [];
  const counted =
    gated.find(({ metric }) => metric.role === 'primary' && isOfUnits(metric)) ??
    gated.find(({ metric }) => isOfUnits(metric));
  if (counted === undefined) return [];
  // A day that dominates is named by itself; the split is what the others say.
  const odd = findOneDay(counted.metric, valuesWithin(counted.values, { from: phaseStartedOn, to: null }));
  const pairs = pairDays(counted.values, { from: phaseStartedOn, to: null }).filter(
    ({ pilot }) => odd === null || pilot.day !== odd.day,
  );
  const seen = countUnits(pairs);
  if (seen === null) return [];
  const split = judgeSplit(seen, { plannedShare, peopleInArms: question.peopleInArms }, rules);
  if (split === null || !split.isSuspect) return [];
  const { total, chance, evidence, method } = split;
  const words = {
    metric: counted.metric.name,
    share: seen.pilot / (seen.pilot + seen.control),
    planned: plannedShare,
  };
  return [
    finding('sample-ratio', words, {
      metricId: counted.metric.id,
      working: {
        method,
        why: { code: 'why.split', values: {} },
        metric: { kind: counted.metric.kind, unit: counted.metric.unit },
        notes: [],
        figures: [
          { name: 'pilot-units', value: seen.pilot, as: 'count' },
          { name: 'control-units', value: seen.control, as: 'count' },
          { name: 'planned-share', value: plannedShare, as: 'share' },
          { name: 'people-counted', value: total, as: 'count' },
          { name: 'chance-of-split', value: chance, as: 'share' },
          { name: 'evidence', value: Math.min(evidence, 1e12), as: 'evidence' },
        ],
      },
    }),
  ];
}

/** Kinds whose units are people or cases that somebody was to be drawn into an arm with. */
function isOfUnits({ kind, formula }: Metric): boolean {
  return formula === null && (kind === 'proportion' || kind === 'mean' || kind === 'duration');
}

function countUnits(pairs: readonly DayPair[]): SplitCounts | null {
  const pilot = totalsOf(pairs.map((pair) => pair.pilot)).units;
  const control = totalsOf(pairs.map(({ reference }) => reference)).units;
  return Number.isSafeInteger(pilot) && Number.isSafeInteger(control) && pilot + control > 0
    ? { pilot, control }
    : null;
}
