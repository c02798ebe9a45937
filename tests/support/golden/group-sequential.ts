import { z } from '#shared/kernel/schema.ts';
import type { Spending } from '#shared/statistics/alpha-spending.ts';
import { groupSequentialBounds } from '#shared/statistics/group-sequential.ts';
import { groupSequentialSize } from '#shared/statistics/group-sequential-size.ts';
import { peoplePerArmForShares } from '#shared/statistics/proportion-sample-size.ts';

const looksOf = z.object({ alpha: z.number(), t: z.array(z.number()) });

function boundsOf(inputs: unknown, spending: Spending): readonly (number | null)[] {
  const { alpha, t } = looksOf.parse(inputs);
  const looks = t.map((information) => ({ information, kind: 'interim', extendedTo: null }) as const);
  return groupSequentialBounds({ alpha, spending, plannedInformation: 1 }, looks).map(({ bound }) => bound);
}

function sizeOf(inputs: unknown) {
  const question = z.object({
    p1: z.number(),
    p2: z.number(),
    alpha: z.number(),
    power: z.number(),
    kMax: z.number(),
    type: z.string(),
  });
  const { p1, p2, alpha, power, kMax, type } = question.parse(inputs);
  const perArm = peoplePerArmForShares({ treatedShare: p1, controlShare: p2, alpha, power, sides: 1 });
  const { maximum } = groupSequentialSize({
    fixedSize: 2 * perArm,
    fractions: Array.from({ length: kMax }, (_, index) => (index + 1) / kMax),
    spending: { kind: /pocock/i.test(type) ? 'pocock' : 'obrien-fleming' },
    alpha,
    power,
  });
  return { totalMax: maximum, totalFixed: 2 * perArm };
}

/** Each golden method of group-sequential tests: from the inputs of a case to what is expected. */
export const groupSequentialMethods: Record<string, (inputs: unknown) => unknown> = {
  gst_bounds_lan_demets_obf: (inputs) => boundsOf(inputs, { kind: 'obrien-fleming' }),
  gst_bounds_lan_demets_pocock: (inputs) => boundsOf(inputs, { kind: 'pocock' }),
  gst_bounds_power_family: (inputs) =>
    boundsOf(inputs, { kind: 'power', rho: z.object({ rho: z.number() }).parse(inputs).rho }),
  gst_sample_size: sizeOf,
};
