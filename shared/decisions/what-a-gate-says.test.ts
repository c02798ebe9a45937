import { describe, expect, it } from 'vitest';
import { evaluateGate } from './evaluate-gate.ts';
import type { Gate, Sentence } from './gate.ts';
import type { GateFacts } from './gate-facts.ts';
import type { Criterion } from '#shared/features/criterion.ts';
import type { Metric } from '#shared/metrics/metric.ts';
import { createWords, say } from '#shared/words/create-words.ts';
import {
  COMPLAINTS,
  daysFrom,
  factsOf,
  factsOfMetric,
  metricOf,
  phaseOf,
  PRIMARY,
  sameDays,
  type Sums,
} from '#tests/support/gate-facts.ts';

const START = '2026-11-02';
const words = createWords('en');
const holds: Criterion = { kind: 'guardrail-holds', metricId: 'complaints', certaintyPercent: 70 };
const notWorse: Criterion = { kind: 'not-worse-shown', metricId: 'complaints', alphaPercent: 5 };
const improves: Criterion = { kind: 'metric-improves', metricId: 'won', certaintyPercent: 80 };

function limited(change: Partial<Metric>): Metric {
  return metricOf({
    id: 'complaints',
    name: 'Complaints',
    role: 'guardrail',
    direction: 'lower',
    limit: { kind: 'absolute', value: 0.08 },
    ...change,
  });
}

function gateOf(criteria: Criterion[], change: Partial<GateFacts>): Gate {
  return evaluateGate(factsOf({ phase: phaseOf({ exitCriteria: criteria }), ...change }));
}

function daysOf(metric: Metric, pilot: Sums, control: Sums | null = null) {
  return factsOfMetric(metric, daysFrom(START, sameDays(22, { pilot, control })));
}

/** Without a forecast, which has a say of its own. */
function unforeseen(metric: GateFacts['metrics'][number]): GateFacts['metrics'][number] {
  return { ...metric, outlook: { crossing: null, band: null } };
}

function sentenceOf({ code, values }: Sentence): string {
  return say(words, `gate:${code}`, values).replaceAll(/[\u00a0\u202f]/gu, ' ');
}

/** What is said of the first criterion, of why, and against it. */
function saidOf({ reason, criteria, speaksAgainst }: Gate) {
  const missing = criteria[0]?.missing ?? null;
  return {
    reason: sentenceOf(reason),
    missing: missing === null ? null : sentenceOf(missing),
    against: speaksAgainst.map(sentenceOf),
  };
}

describe('a limit that the pilot does not keep', () => {
  it('in a small pilot says how rarely so many would be seen if all were well, and speaks against', () => {
    const days = Array.from({ length: 26 }, (_, index) => ({ pilot: [1, index < 3 ? 1 : 0] as const }));
    const metrics = [unforeseen(factsOfMetric(limited({}), daysFrom('2026-10-22', days)))];
    const phase = phaseOf({ startedOn: '2026-10-22', exitCriteria: [holds], holdDays: 33 });
    const said = saidOf(evaluateGate(factsOf({ phase, metrics, firstCustomerDay: '2026-10-22' })));
    expect(said.reason).toBe(
      'Complaints: 3 bad in 26. Were it fine, with 2 % bad, only 1.5 % of such pilots would see so many.',
    );
    expect(said.against).toEqual(['Complaints: 3 bad in 26']);
  });

  it('with and without the feature is no reason to step back, but to look elsewhere', () => {
    const gate = gateOf([holds], { metrics: [unforeseen(daysOf(limited({}), [20, 6], [20, 6]))] });
    expect(gate.verb).toBe('hold');
    expect(saidOf(gate)).toMatchObject({
      missing: 'Passed without the feature too, 30.0 %: look for another cause',
      against: ['Complaints: 30.0 %, outside the limit of 8 %'],
    });
  });

  it('below which nothing may fall is named with the level that fell', () => {
    const metric = limited({ direction: 'higher', limit: null, hardLimit: 0.5 });
    const said = saidOf(
      gateOf([improves], { metrics: [daysOf(PRIMARY, [16, 5], [16, 3]), daysOf(metric, [20, 7])] }),
    );
    expect(said.reason).toBe('Complaints: outside the hard limit of 50 %, at 35.0 %.');
    expect(said.against).toEqual(['Complaints: 35.0 %, outside the hard limit of 50 %']);
  });
});

describe('harm that is shown', () => {
  const lenient: Metric = { ...COMPLAINTS, limit: { kind: 'worse-than-control', value: 0.06 } };
  const gate = gateOf([notWorse], { metrics: [daysOf(lenient, [40, 4], [40, 2])] });

  it('fails the criterion that waited for more numbers', () => {
    expect(gate.step).toBe('harm');
    expect(gate.criteria.map(({ verdict, missing }) => [verdict, missing?.code])).toEqual([
      ['fail', 'missing.harm-shown'],
    ]);
  });

  it('stands beside no comfort about what is ruled out', () => {
    expect(gate.ruledOut.map(({ code }) => code)).not.toContain('ruledOut.worse-by');
  });
});

describe('numbers', () => {
  it('that are not trusted speak neither for nor against, and rule nothing out', () => {
    const metrics = [daysOf(PRIMARY, [30, 12], [16, 3])];
    const trusted = gateOf([improves], { metrics });
    const split = { plannedShare: 0.5, metrics };
    const distrusted = gateOf([improves], split);
    expect(trusted.speaksFor).toHaveLength(1);
    expect(distrusted.data.map(({ code }) => code)).toContain('sample-ratio');
    expect([distrusted.speaksFor, distrusted.speaksAgainst]).toEqual([[], []]);
    expect(distrusted.ruledOut.map(({ code }) => code)).toEqual(['ruledOut.severe-problem']);
  });

  it('rule out only what the range shown and the criterion’s own both rule out', () => {
    const gate = gateOf([notWorse], { metrics: [daysOf(COMPLAINTS, [12, 1], [12, 1])] });
    const [comparison] = gate.comparisons;
    const worst = gate.ruledOut.find(({ code }) => code === 'ruledOut.worse-by')?.values['worst'];
    const end = gate.criteria[0]?.working?.figures.find(({ name }) => name === 'worst-end')?.value;
    expect(Number(worst)).toBeGreaterThan(Number(comparison?.difference?.high));
    expect(Number(worst)).toBeGreaterThan(Number(end));
  });

  it('that stopped days ago are named where they carry an advance', () => {
    const metrics = [daysOf(PRIMARY, [16, 8], [16, 3])];
    const fresh = gateOf([improves], { metrics });
    const stopped = gateOf([improves], { metrics, dataUpTo: '2026-11-19', today: '2026-11-25' });
    expect([fresh.verb, fresh.reason.code]).toEqual(['advance', 'reason.all-criteria-pass']);
    expect(stopped.verb).toBe('advance');
    expect(saidOf(stopped).reason).toBe(
      'Its only criterion passes, on figures up to 19 Nov; none came in the 6 days since.',
    );
  });

  it('of nobody are called so, and are not asked for again', () => {
    const gate = gateOf([improves], { metrics: [daysOf(PRIMARY, [0, 0], [0, 0])] });
    expect(saidOf(gate).missing).toBe(
      'So far each day counts 0 cases. Import the days again with how many were counted, or undo the import that brought the zeros',
    );
  });
});

describe('an open catastrophe', () => {
  it('is called so on both sides of the page', () => {
    const lost = { severity: 4, text: 'Order lost', personCode: 'P-07' };
    const gate = gateOf([improves], {
      metrics: [daysOf(PRIMARY, [16, 5], [16, 3])],
      openSevereNotes: [lost],
    });
    expect([gate.reason.code, gate.speaksAgainst[0]?.code]).toEqual([
      'reason.catastrophe-open',
      'against.catastrophe-open',
    ]);
  });
});

describe('a metric that is to improve', () => {
  it('names the difference within the same days where levels of all days do not add up to it', () => {
    const quiet = sameDays(11, { pilot: [10, 3], control: [60, 12] });
    const busy = sameDays(11, { pilot: [60, 30], control: [10, 4] });
    const metrics = [factsOfMetric(PRIMARY, daysFrom(START, [...quiet, ...busy]))];
    const gate = gateOf([improves], { metrics });
    const now = gate.criteria[0]?.now ?? null;
    expect(now).not.toBeNull();
    expect(now === null ? '' : sentenceOf(now)).toMatch(
      /^42\.4 % against 20\.9 %; within the same days \+10\.0 points, .+ likely better$/,
    );
  });
});

describe('a guardrail without a limit', () => {
  it('says how it stands, and no chance of keeping what was never set', () => {
    const gate = gateOf([holds], { metrics: [daysOf(limited({ limit: null }), [20, 2], [20, 2])] });
    expect(gate.criteria[0]?.now.code).toBe('now.no-limit');
    expect(saidOf(gate).missing).toBe('Set a limit for Complaints');
  });
});
