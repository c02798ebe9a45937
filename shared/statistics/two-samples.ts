import { checkFinite, checkPositiveCount } from './argument-checks.ts';

/** The measured values of the two arms. */
export type TwoSamples = { readonly treated: readonly number[]; readonly control: readonly number[] };

/** RangeError unless both arms have values and all of them are finite. */
export function checkSamples({ treated, control }: TwoSamples): void {
  checkPositiveCount({ name: 'number of treated values', value: treated.length });
  checkPositiveCount({ name: 'number of control values', value: control.length });
  for (const value of treated) checkFinite({ name: 'each treated value', value });
  for (const value of control) checkFinite({ name: 'each control value', value });
}
