import type { TwoProportions } from './proportion.ts';

/**
 * Facts of a real experiment for the tests: the 23 days with outcomes of the Udacity free-trial screener (11 October
 * to 2 November). Each row: clicks, enrolments and payments of the control, then of the experiment.
 */
const DAYS: readonly (readonly [number, number, number, number, number, number])[] = [
  [687, 134, 70, 686, 105, 34],
  [779, 147, 70, 785, 116, 91],
  [909, 167, 95, 884, 145, 79],
  [836, 156, 105, 827, 138, 92],
  [837, 163, 64, 832, 140, 94],
  [823, 138, 82, 788, 129, 61],
  [748, 146, 76, 780, 127, 44],
  [632, 110, 70, 652, 94, 62],
  [691, 131, 60, 697, 120, 77],
  [861, 165, 97, 860, 153, 98],
  [867, 196, 105, 864, 143, 71],
  [838, 162, 92, 801, 128, 70],
  [665, 127, 56, 642, 122, 68],
  [673, 220, 122, 697, 194, 94],
  [691, 176, 128, 669, 127, 81],
  [708, 161, 104, 693, 153, 101],
  [759, 233, 124, 771, 213, 119],
  [736, 154, 91, 736, 162, 120],
  [739, 196, 86, 727, 201, 96],
  [734, 167, 75, 728, 207, 67],
  [706, 174, 101, 722, 182, 123],
  [681, 156, 93, 695, 142, 100],
  [693, 206, 67, 724, 182, 103],
];

type Count = 'enrolments' | 'payments';

/** The daily arms counting enrolments or payments (`kept`), or the clicks that did not lead there (`lost`). */
export function udacityDays(count: Count, counted: 'kept' | 'lost'): readonly TwoProportions[] {
  return DAYS.map(([clicksC, enrolmentsC, paymentsC, clicksT, enrolmentsT, paymentsT]) => {
    const keptT = count === 'enrolments' ? enrolmentsT : paymentsT;
    const keptC = count === 'enrolments' ? enrolmentsC : paymentsC;
    return {
      treated: { successes: counted === 'kept' ? keptT : clicksT - keptT, trials: clicksT },
      control: { successes: counted === 'kept' ? keptC : clicksC - keptC, trials: clicksC },
    };
  });
}
