/** Stops on what cannot happen; the reason is for the engineer who reads the log. */
export function assert(condition: unknown, why: string): asserts condition {
  if (condition === false || condition === null || condition === undefined) {
    throw new Error(`Assertion failed: ${why}`);
  }
}

/** Closes a switch over a string union: a new member becomes a type error here. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${String(value)}`);
}
