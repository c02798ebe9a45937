import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import type { ChartMark } from '#renderer/ui/charts/chart-types.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import { dayAt } from '#shared/kernel/day-at.ts';
import { say } from '#shared/words/create-words.ts';

type NoteOfDay = OutputOf<'notes.list'>[number];

/** Nielsen's scale: from a major problem on a note is an incident. */
const SEVERE = 3;

/** Notes of one day, severe ones apart from the rest. */
function groupNotes(notes: readonly NoteOfDay[]) {
  const groups = new Map<string, { day: CalendarDay; isSevere: boolean; notes: NoteOfDay[] }>();
  for (const note of notes) {
    const isSevere = (note.worstOpenSeverity ?? 0) >= SEVERE;
    const key = `${note.happenedOn} ${String(isSevere)}`;
    const group = groups.get(key) ?? { day: note.happenedOn, isSevere, notes: [] };
    group.notes.push(note);
    groups.set(key, group);
  }
  return [...groups].map(([key, group]) => Object.assign({ key }, group));
}

function useDecisionMarks(featureId: string): ChartMark[] {
  const { t, i18n } = useTranslation('metrics');
  const [, navigate] = useLocation();
  const decisions = useQueryOf('decisions.list', { featureId }).data;
  const settings = useQueryOf('workspace.describe', {}).data?.settings;
  if (decisions === undefined || settings === undefined) return [];
  return decisions
    .filter(({ kind }) => kind === 'decision')
    .map(({ id, at, verb }) => ({
      key: id,
      day: dayAt(at, settings),
      letter: t('decisionLetter'),
      label: say(i18n, `gate:verb.${verb}`),
      onOpen: () => navigate(`/features/${featureId}/decisions`),
    }));
}

function useNoteMarks(featureId: string): ChartMark[] {
  const { t } = useTranslation('metrics');
  const [, navigate] = useLocation();
  const notes = useQueryOf('notes.list', { featureId, limit: 500 }).data;
  const groups = useMemo(() => groupNotes(notes ?? []), [notes]);
  return groups.map(({ key, day, isSevere, notes: ofDay }) => {
    const [first] = ofDay;
    const what = first === undefined ? '' : first.title || first.excerpt;
    const alone = ofDay.length === 1 && first !== undefined;
    const label = alone
      ? what
      : t(isSevere ? 'severeNotesOfDay' : 'notesOfDay', { count: ofDay.length, what });
    return {
      key,
      day,
      letter: t(isSevere ? 'incidentLetter' : 'noteLetter'),
      label: alone && isSevere ? t('severeNote', { what }) : label,
      onOpen: () => navigate(alone ? `/notes/${first.id}` : `/features/${featureId}/notes`),
    };
  });
}

/** What happened to a feature as marks beneath its charts: decisions, notes, and notes with an open severe problem. */
export function useMarks(featureId: string): ChartMark[] {
  return [...useDecisionMarks(featureId), ...useNoteMarks(featureId)];
}
