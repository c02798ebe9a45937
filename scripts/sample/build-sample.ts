import { markAsSample } from '#electron/workspace/mark-as-sample.ts';
import { deliverySlots } from './delivery-slots/story.ts';
import { leadScoring } from './lead-scoring/story.ts';
import { returnsPortal } from './returns-portal/story.ts';
import { emptyRollout } from './rollout.ts';
import { ROSTER } from './roster/story.ts';
import { openStage, type Stage, type Step } from './stage.ts';

/** The day the sample stands still on. */
export const SAMPLE_TODAY = '2026-11-24';
const SEED = 41_882;
const PERSON = 'Giulia Conti';

async function nameBusiness(stage: Stage): Promise<void> {
  await stage.call('workspace.changeSettings', {
    name: 'Adriatica Forniture',
    personName: PERSON,
    customerBase: 300,
    staffCount: 40,
    currency: 'EUR',
  });
}

function wholeStory(): Step[] {
  const steps: Step[] = [
    { at: '2026-08-24 10:00', run: nameBusiness },
    ...ROSTER,
    ...leadScoring(emptyRollout()),
    ...returnsPortal(emptyRollout()),
    ...deliverySlots(emptyRollout()),
  ];
  return steps.toSorted((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : 0));
}

/**
 * Builds the sample workspace at this path by living through its story, deed by deed, behind the app's own door: it
 * can hold nothing a person could not have made. The same at every run.
 */
export async function buildSample(path: string): Promise<void> {
  markAsSample(path, null);
  const steps = wholeStory();
  const { stage, turnTo, close } = openStage({
    path,
    seed: SEED,
    actor: PERSON,
    start: steps[0]?.at ?? `${SAMPLE_TODAY} 08:00`,
  });
  try {
    for (const step of steps) {
      turnTo(step.at);
      await step.run(stage);
    }
  } finally {
    await close();
  }
  markAsSample(path, SAMPLE_TODAY);
}
