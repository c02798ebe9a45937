import {
  checklistGroupSchema,
  checklistItemSchema,
  evidenceSchema,
  rehearsalSchema,
} from './checklist-item.ts';
import { command, defineContract, query } from '#shared/contract/define-contract.ts';
import { daySchema, idSchema, z } from '#shared/kernel/schema.ts';

const nothing = z.object({});
const CHECKLIST_CHANGED = ['checklists', 'decisions'] as const;

export const checklistsContract = defineContract('checklists', {
  get: query(
    z.object({ phaseId: idSchema }),
    z.object({
      items: z.array(checklistItemSchema),
      blocking: z.number().int(),
      blockingComplete: z.number().int(),
      rehearsals: z.array(rehearsalSchema),
    }),
  ),
  tick: command(z.object({ itemId: idSchema, evidence: evidenceSchema }), nothing, CHECKLIST_CHANGED),
  markNotApplicable: command(
    z.object({ itemId: idSchema, reason: z.string().trim().min(1).max(500) }),
    nothing,
    CHECKLIST_CHANGED,
  ),
  waive: command(
    z.object({ itemId: idSchema, reason: z.string().trim().min(1).max(500), until: daySchema }),
    nothing,
    CHECKLIST_CHANGED,
  ),
  reopen: command(z.object({ itemId: idSchema }), nothing, CHECKLIST_CHANGED),
  addItem: command(
    z.object({
      phaseId: idSchema,
      group: checklistGroupSchema,
      text: z.string().trim().min(1).max(140),
      weight: checklistItemSchema.shape.weight,
    }),
    z.object({ itemId: idSchema }),
    CHECKLIST_CHANGED,
  ),
  removeItem: command(z.object({ itemId: idSchema }), nothing, CHECKLIST_CHANGED),
  /** A rehearsed rollback: when, how long it took, who took part. Satisfies the computed rehearsal item. */
  recordRehearsal: command(
    rehearsalSchema.omit({ id: true }),
    z.object({ rehearsalId: idSchema }),
    CHECKLIST_CHANGED,
  ),
});
