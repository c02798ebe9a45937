import type { Blackout } from '#shared/features/blackout.ts';
import { type PlanTemplate, planTemplateSchema } from '#shared/features/plan-template.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { WritableDb } from '#electron/database/handles.ts';

type BlackoutRow = {
  id: string;
  feature_id: string | null;
  name: string;
  first_day: string;
  last_day: string;
};
type TemplateRow = { id: string; name: string; steps: string };

const stepsSchema = planTemplateSchema.shape.steps;

function rowToBlackout(row: BlackoutRow): Blackout {
  const { id, name } = row;
  return { id, featureId: row.feature_id, name, firstDay: row.first_day, lastDay: row.last_day };
}

function rowToTemplate({ id, name, steps }: TemplateRow): PlanTemplate {
  return { id, name, steps: stepsSchema.parse(JSON.parse(steps)) };
}

/** SQL of the blackouts and of the own templates. */
export function createPlanningRepository(db: WritableDb) {
  const blackouts = db.prepare<[string | null], BlackoutRow>(
    `SELECT id, feature_id, name, first_day, last_day FROM blackouts
     WHERE feature_id IS NULL OR feature_id = ? ORDER BY first_day, last_day, id`,
  );
  const allBlackouts = db.prepare<[], BlackoutRow>(
    `SELECT id, feature_id, name, first_day, last_day FROM blackouts ORDER BY first_day, last_day, id`,
  );
  const insertBlackout = db.prepare<[BlackoutRow]>(
    `INSERT INTO blackouts (id, feature_id, name, first_day, last_day)
     VALUES (@id, @feature_id, @name, @first_day, @last_day)`,
  );
  const removeBlackout = db.prepare<[string]>('DELETE FROM blackouts WHERE id = ?');
  const templates = db.prepare<[], TemplateRow>(
    'SELECT id, name, steps FROM plan_templates ORDER BY name, id',
  );
  const templateByName = db.prepare<[string], TemplateRow>(
    'SELECT id, name, steps FROM plan_templates WHERE name = ?',
  );
  const insertTemplate = db.prepare<[TemplateRow]>(
    'INSERT INTO plan_templates (id, name, steps) VALUES (@id, @name, @steps)',
  );
  const renameTemplate = db.prepare<[string, string]>('UPDATE plan_templates SET name = ? WHERE id = ?');
  const removeTemplate = db.prepare<[string]>('DELETE FROM plan_templates WHERE id = ?');
  return {
    /** Of the workspace, and of the feature where one is named. */
    listBlackouts: (featureId: Id | null) => blackouts.all(featureId).map(rowToBlackout),
    /** Of the workspace and of every feature. */
    listAllBlackouts: () => allBlackouts.all().map(rowToBlackout),
    insertBlackout: ({ id, featureId, name, firstDay, lastDay }: Blackout) =>
      insertBlackout.run({ id, feature_id: featureId, name, first_day: firstDay, last_day: lastDay }),
    /** How many were removed: 0 or 1; so too below. */
    removeBlackout: (id: Id): number => removeBlackout.run(id).changes,
    listTemplates: () => templates.all().map(rowToTemplate),
    findTemplateByName: (name: string): PlanTemplate | null => {
      const row = templateByName.get(name);
      return row === undefined ? null : rowToTemplate(row);
    },
    insertTemplate: ({ id, name, steps }: PlanTemplate) =>
      insertTemplate.run({ id, name, steps: JSON.stringify(steps) }),
    renameTemplate: (id: Id, name: string): number => renameTemplate.run(name, id).changes,
    removeTemplate: (id: Id): number => removeTemplate.run(id).changes,
  };
}

export type PlanningRepository = ReturnType<typeof createPlanningRepository>;
