import type { ServiceContext } from '#electron/workspace/service-context.ts';
import type { ReplayFollower } from '#electron/workspace/commands.ts';
import type { Exposure } from '#shared/segments/person.ts';
import type { ExposuresRepository } from './exposures.repository.ts';

type Change = Parameters<ReplayFollower>[0]['changes'][number];
type Image = [id: string, featureId: string, phaseId: string, personId: string, ...rest: (string | null)[]];

/** A pilot line that ran before the undo, read from the image of its row; null for all else. */
function runningBefore({ table_name, after }: Change): Omit<Exposure, 'id' | 'until'> | null {
  if (table_name !== 'exposures' || after === null) return null;
  const [, featureId, phaseId, personId, arm, since, until, why, note, toldOn] = JSON.parse(after) as Image;
  if (arm !== 'pilot' || typeof since !== 'string' || typeof until === 'string') return null;
  return {
    featureId,
    phaseId,
    personId,
    arm,
    since,
    why: why as Exposure['why'],
    note: note ?? '',
    toldOn: toldOn ?? null,
    lossToldOn: null,
  };
}

/**
 * Undoing a start or an advance forgets the lines it began, although people had the feature by them. Whoever has it no
 * more thereby keeps a line that ended today, so that they stand among those who must be told, as after a roll back. It
 * stays when the undo is redone: in between they did not have it.
 */
export function keepUndone({ commands, newId, today }: ServiceContext, exposures: ExposuresRepository): void {
  commands.onReplay(({ direction, changes }) => {
    if (direction === 'redo') return;
    for (const change of changes) {
      const line = runningBefore(change);
      if (line !== null) exposures.keepLost({ ...line, id: newId(), until: today() });
    }
  });
}
