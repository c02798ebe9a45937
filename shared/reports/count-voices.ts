import { chooseAttribute } from './choose-attribute.ts';
import type { ReportTheme, ReportVoices } from './report-model.ts';
import { SMALLEST_GROUP, withoutSmallGroups } from './small-groups.ts';
import { countThemes, type CountedTheme } from '#shared/notes/count-themes.ts';
import type { NoteKind, NoteMark, Stance } from '#shared/notes/note.ts';
import type { Consent } from '#shared/segments/person.ts';

type Attributes = Readonly<Record<string, string>>;

/** A note of the phase in which somebody was heard. */
export type PhaseNote = {
  readonly noteId: string;
  readonly kind: NoteKind;
  readonly person: {
    readonly id: string;
    readonly code: string;
    readonly consent: Consent;
    readonly attributes: Attributes;
  } | null;
};

/** A line of such a note that carries a theme; newest notes first. */
export type PhaseLine = {
  readonly noteId: string;
  readonly themeId: string;
  readonly themeName: string;
  readonly mark: NoteMark;
  readonly stance: Stance;
  readonly text: string;
};

export type PhaseVoices = {
  readonly notes: readonly PhaseNote[];
  readonly lines: readonly PhaseLine[];
  /** Attributes of the people who have the feature in this phase, one entry a person. */
  readonly exposed: readonly Attributes[];
  /** The attribute the people were spread over when they were picked; null lets the data decide. */
  readonly spreadOver: string | null;
};

const KINDS: readonly NoteKind[] = ['interview', 'usability-test', 'survey', 'call', 'observation'];

function valueOf(attributes: Attributes | undefined, name: string | null): string {
  if (attributes === undefined || name === null || !Object.hasOwn(attributes, name)) return '';
  return (attributes[name] ?? '').trim();
}

function countPeople(attribute: string | null, exposed: readonly Attributes[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const attributes of exposed) {
    const segment = valueOf(attributes, attribute);
    counts.set(segment, (counts.get(segment) ?? 0) + 1);
  }
  return counts;
}

function voiceOf(note: PhaseNote): string {
  return note.person === null ? `note ${note.noteId}` : `person ${note.person.id}`;
}

function countHeard(attribute: string | null, notes: readonly PhaseNote[]): Map<string, number> {
  const voices = new Map(notes.map((note) => [voiceOf(note), valueOf(note.person?.attributes, attribute)]));
  const counts = new Map<string, number>();
  for (const segment of voices.values()) counts.set(segment, (counts.get(segment) ?? 0) + 1);
  return counts;
}

function listSegments(attribute: string | null, voices: PhaseVoices) {
  const people = countPeople(attribute, voices.exposed);
  const heard = countHeard(attribute, voices.notes);
  const names = [...new Set([...people.keys(), ...heard.keys()])];
  const counted = names.map((segment) => ({
    segment,
    heard: heard.get(segment) ?? 0,
    people: people.get(segment) ?? 0,
  }));
  return counted.toSorted(
    (left, right) => right.people - left.people || (left.segment < right.segment ? -1 : 1),
  );
}

/** Said word for word, in favour, by somebody who agreed to be quoted. */
function quotable({ mark, stance }: PhaseLine, note: PhaseNote | undefined): boolean {
  return mark === 'quote' && stance === 'agrees' && note?.person?.consent === 'quote';
}

type Context = {
  readonly voices: PhaseVoices;
  readonly attribute: string | null;
  readonly heard: number;
  /** Segments large enough to be named. */
  readonly named: ReadonlySet<string>;
};

function quoteOf(themeId: string, { voices, attribute, named }: Context): ReportTheme['quote'] {
  const noteById = new Map(voices.notes.map((note) => [note.noteId, note]));
  const line = voices.lines.find(
    (each) => each.themeId === themeId && quotable(each, noteById.get(each.noteId)),
  );
  const person = line === undefined ? null : (noteById.get(line.noteId)?.person ?? null);
  if (line === undefined || person === null) return null;
  const segment = valueOf(person.attributes, attribute);
  return { text: line.text, personCode: person.code, segment: named.has(segment) ? segment : null };
}

function toTheme(counted: CountedTheme, name: string, context: Context): ReportTheme {
  return {
    name,
    people: counted.people,
    dissent: counted.dissent,
    heard: context.heard,
    quote: quoteOf(counted.themeId, context),
    cells: counted.cells
      .filter(({ segment }) => context.named.has(segment))
      .map(({ segment, people, heard }) => ({ segment, people, heard })),
  };
}

function byWeight(left: ReportTheme, right: ReportTheme): number {
  return right.people - left.people || right.dissent - left.dissent || (left.name < right.name ? -1 : 1);
}

function listThemes(context: Context): ReportTheme[] {
  const { voices, attribute } = context;
  const names = new Map(voices.lines.map(({ themeId, themeName }) => [themeId, themeName]));
  const { themes } = countThemes({
    themeIds: [...names.keys()],
    notes: voices.notes.map((note) => ({
      noteId: note.noteId,
      personId: note.person?.id ?? null,
      phaseId: null,
      segment: valueOf(note.person?.attributes, attribute),
    })),
    lines: voices.lines,
  });
  return themes
    .map((theme) => toTheme(theme, names.get(theme.themeId) ?? '', context))
    .filter(({ people, dissent }) => people > 0 || dissent > 0)
    .sort(byWeight);
}

/**
 * Who was heard in a phase and what they say, by distinct people and by the segments of an attribute; groups too small
 * to be named are put together.
 */
export function countVoices(voices: PhaseVoices): ReportVoices {
  const attribute = voices.spreadOver ?? chooseAttribute(voices.exposed);
  const segments = listSegments(attribute, voices);
  const heard = new Set(voices.notes.map(voiceOf)).size;
  const named = new Set(
    attribute === null
      ? []
      : segments
          .filter(({ segment, people }) => segment !== '' && people >= SMALLEST_GROUP)
          .map(({ segment }) => segment),
  );
  return {
    attribute,
    heard,
    people: voices.exposed.length,
    segments: attribute === null ? segments : withoutSmallGroups(segments),
    notes: KINDS.map((kind) => ({
      kind,
      notes: voices.notes.filter((note) => note.kind === kind).length,
    })).filter(({ notes }) => notes > 0),
    themes: listThemes({ voices, attribute, heard, named }),
  };
}
