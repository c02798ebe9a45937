import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from '#shared/kernel/schema.ts';
import { anytimeMethods } from '#tests/support/golden/anytime.ts';
import { estimateMethods } from '#tests/support/golden/estimates.ts';
import { exactMethods } from '#tests/support/golden/exact.ts';
import { groupSequentialMethods } from '#tests/support/golden/group-sequential.ts';
import { intervalMethods } from '#tests/support/golden/intervals.ts';
import { peerMethods } from '#tests/support/golden/peers.ts';
import { planMethods } from '#tests/support/golden/plans.ts';
import type { GoldenMethods } from '#tests/support/golden/read-inputs.ts';
import { seriesMethods } from '#tests/support/golden/series.ts';

const caseSchema = z.object({
  method: z.string(),
  inputs: z.unknown(),
  expected: z.unknown(),
  source: z.string(),
  /** Largest relative error; of numbers near zero, absolute. */
  tolerance: z.number().default(1e-6),
});
const file = new URL('../fixtures/statistics-golden.json', import.meta.url);
const cases = z.array(caseSchema).parse(JSON.parse(readFileSync(file, 'utf8')));

const methods: GoldenMethods = {
  ...intervalMethods,
  ...exactMethods,
  ...planMethods,
  ...anytimeMethods,
  ...estimateMethods,
  ...groupSequentialMethods,
  ...seriesMethods,
  ...peerMethods,
};

/** Its series is a published data set of 14,398 rows, which the project does not carry. */
const WITHOUT_DATA = new Set(['s_h_esd_published']);

type Leaf = { at: string; value: string | number | boolean | null };

function leavesOf(value: unknown, at = ''): Leaf[] {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return [{ at, value }];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) => leavesOf(part, `${at}/${key}`));
}

/** A number that JSON cannot write stands as its name or as null. */
function asWritten(value: Leaf['value']): Leaf['value'] {
  if (value === 'Infinity' || value === 'inf') return Infinity;
  return value === '-Infinity' ? -Infinity : value;
}

type Case = (typeof cases)[number];

/** What a method answers otherwise than its reference; empty when all of it agrees. */
function disagreements({ method, inputs, expected, tolerance }: Case): string[] {
  const compute = methods[method];
  if (compute === undefined) return [`no method ${method}`];
  const found = new Map(leavesOf(compute(inputs)).map(({ at, value }) => [at, value]));
  return leavesOf(expected).flatMap(({ at, value: written }) => {
    const value = asWritten(written);
    const seen = found.get(at) ?? null;
    return isNear(seen, value, tolerance) ? [] : [`${method}${at}: ${String(seen)}, not ${String(value)}`];
  });
}

function isNear(seen: Leaf['value'], value: Leaf['value'], tolerance: number): boolean {
  if (typeof value !== 'number' || !Number.isFinite(value)) return seen === value;
  return Math.abs(Number(seen) - value) <= tolerance * Math.max(Math.abs(value), 1e-9);
}

const carried = cases.filter(({ method }) => !WITHOUT_DATA.has(method));

describe('a method agrees with the reference it is taken from', () => {
  it.each(carried.map((each) => [`${each.method} (${each.source})`, each] as const))('%s', (_name, each) => {
    expect(disagreements(each)).toEqual([]);
  });
});
