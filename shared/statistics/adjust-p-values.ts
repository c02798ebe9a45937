import { checkShare } from './argument-checks.ts';

/**
 * P values of several questions asked at once, raised so that at a level of .05 at most one such family in twenty has
 * any false alarm (Holm 1979; R 4.2.2 p.adjust holm). In the order given; none gives none.
 * Worked value: .01, .04, .03 become .03, .06, .06. RangeError for a p value outside 0 to 1.
 */
export function holmAdjusted(pValues: readonly number[]): readonly number[] {
  const rising = ranked(pValues);
  const adjusted = [...pValues];
  let largest = 0;
  for (const [place, { index, value }] of rising.entries()) {
    largest = Math.max(largest, Math.min(1, (rising.length - place) * value));
    adjusted[index] = largest;
  }
  return adjusted;
}

/**
 * P values of several questions, raised so that at a level of .05 at most a twentieth of the alarms is expected to be
 * false (Benjamini & Hochberg 1995; R 4.2.2 p.adjust BH). In the order given; none gives none.
 * Worked value: .01, .04, .03 become .03, .04, .04. RangeError for a p value outside 0 to 1.
 */
export function benjaminiHochbergAdjusted(pValues: readonly number[]): readonly number[] {
  const rising = ranked(pValues);
  const adjusted = [...pValues];
  let smallest = 1;
  for (const [place, { index, value }] of [...rising.entries()].reverse()) {
    smallest = Math.min(smallest, (rising.length / (place + 1)) * value);
    adjusted[index] = smallest;
  }
  return adjusted;
}

function ranked(pValues: readonly number[]): { readonly index: number; readonly value: number }[] {
  for (const value of pValues) checkShare({ name: 'each p value', value });
  return pValues.map((value, index) => ({ index, value })).sort((a, b) => a.value - b.value);
}
