import type { CitedNote, DataVersion, Decision } from '#shared/decisions/decision.ts';
import type { Gate } from '#shared/decisions/gate.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Id } from '#shared/kernel/schema.ts';
import { hidePeople } from '#shared/segments/hide-people.ts';
import { fingerprint } from '#electron/features/fingerprint.ts';
import type { DecisionSources } from './decision-sources.ts';

const LONGEST_NOTE = 2000;
const NOTHING_KEPT: ReadonlySet<string> = new Set();

function citeNote(sources: DecisionSources, featureId: Id, noteId: Id): CitedNote {
  const { note, summary, lines } = sources.notes.get(noteId);
  if (note.featureId !== featureId) throw new AppError('validation', 'note-of-other-feature');
  const text = [note.title, ...lines.map((line) => line.text)].filter((part) => part !== '').join('\n');
  return { noteId, text: text.slice(0, LONGEST_NOTE), personCode: summary.personCode };
}

/** The notes as they read now, people of the roster by code. Throws `unknown-note`, `note-of-other-feature`. */
function citeNotes(sources: DecisionSources, featureId: Id, noteIds: readonly Id[]): CitedNote[] {
  if (noteIds.length === 0) return [];
  const cited = [...new Set(noteIds)].map((noteId) => citeNote(sources, featureId, noteId));
  return hidePeople(cited, sources.segments.listPeople(), NOTHING_KEPT);
}

/** Which state of the numbers the metrics had: the last import, and a fingerprint of all their figures. */
export function dataVersionOf(
  sources: DecisionSources,
  featureId: Id,
  metricIds: readonly Id[],
): DataVersion {
  const figures = metricIds
    .toSorted()
    .map((metricId) => [
      metricId,
      sources.metrics
        .dailyValues(metricId)
        .map(({ day, arm, units, total, totalSquares, base, baseSquares, crossProducts }) => [
          day,
          arm,
          units,
          total,
          totalSquares,
          base,
          baseSquares,
          crossProducts,
        ]),
    ]);
  return {
    lastImport: sources.lastImport(featureId),
    fingerprint: figures.length === 0 ? null : fingerprint(JSON.stringify(figures)),
  };
}

type Deciding = { featureId: Id; noteIds: readonly Id[]; gate: Gate | null; day: CalendarDay };

/** What a new decision rests on besides the gate. */
export function evidenceFor(
  sources: DecisionSources,
  { featureId, noteIds, gate, day }: Deciding,
): Pick<Decision, 'effectiveOn' | 'notesCited' | 'dataVersion' | 'reviews' | 'review'> {
  const metricIds = (gate?.comparisons ?? []).map(({ metric }) => metric.id);
  return {
    effectiveOn: day,
    notesCited: citeNotes(sources, featureId, noteIds),
    dataVersion: dataVersionOf(sources, featureId, metricIds),
    reviews: null,
    review: null,
  };
}
