/** Two limits, both in the unit of the quantity they enclose. */
export type Interval = { readonly low: number; readonly high: number };

/** A number and its uncertainty. */
export type Estimate = Interval & { readonly estimate: number };
