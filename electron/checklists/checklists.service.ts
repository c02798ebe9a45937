import type { ChecklistItem, Evidence, Rehearsal } from '#shared/checklists/checklist-item.ts';
import { generateChecklist, listComputedCodes } from '#shared/checklists/generate-checklist.ts';
import {
  type ChecklistSummary,
  isOutdated,
  mergeChecklist,
  plannedItemId,
  summariseChecklist,
  untouchedItem,
} from '#shared/checklists/merge-checklist.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { MetricsService } from '#electron/metrics/metrics.service.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import { createChecklistFacts, type PhaseContext } from './checklist-facts.read-model.ts';
import { createChecklistsRepository, type StoredItem } from './checklists.repository.ts';

type Answer = Pick<StoredItem, 'state' | 'evidence' | 'reason' | 'waivedUntil'>;

const OPEN: Answer = { state: 'open', evidence: null, reason: '', waivedUntil: null };

/** Checklists of phases: what the plan asks for, what people ticked, and what the app judges while reading. */
export function createChecklistsService(
  context: ServiceContext,
  metrics: Pick<MetricsService, 'dailyValues'>,
) {
  const { commands, db, newId, now, today } = context;
  const repository = createChecklistsRepository(db);
  const facts = createChecklistFacts(db, metrics.dailyValues);
  const note = db.prepare<[string], { id: string }>('SELECT id FROM notes WHERE id = ?');
  const metric = db.prepare<[string], { id: string }>('SELECT id FROM metrics WHERE id = ?');
  const feature = db.prepare<[string], { id: string }>('SELECT id FROM features WHERE id = ?');

  function getPhase(phaseId: Id): PhaseContext {
    const phase = facts.findPhase(phaseId);
    if (phase === null) throw new AppError('not-found', 'unknown-phase');
    return phase;
  }

  function listItems(phaseId: Id, phase: PhaseContext): ChecklistItem[] {
    return mergeChecklist({
      phaseId,
      stored: repository.listItems(phaseId),
      wanted: generateChecklist(phase.place, phase.answers),
      computed: listComputedCodes(phase.place),
      facts: facts.gather(phaseId, phase, today()),
    });
  }

  /** An item that follows from the plan but is not stored yet; its id names phase and code. */
  function findPlannedItem(itemId: Id): StoredItem | null {
    const phaseId = itemId.slice(0, itemId.lastIndexOf('.'));
    const phase = facts.findPhase(phaseId);
    if (phase === null) return null;
    if (listComputedCodes(phase.place).some((code) => plannedItemId(phaseId, code) === itemId)) {
      throw new AppError('precondition', 'item-is-computed');
    }
    const planned = generateChecklist(phase.place, phase.answers).find(
      ({ code }) => plannedItemId(phaseId, code) === itemId,
    );
    return planned === undefined ? null : untouchedItem(phaseId, planned);
  }

  function getItem(itemId: Id): StoredItem {
    const item = repository.findItem(itemId) ?? findPlannedItem(itemId);
    if (item === null) throw new AppError('not-found', 'unknown-checklist-item');
    return item;
  }

  function answer(method: string, itemId: Id, given: Answer): void {
    commands.run({ method, subjectId: itemId }, () => {
      const item = getItem(itemId);
      repository.putItem({ ...item, ...given, actor: context.actor(), at: now() });
    });
  }

  function checkEvidence(evidence: Evidence): void {
    if (evidence.kind === 'note' && note.get(evidence.noteId) === undefined) {
      throw new AppError('not-found', 'unknown-note');
    }
    if (evidence.kind === 'metric' && metric.get(evidence.metricId) === undefined) {
      throw new AppError('not-found', 'unknown-metric');
    }
  }

  function refresh(phaseId: Id): void {
    const phase = getPhase(phaseId);
    const wanted = generateChecklist(phase.place, phase.answers);
    const stored = repository.listItems(phaseId);
    for (const item of stored.filter((each) => isOutdated(each, wanted))) repository.deleteItem(item.id);
    const known = new Set(stored.map((item) => item.code));
    for (const planned of wanted.filter(({ code }) => !known.has(code))) {
      repository.putItem(untouchedItem(phaseId, planned));
    }
  }

  return {
    get: (phaseId: Id): OutputOf<'checklists.get'> => {
      const phase = getPhase(phaseId);
      const items = listItems(phaseId, phase);
      const { blocking, blockingComplete } = summariseChecklist(items);
      return { items, blocking, blockingComplete, rehearsals: repository.listRehearsals(phase.featureId) };
    },

    /** How far a phase's blocking items are, and which are open, for gates. */
    summary: (phaseId: Id): ChecklistSummary => summariseChecklist(listItems(phaseId, getPhase(phaseId))),

    /** Writes the items a phase's plan asks for; what somebody touched stays. Reading shows them without it too. */
    generateForPhase: (phaseId: Id): void =>
      commands.run({ method: 'checklists.generate', subjectId: phaseId }, () => refresh(phaseId)),

    /** After the answers about risk or the phases changed: adds what is asked now, drops untouched items that are not. */
    refreshForFeature: (featureId: Id): void =>
      commands.run({ method: 'checklists.refresh', subjectId: featureId }, () => {
        for (const phaseId of facts.listPhaseIds(featureId)) refresh(phaseId);
      }),

    tick: (itemId: Id, evidence: Evidence): void => {
      checkEvidence(evidence);
      answer('checklists.tick', itemId, { ...OPEN, state: 'done', evidence });
    },

    markNotApplicable: (itemId: Id, reason: string): void =>
      answer('checklists.markNotApplicable', itemId, { ...OPEN, state: 'not-applicable', reason }),

    /** Counts as complete through the day `until`, then is open again by itself. */
    waive: (itemId: Id, reason: string, until: CalendarDay): void => {
      if (until < today()) throw new AppError('validation', 'waiver-in-the-past', { day: until });
      answer('checklists.waive', itemId, { ...OPEN, state: 'waived', reason, waivedUntil: until });
    },

    reopen: (itemId: Id): void => answer('checklists.reopen', itemId, OPEN),

    addItem: ({ phaseId, group, text, weight }: ParsedInputOf<'checklists.addItem'>): Id =>
      commands.run({ method: 'checklists.addItem', subjectId: phaseId }, () => {
        getPhase(phaseId);
        const positions = repository.listItems(phaseId).map((item) => item.position);
        const id = newId();
        repository.putItem({
          ...OPEN,
          id,
          phaseId,
          position: Math.max(99, ...positions) + 1,
          group,
          origin: 'custom',
          code: null,
          text,
          weight,
          actor: context.actor(),
          at: null,
          found: {},
        });
        return id;
      }),

    removeItem: (itemId: Id): void =>
      commands.run({ method: 'checklists.removeItem', subjectId: itemId }, () => {
        if (getItem(itemId).origin !== 'custom') throw new AppError('precondition', 'generated-item-stays');
        repository.deleteItem(itemId);
      }),

    recordRehearsal: (rehearsal: Omit<Rehearsal, 'id'>): Id =>
      commands.run({ method: 'checklists.recordRehearsal', subjectId: rehearsal.featureId }, () => {
        if (feature.get(rehearsal.featureId) === undefined) {
          throw new AppError('not-found', 'unknown-feature');
        }
        if (rehearsal.day > today()) {
          throw new AppError('validation', 'rehearsal-in-the-future', { day: rehearsal.day });
        }
        const id = newId();
        repository.insertRehearsal({ ...rehearsal, id });
        return id;
      }),
  };
}

export type ChecklistsService = ReturnType<typeof createChecklistsService>;
