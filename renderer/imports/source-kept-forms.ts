import type { SourceForm } from './source-form.ts';

/** What was typed into the form of a source and not saved, by where it belongs; until the window closes. */
const kept = new Map<string, SourceForm>();

/** The place of a form: a source of this workspace, or its next one. */
export function placeOfForm(workspaceFile: string, sourceId: string | null): string {
  return `${workspaceFile} ${sourceId ?? 'new'}`;
}

export function findKeptForm(place: string): SourceForm | null {
  return kept.get(place) ?? null;
}

/** A typed secret is not kept. */
export function keepForm(place: string, form: SourceForm): void {
  kept.set(place, { ...form, secret: '' });
}

export function dropKeptForm(place: string): void {
  kept.delete(place);
}
