/** Guards for the statistics room: each throws a RangeError that names the argument and what it must be. */

type Named = { readonly name: string; readonly value: number };

export function checkCount({ name, value }: Named): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`${name} must be a whole number of at least 0; got ${value}.`);
  }
}

export function checkPositiveCount({ name, value }: Named): void {
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new RangeError(`${name} must be a whole number of at least 1; got ${value}.`);
  }
}

export function checkFinite({ name, value }: Named): void {
  if (!Number.isFinite(value)) throw new RangeError(`${name} must be a finite number; got ${value}.`);
}

export function checkPositive({ name, value }: Named): void {
  if (!Number.isFinite(value) || value <= 0) {
    throw new RangeError(`${name} must be a number above 0; got ${value}.`);
  }
}

export function checkNotNegative({ name, value }: Named): void {
  if (!Number.isFinite(value) || value < 0) {
    throw new RangeError(`${name} must be a number of at least 0; got ${value}.`);
  }
}

/** For a confidence level, an error rate, a power: strictly between 0 and 1. */
export function checkOpenShare({ name, value }: Named): void {
  if (!(value > 0 && value < 1)) {
    throw new RangeError(`${name} must be strictly between 0 and 1; got ${value}.`);
  }
}

/** For a probability that may be certain: 0 to 1, both included. */
export function checkShare({ name, value }: Named): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} must be between 0 and 1; got ${value}.`);
}
