/** RangeError unless the series holds at least `atLeast` values and each is a finite number. */
export function checkSeries(values: readonly number[], atLeast: number): void {
  if (values.length < atLeast) {
    throw new RangeError(`the series must have at least ${atLeast} values; got ${values.length}.`);
  }
  for (const value of values) {
    if (!Number.isFinite(value)) throw new RangeError(`each value must be a finite number; got ${value}.`);
  }
}

/** RangeError unless the period is a whole number of at least 2 and the series longer than `periods` of them. */
export function checkPeriods(values: readonly number[], period: number, periods: number): void {
  if (!Number.isSafeInteger(period) || period < 2) {
    throw new RangeError(`period must be a whole number of at least 2; got ${period}.`);
  }
  checkSeries(values, period * periods);
}
