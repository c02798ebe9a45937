import type { PassedLimit } from './check-hard-limits.ts';
import type { CriterionVerdict, Sentence } from './gate.ts';
import type { MetricScene } from './gate-scene.ts';
import type { Effect } from './measure-effect.ts';
import { areVolunteers, type GateFacts, volunteersIn } from './gate-facts.ts';
import type { GateRules } from '#shared/features/gate-rules.ts';
import { goodSign, metricValues } from './metric-values.ts';
import { isTooThin } from './more-needed.ts';
import type { Comparison, Difference } from '#shared/metrics/comparison.ts';
import { says } from './working.ts';
import { normalMultiplier } from '#shared/statistics/normal.ts';
import { zeroEventUpperBound } from '#shared/statistics/ruled-out.ts';

const SHOWN = 3;

/**
 * How likely better a metric must be to speak for going on, or worse to speak against it: nine to one. A metric that the
 * feature does not move then stands on each list once in ten, mere chance; with three to two it would four times in ten.
 * The 19 to 1 of a verdict would be too much here: a metric worse with 93 % would go unsaid.
 */
const SPEAKS_FROM = 0.9;

type Weighed = { speaksFor: Sentence[]; speaksAgainst: Sentence[]; ruledOut: Sentence[] };

/** What a metric is better or worse than, where it is not the control group. */
const SINCE: Readonly<Record<Comparison['basis'], string>> = {
  'control-group': '',
  'before-after': '-than-before',
  'fixed-target': '-than-target',
  none: '',
};

function weighMetric(
  comparison: Comparison,
  rules: GateRules,
): { side: keyof Weighed; sentence: Sentence } | null {
  const { difference, probabilityBetter } = comparison;
  if (difference === null || probabilityBetter === null || isTooThin(comparison, rules)) return null;
  const values = metricValues(comparison);
  // What changed since the time before may have any cause, and is said so wherever it stands.
  const since = SINCE[comparison.basis];
  if (probabilityBetter >= SPEAKS_FROM) {
    return { side: 'speaksFor', sentence: says(`for.metric-better${since}`, values) };
  }
  if (1 - probabilityBetter < SPEAKS_FROM) return null;
  return { side: 'speaksAgainst', sentence: says(`against.metric-worse${since}`, values) };
}

/**
 * The end of the interval on the bad side: a change for the worse beyond it is ruled out with 97.5 % certainty. Where the
 * criterion reckons with another interval than the one shown, only what both rule out.
 */
function ruledOutBy(comparison: Comparison, { facts, effects, harmed }: Sources): Sentence | null {
  const { difference, metric, basis } = comparison;
  if (difference === null || isTooThin(comparison, facts.rules)) return null;
  // Against the time before, or a target, the interval is not about what the feature does; beside harm it would comfort.
  if (basis !== 'control-group' || harmed.has(metric.id)) return null;
  const sign = goodSign(comparison);
  const shown = sign === 1 ? difference.low : difference.high;
  // Nothing is ruled out by figures whose spread is unknown.
  if (shown === null) return null;
  const effect = effects.find((one) => one.metric.id === metric.id)?.effect ?? null;
  const judged = effect === null ? shown : worstByEffect(effect, { sign, scale: difference.scale });
  const worst = sign === 1 ? Math.min(shown, judged) : Math.max(shown, judged);
  const values = { ...metricValues(comparison), worst };
  return worst * sign < 0 ? says('ruledOut.worse-by', values) : says('ruledOut.any-worsening', values);
}

/** The bad end of the 95 % interval that the criteria reckon with, on the scale of the difference shown. */
function worstByEffect(
  { scale, estimate, standardError, controlLevel }: Effect,
  shown: { readonly sign: 1 | -1; readonly scale: Difference['scale'] },
): number {
  const end = estimate - shown.sign * normalMultiplier(0.95) * standardError;
  if (scale === 'absolute') return shown.scale === 'absolute' ? end : end / controlLevel;
  return shown.scale === 'relative' ? Math.expm1(end) : controlLevel * Math.expm1(end);
}

function severeProblem(facts: GateFacts): Sentence | null {
  if (facts.exposedCustomers < 1 || facts.openSevereNotes.length > 0 || facts.peopleHeard < 1) return null;
  const rate = zeroEventUpperBound({ trials: facts.peopleHeard, confidence: 0.95 });
  return says('ruledOut.severe-problem', { rate, count: facts.peopleHeard, oneIn: Math.floor(1 / rate) });
}

function voices({ openSevereNotes, rules }: GateFacts): Sentence[] {
  if (openSevereNotes.length === 0) return [];
  const isCatastrophe = openSevereNotes.some(({ severity }) => severity >= rules.catastropheSeverity);
  const values = { count: openSevereNotes.length, text: openSevereNotes[0]?.text ?? '' };
  return [says(isCatastrophe ? 'against.catastrophe-open' : 'against.severe-open', values)];
}

/** Limits of the pilot's own level that it does not keep; a comparison with control says nothing of them. */
function brokenLimits({ criteria, passed, effects }: Sources): Sentence[] {
  const hard = passed.flatMap(({ metricId, limit, level }) =>
    effects
      .filter(({ metric }) => metric.id === metricId)
      .map(({ metric: { name, kind, unit } }) =>
        says('against.hard-limit', { metric: name, metricKind: kind, unit, limit, level }),
      ),
  );
  const own = criteria.flatMap(({ verdict, now }) => {
    const code = verdict === 'fail' ? OWN_LIMIT[now.code] : undefined;
    return code === undefined ? [] : [says(code, now.values)];
  });
  return [...hard, ...own];
}

/** Where a failed criterion speaks of the pilot's own level. */
const OWN_LIMIT: Readonly<Record<string, string>> = {
  'now.small-pilot': 'against.small-pilot',
  'now.own-limit': 'against.own-limit',
};

/** Whether one of the sentences beside a gate names a range, so that it must be said what ranges include. */
export function namesRange({ speaksFor, speaksAgainst, ruledOut }: Weighed): boolean {
  return [...speaksFor, ...speaksAgainst, ...ruledOut].some(
    ({ values }) => typeof values['low'] === 'number',
  );
}

type Sources = {
  readonly facts: GateFacts;
  /** The numbers that are shown. */
  readonly shown: readonly Comparison[];
  /** What the criteria reckon with. */
  readonly effects: readonly Pick<MetricScene, 'metric' | 'effect'>[];
  readonly criteria: readonly Pick<CriterionVerdict, 'verdict' | 'now'>[];
  readonly passed: readonly PassedLimit[];
  /** Metrics on which harm is shown. */
  readonly harmed: ReadonlySet<string>;
  /** no: something makes the numbers untrustworthy, so that they speak neither for nor against. */
  readonly areTrusted: 'yes' | 'no';
};

/** What speaks for and against going on, and what the numbers already exclude; at most three of each, strongest first. */
export function weighEvidence(facts: GateFacts, numbers: Omit<Sources, 'facts'>): Weighed {
  const weighed: Weighed = { speaksFor: [], speaksAgainst: voices(facts), ruledOut: [] };
  if (numbers.areTrusted === 'yes') weighNumbers(weighed, { facts, ...numbers });
  const volunteers = volunteersIn(facts);
  if (volunteers > 0 || areVolunteers(facts)) {
    weighed.speaksAgainst.push(
      volunteers < facts.exposedCustomers
        ? says('against.some-volunteers', { count: volunteers, exposed: facts.exposedCustomers })
        : says('against.volunteers', { count: volunteers }),
    );
  }
  const problem = severeProblem(facts);
  if (problem !== null) weighed.ruledOut.unshift(problem);
  return {
    speaksFor: weighed.speaksFor.slice(0, SHOWN),
    speaksAgainst: weighed.speaksAgainst.slice(0, SHOWN),
    ruledOut: weighed.ruledOut.slice(0, SHOWN),
  };
}

function weighNumbers(weighed: Weighed, sources: Sources): void {
  weighed.speaksAgainst.push(...brokenLimits(sources));
  const ordered = sources.shown.toSorted(
    (left, right) =>
      Math.abs((right.probabilityBetter ?? 0.5) - 0.5) - Math.abs((left.probabilityBetter ?? 0.5) - 0.5),
  );
  for (const comparison of ordered) {
    const metric = weighMetric(comparison, sources.facts.rules);
    if (metric !== null) weighed[metric.side].push(metric.sentence);
    const excluded = ruledOutBy(comparison, sources);
    if (excluded !== null) weighed.ruledOut.push(excluded);
  }
}
