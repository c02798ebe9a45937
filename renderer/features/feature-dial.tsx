import { useTranslation } from 'react-i18next';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { Dial, type DialStep } from '#renderer/ui/dial.tsx';
import type { DialSize } from '#renderer/ui/dial-geometry.ts';
import type { FeatureSummary } from '#shared/features/features.contract.ts';
import type { DialStep as Step } from '#shared/features/plan.ts';

/** Turns the engine's steps into what the dial draws and reads aloud. */
export function useDialWords() {
  const { t } = useTranslation('features');
  const formats = useFormats();
  const peopleOf = ({ audience, people }: Pick<Step, 'audience' | 'people'>): string =>
    audience === 'staff' ? formats.count(people, 'staff') : formats.whole(people);
  /** As the plan says beside the numbers of a phase: begun, and nobody of it in the ledger. */
  const noteOf = ({ state, people, listed }: Step): string | null =>
    state === 'planned' || people === 0 || listed > 0 ? null : t('phase.listed', { count: 0 });
  const saidOf = (step: Step): string =>
    [peopleOf(step), noteOf(step)].filter((part) => part !== null).join(', ');
  return {
    steps: (dial: readonly Step[]): DialStep[] =>
      dial.map((step) => ({
        key: step.phaseId,
        name: step.name,
        people: peopleOf(step),
        note: noteOf(step),
        share: step.people === 0 ? 0 : step.reached / step.people,
        state: step.state,
      })),
    label: (dial: readonly Step[]): string =>
      dial
        .map((step) =>
          t('dialStep', { name: step.name, people: saidOf(step), state: t(`phaseState.${step.state}`) }),
        )
        .join('; '),
  };
}

export type FeatureDialProps = { summary: Pick<FeatureSummary, 'dial'>; size: DialSize };

/** A feature's dial with its words. */
export function FeatureDial({ summary, size }: FeatureDialProps) {
  const words = useDialWords();
  return <Dial size={size} steps={words.steps(summary.dial)} label={words.label(summary.dial)} />;
}
