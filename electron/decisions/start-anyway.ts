import { canonicalJson } from '#shared/features/canonical-json.ts';
import type { EntryCriterion } from '#shared/features/entry-criterion.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { DecisionSources } from './decision-sources.ts';
import { judgeEntryOf } from './gather-entry.ts';

/** What the phase asks before it starts and does not hold; starting it all the same wants a reason. */
export function unmetEntry(
  sources: DecisionSources,
  phaseId: string | null,
  reason: string,
): EntryCriterion[] {
  if (phaseId === null) return [];
  const unmet = judgeEntryOf(sources, phaseId).flatMap(({ criterion, verdict }) =>
    criterion.kind === 'entry' && verdict !== 'pass' ? [criterion.asks] : [],
  );
  if (unmet.length > 0 && reason === '') {
    const { name } = sources.features.getPhase(phaseId);
    throw new AppError('validation', 'entry-needs-reason', { phase: name });
  }
  return unmet;
}

/** Keeps with the phase that it started although something was asked that did not hold, inside the caller's command. */
export function keepStartedAnyway(
  sources: DecisionSources,
  phaseId: string | null,
  started: { unmet: readonly EntryCriterion[]; day: CalendarDay; reason: string },
): void {
  if (phaseId === null || started.unmet.length === 0) return;
  sources.features.amend(phaseId, {
    reason: started.reason,
    before: canonicalJson({ entryUnmet: started.unmet }),
    after: canonicalJson({ startedOn: started.day }),
  });
}
