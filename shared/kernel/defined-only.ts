/** The fields that are said. */
export function definedOnly<Change extends object>(
  next: Change,
): { [Field in keyof Change]?: Exclude<Change[Field], undefined> } {
  return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)) as {
    [Field in keyof Change]?: Exclude<Change[Field], undefined>;
  };
}
