import type { ServiceContext } from '#electron/workspace/service-context.ts';
import type { ReplayFollower } from '#electron/workspace/commands.ts';
import type { Exposure } from '#shared/segments/person.ts';
import type { ExposuresRepository } from './exposures.repository.ts';

type Change = Parameters<ReplayFollower>[0]['changes'][number];
type Image = [id: string, featureId: string, phaseId: string, personId: string, ...rest: (string | null)[]];

function isRunning([, , , , arm, since, until]: Image): boolean {
  return arm === 'pilot' && typeof since === 'string' && typeof until !== 'string';
}

/**
 * A pilot line that ran before the undo and does not after it, read from the images of its row; null for all else. A line
 * that only changes hands, as when merged records are parted again, runs on.
 */
function runningBefore({ table_name, before, after }: Change): Omit<Exposure, 'id' | 'until'> | null {
  if (table_name !== 'exposures' || after === null) return null;
  if (before !== null && isRunning(JSON.parse(before) as Image)) return null;
  const image = JSON.parse(after) as Image;
  const [, featureId, phaseId, personId, , since, , why, note, toldOn] = image;
  if (typeof since !== 'string' || !isRunning(image)) return null;
  return {
    featureId,
    phaseId,
    personId,
    arm: 'pilot',
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
