import type { ImportSummary } from '#shared/imports/imports.contract.ts';

/** What of the history is looked at; null and '' take all. */
export type ImportFilter = {
  /** Part of the file's name or of who brought it in. */
  text: string;
  featureId: string | null;
  state: ImportSummary['state'] | null;
};

export const ALL_IMPORTS: ImportFilter = { text: '', featureId: null, state: null };

/** The imports a filter takes, in their order. `titleOf` is what the list calls each. */
export function filterImports(
  imports: readonly ImportSummary[],
  filter: ImportFilter,
  titleOf: (summary: ImportSummary) => string,
): ImportSummary[] {
  const wanted = filter.text.trim().toLocaleLowerCase();
  return imports.filter(
    (summary) =>
      (filter.featureId === null || summary.featureId === filter.featureId) &&
      (filter.state === null || summary.state === filter.state) &&
      `${titleOf(summary)} ${summary.actor}`.toLocaleLowerCase().includes(wanted),
  );
}

/** The features that have imports, by name. */
export function featuresOfImports(imports: readonly ImportSummary[]): { id: string; name: string }[] {
  const names = new Map(
    imports.flatMap(({ featureId, featureName }) =>
      featureId === null || featureName === null ? [] : [[featureId, featureName] as const],
    ),
  );
  return [...names]
    .map(([id, name]) => ({ id, name }))
    .toSorted((left, right) => left.name.localeCompare(right.name));
}
