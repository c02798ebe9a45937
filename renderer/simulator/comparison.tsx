import { useTranslation } from 'react-i18next';
import { SideBySide, type Line } from './side-by-side.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { compareSimulations, type PlanDifference } from '#shared/simulator/compare-simulations.ts';
import type { ScenarioResult, Simulation } from '#shared/simulator/simulation.ts';

type Asked = { scenario: ScenarioResult['scenario']; simulations: readonly [Simulation, Simulation] };

function resultsOf({ scenario, simulations }: Asked): readonly [ScenarioResult, ScenarioResult] | null {
  const [before, after] = simulations.map((one) => one.scenarios.find((own) => own.scenario === scenario));
  return before === undefined || after === undefined ? null : [before, after];
}

const REACH = ['works', 'nothing', 'margin'] as const;

function useLines(before: Simulation, after: Simulation): Line[] {
  const { t } = useTranslation('simulator');
  const formats = useFormats();
  const simulations = [before, after] as const;
  const lines: Line[] = [];
  const add = (
    key: string,
    label: string,
    [first, second]: readonly [number | null, number | null],
  ): void => {
    if (first === null || second === null) return;
    const [one, two] = [Math.round(first), Math.round(second)];
    lines.push({
      key,
      label,
      before: formats.whole(one),
      after: formats.whole(two),
      change: formats.signed(two - one, 0),
    });
  };
  for (const scenario of REACH) {
    const found = resultsOf({ scenario, simulations });
    if (found === null) continue;
    const [one, two] = found.map(({ chances }) => chances.everyone.share * 100);
    lines.push({
      key: scenario,
      label: t(`compare.everyone.${scenario}`),
      before: formats.percent((one ?? 0) / 100, 0),
      after: formats.percent((two ?? 0) / 100, 0),
      change: formats.signed(Math.round(two ?? 0) - Math.round(one ?? 0), 0),
    });
  }
  const harm = resultsOf({ scenario: 'margin', simulations });
  if (harm !== null) {
    add('extra', t('compare.extra'), [harm[0].extraBad.mean, harm[1].extraBad.mean]);
    add('touched', t('compare.touched'), [harm[0].customersTouched, harm[1].customersTouched]);
  }
  const works =
    resultsOf({ scenario: 'works', simulations }) ?? resultsOf({ scenario: 'nothing', simulations });
  if (works !== null) add('days', t('compare.days'), [works[0].daysToEveryone, works[1].daysToEveryone]);
  return lines;
}

/** The trade in one sentence. */
function useSentence({ safety, pace, reach, through, reaching, days }: PlanDifference): string {
  const { t } = useTranslation('simulator');
  const hundred = (share: number): number => Math.round(share * 100);
  const parts = [
    safety === 'safer' || safety === 'riskier'
      ? t(`sentence.${safety}`, {
          before: hundred(through?.before ?? 0),
          after: hundred(through?.after ?? 0),
        })
      : null,
    reach === 'as-often'
      ? null
      : t(`sentence.${reach}`, { before: hundred(reaching.before), after: hundred(reaching.after) }),
    pace === 'quicker' || pace === 'slower' ? t(`sentence.${pace}`, { count: Math.abs(days ?? 0) }) : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? t('sentence.same') : parts.join(' ');
}

/** The draft beside the plan, line by line and in one sentence. */
export function Comparison({ before, after }: { before: Simulation; after: Simulation }) {
  const { t } = useTranslation('simulator');
  const lines = useLines(before, after);
  const sentence = useSentence(compareSimulations(before, after));
  return (
    <div className="simulator-compare">
      <p className="medium" role="status">
        {sentence}
      </p>
      <SideBySide lines={lines} other={t('compare.draft')} />
    </div>
  );
}
