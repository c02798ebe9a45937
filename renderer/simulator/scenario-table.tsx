import { useTranslation } from 'react-i18next';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { truthOf } from '#shared/simulator/scenario.ts';
import type { SimulatedPlan } from '#shared/simulator/simulated-plan.ts';
import type { ScenarioResult, Simulation } from '#shared/simulator/simulation.ts';

/** The three ways a rollout can end, as they are drawn. */
function outcomesOf({ chances }: ScenarioResult): { everyone: number; held: number; stopped: number } {
  return {
    everyone: chances.everyone.share,
    held: chances.undecided.share + chances.held.share,
    stopped: chances.harm.share + chances.futile.share,
  };
}

const PARTS = ['everyone', 'held', 'stopped'] as const;

function OutcomeBar({ result }: { result: ScenarioResult }) {
  const { t } = useTranslation('simulator');
  const outcomes = outcomesOf(result);
  return (
    <div className="outcome-bar" role="img" aria-label={t('outcome.label', outcomes)}>
      {PARTS.map((part) => (
        <span key={part} className={`outcome-${part}`} style={{ width: `${outcomes[part] * 100}%` }} />
      ))}
    </div>
  );
}

/** What the scenario takes to be true, in the metric's own numbers. */
function useScenarioDetail(result: ScenarioResult, plan: SimulatedPlan): string {
  const { t } = useTranslation('simulator');
  const formats = useFormats();
  const { primary, guardrail } = plan;
  switch (result.scenario) {
    case 'works':
      return primary === null
        ? ''
        : t('detail.works', {
            metric: primary.name,
            change: formats.metricDifference(primary.expectedEffect, primary),
          });
    case 'nothing':
      return t('detail.nothing');
    case 'margin':
    case 'twice-margin':
      return guardrail === null
        ? ''
        : t('detail.hurts', {
            metric: guardrail.name,
            before: formats.metric(guardrail.base, guardrail),
            after: formats.metric(truthOf(result.scenario, plan).guardrailLevel, guardrail),
          });
    case 'drift':
      return guardrail === null ? '' : t('detail.drift', { metric: guardrail.name });
    default:
      return result.scenario satisfies never;
  }
}

/** The commonest way it goes, and when. */
function useCourse(result: ScenarioResult): string {
  const { t } = useTranslation('simulator');
  const { everyone, held, stopped } = outcomesOf(result);
  if (everyone >= Math.max(held, stopped)) return t('course.everyone', { count: result.daysToEveryone ?? 0 });
  const day = Math.round(result.daysToStop ?? 0);
  return stopped >= held ? t('course.stopped', { day }) : t('course.held', { day });
}

function ExtraBad({ result }: { result: ScenarioResult }) {
  const { t } = useTranslation('simulator');
  const formats = useFormats();
  const { mean, low, high } = result.extraBad;
  return (
    <>
      <div className="medium">{formats.whole(Math.round(mean))}</div>
      {Math.round(high) > 0 && (
        <div className="small muted nowrap">
          {t('extra.range', { low: Math.round(low), high: Math.round(high) })}
        </div>
      )}
    </>
  );
}

function ScenarioRow({ result, plan }: { result: ScenarioResult; plan: SimulatedPlan }) {
  const { t } = useTranslation('simulator');
  const formats = useFormats();
  const detail = useScenarioDetail(result, plan);
  const course = useCourse(result);
  return (
    <tr>
      <th scope="row" className="simulator-name">
        {t(`scenario.${result.scenario}`)}
        <div className="small muted simulator-detail">{detail}</div>
      </th>
      <td className="simulator-bar-cell">
        <OutcomeBar result={result} />
      </td>
      <td className="end num simulator-share">{formats.percent(result.chances.everyone.share, 0)}</td>
      <td className="end num nowrap">{course}</td>
      {plan.guardrail !== null && (
        <td className="end num">
          <ExtraBad result={result} />
        </td>
      )}
    </tr>
  );
}

function Legend() {
  const { t } = useTranslation('simulator');
  return (
    <ul className="outcome-legend small soft">
      {PARTS.map((part) => (
        <li key={part} className="row">
          <span className={`outcome-key outcome-${part}`} aria-hidden="true" />
          {t(`outcome.${part}`)}
        </li>
      ))}
    </ul>
  );
}

/** What becomes of the plan, if the feature works, does nothing or hurts. */
export function ScenarioTable({ simulation, plan }: { simulation: Simulation; plan: SimulatedPlan }) {
  const { t } = useTranslation('simulator');
  return (
    <>
      <Legend />
      <div className="table-scroll">
        <table className="plain-table simulator-scenarios">
          <thead>
            <tr>
              <th scope="col">{t('column.feature')}</th>
              <th scope="col">{t('column.happens')}</th>
              <th scope="col" className="end">
                {t('column.everyone')}
              </th>
              <th scope="col" className="end">
                {t('column.course')}
              </th>
              {plan.guardrail !== null && (
                <th scope="col" className="end">
                  {t('column.extra', { metric: plan.guardrail.name })}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {simulation.scenarios.map((result) => (
              <ScenarioRow key={result.scenario} result={result} plan={plan} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
