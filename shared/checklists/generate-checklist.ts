import type { RiskAnswers } from '#shared/features/feature.ts';
import type { PhaseAudience } from '#shared/features/plan.ts';
import {
  type ChecklistStage,
  type ComputedCode,
  type ItemTemplate,
  type RiskReason,
  STAGE_COMPUTED,
  STAGE_ITEMS,
} from './checklist-templates.ts';

export type PhasePlace = {
  readonly audience: PhaseAudience;
  /** Audiences of the phases before it, the first one first. */
  readonly earlier: readonly PhaseAudience[];
};

/** An item with its place in the stage's whole list, which no answer about risk changes. */
export type PlannedItem = ItemTemplate & { readonly position: number };

/** Which list a phase gets. The first phase that reaches picked customers asks more than those after it. */
export function stageOf({ audience, earlier }: PhasePlace): ChecklistStage {
  if (audience === 'staff') return 'internal';
  if (audience === 'everyone') return 'everyone';
  if (earlier.every((before) => before === 'staff')) return 'first-customers';
  return audience === 'sample' ? 'sample' : 'more-customers';
}

/** "Unsure" counts as the careful answer: money and data are touched, nothing can be taken back. */
function isCareful(reason: RiskReason, answers: RiskAnswers): boolean {
  return reason === 'reversible' ? answers.reversible !== 'yes' : answers[reason] !== 'no';
}

/**
 * The items a person ticks in this phase: five that stop the worst, and up to four more where the answers about risk
 * are not harmless.
 */
export function generateChecklist(place: PhasePlace, answers: RiskAnswers): PlannedItem[] {
  const items: PlannedItem[] = [];
  for (const [position, template] of STAGE_ITEMS[stageOf(place)].entries()) {
    const { because } = template;
    if (because === null || isCareful(because, answers)) items.push({ ...template, position });
  }
  return items;
}

/** What must stand before the first phase and is not asked again after it. */
const AT_THE_START: ReadonlySet<ComputedCode> = new Set(['hypothesis-written', 'support-named']);

/** The items of this phase the app judges itself; all of them block. */
export function listComputedCodes(place: PhasePlace): ComputedCode[] {
  const isFirst = place.earlier.length === 0 || place.audience === 'everyone';
  return STAGE_COMPUTED[stageOf(place)].filter((code) => isFirst || !AT_THE_START.has(code));
}
