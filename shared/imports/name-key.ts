/** By what the name of a metric in a row is known: without case and outer spaces. */
export function nameKey(name: string): string {
  return name.trim().toLowerCase();
}
