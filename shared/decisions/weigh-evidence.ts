import type { Sentence } from './gate.ts';
import { areVolunteers, type GateFacts, volunteersIn } from './gate-facts.ts';
import type { GateRules } from '#shared/features/gate-rules.ts';
import { goodSign, metricValues } from './metric-values.ts';
import { isTooThin } from './more-needed.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';
import { says } from './working.ts';
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

/** The end of the interval on the bad side: a change for the worse beyond it is ruled out with 97.5 % certainty. */
function ruledOutBy(comparison: Comparison, rules: GateRules): Sentence | null {
  const { difference } = comparison;
  if (difference === null || isTooThin(comparison, rules)) return null;
  // Against the time before, or a target, the interval is not about what the feature does.
  if (comparison.basis !== 'control-group') return null;
  const worst = goodSign(comparison) === 1 ? difference.low : difference.high;
  // Nothing is ruled out by figures whose spread is unknown.
  if (worst === null) return null;
  const isWorse = worst * goodSign(comparison) < 0;
  const values = { ...metricValues(comparison), worst };
  return isWorse ? says('ruledOut.worse-by', values) : says('ruledOut.any-worsening', values);
}

function severeProblem(facts: GateFacts): Sentence | null {
  if (facts.exposedCustomers < 1 || facts.openSevereNotes.length > 0 || facts.peopleHeard < 1) return null;
  const rate = zeroEventUpperBound({ trials: facts.peopleHeard, confidence: 0.95 });
  return says('ruledOut.severe-problem', { rate, count: facts.peopleHeard, oneIn: Math.floor(1 / rate) });
}

function voices(facts: GateFacts): Sentence[] {
  if (facts.openSevereNotes.length === 0) return [];
  return [
    says('against.severe-open', {
      count: facts.openSevereNotes.length,
      text: facts.openSevereNotes[0]?.text ?? '',
    }),
  ];
}

/** Whether one of the sentences beside a gate names a range, so that it must be said what ranges include. */
export function namesRange({ speaksFor, speaksAgainst, ruledOut }: Weighed): boolean {
  return [...speaksFor, ...speaksAgainst, ...ruledOut].some(
    ({ values }) => typeof values['low'] === 'number',
  );
}

/** What speaks for and against going on, and what the numbers already exclude; at most three of each, strongest first. */
export function weighEvidence(facts: GateFacts, shown: readonly Comparison[]): Weighed {
  const weighed: Weighed = { speaksFor: [], speaksAgainst: voices(facts), ruledOut: [] };
  const ordered = shown.toSorted(
    (left, right) =>
      Math.abs((right.probabilityBetter ?? 0.5) - 0.5) - Math.abs((left.probabilityBetter ?? 0.5) - 0.5),
  );
  for (const comparison of ordered) {
    const metric = weighMetric(comparison, facts.rules);
    if (metric !== null) weighed[metric.side].push(metric.sentence);
    const excluded = ruledOutBy(comparison, facts.rules);
    if (excluded !== null) weighed.ruledOut.push(excluded);
  }
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
