import { useTranslation } from 'react-i18next';
import type { CriterionVerdict, Gate } from '#shared/decisions/gate.ts';
import { criterionCode, type GateCriterion } from '#shared/features/criterion.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { Verdict } from '#renderer/ui/marks.tsx';
import { ChanceIfWeWait } from './if-we-wait.tsx';
import { SignOffButton, type SignOffProps } from './sign-off-button.tsx';
import { OpeningRow } from './opens.tsx';
import { useGateWords } from './use-gate-words.ts';
import { WorkingView } from './working-view.tsx';

const ROLES: Record<GateCriterion['kind'], string> = {
  'metric-improves': 'primary',
  'guardrail-holds': 'guardrail',
  'benefit-shown': 'primary',
  'not-worse-shown': 'guardrail',
  'sample-reached': 'primary',
  'people-heard': 'voices',
  'no-open-severity': 'voices',
  participation: 'voices',
  'segment-heard': 'voices',
  'few-new-themes': 'voices',
  'signed-off': 'person',
  'checklist-complete': 'checklist',
  'days-elapsed': 'time',
  'not-before': 'time',
  entry: 'entry',
};

type Phases = Pick<Gate, 'phaseId' | 'nextPhaseId'>;

type RowProps = {
  judged: CriterionVerdict;
  phases: Phases;
  metricName: string;
  waitsForLook: Gate['waitsForLook'];
};

const COLUMNS = 4;

/** The way to a verdict; null for criteria that only count. */
function behind({ working, ifWeWait }: CriterionVerdict, waitsForLook: Gate['waitsForLook']) {
  return working === null ? null : (
    <WorkingView working={working}>
      {ifWeWait !== null && <ChanceIfWeWait chance={ifWeWait} look={waitsForLook} />}
    </WorkingView>
  );
}

/** What is to be signed, and for which phase; null where nothing is, or no more. */
function signatureOf({ criterion, verdict }: CriterionVerdict, phases: Phases): SignOffProps | null {
  if (verdict === 'pass') return null;
  if (criterion.kind === 'signed-off') return { phaseId: phases.phaseId, who: criterion.who, about: 'exit' };
  if (criterion.kind !== 'entry' || criterion.asks.kind !== 'signed-off' || phases.nextPhaseId === null)
    return null;
  return { phaseId: phases.nextPhaseId, who: criterion.asks.who, about: 'entry' };
}

function CriterionRow({ judged, phases, metricName, waitsForLook }: RowProps) {
  const { t } = useTranslation('decisions');
  const words = useGateWords();
  const { kind } = judged.criterion;
  const signature = signatureOf(judged, phases);
  return (
    <OpeningRow
      title={words.word(`criterion.${criterionCode(judged.criterion)}`, {
        ...judged.asked.values,
        metric: metricName,
      })}
      below={
        <div className="small soft">
          <span className="muted">{words.word(`role.${ROLES[kind]}`)} · </span>
          {words.sentence(judged.asked)}
        </div>
      }
      columns={COLUMNS}
      behind={behind(judged, waitsForLook)}
      cells={
        <>
          <td className="num">{words.sentence(judged.now)}</td>
          <td>
            <Verdict verdict={judged.verdict} label={words.word(`verdict.${judged.verdict}`)} />
          </td>
          <td className={judged.missing === null ? 'muted' : 'soft'}>
            {judged.missing === null ? t('nothingMissing') : words.sentence(judged.missing)}
            {signature !== null && <SignOffButton {...signature} />}
          </td>
        </>
      }
    />
  );
}

type Names = ReadonlyMap<string, string>;

/** The name of the metric as it was judged, or as it is called now; null for criteria without one. */
function metricNameOf({ comparisons }: Gate, { metricId }: CriterionVerdict, names: Names): string | null {
  if (metricId === null) return '';
  const compared = comparisons.find(({ metric }) => metric.id === metricId);
  return compared?.metric.name ?? names.get(metricId) ?? null;
}

/** Every criterion with what stands now, its verdict and what is missing; what fails stands first. */
export function CriteriaTable({ gate }: { gate: Gate }) {
  const metrics = useQueryOf('metrics.list', { featureId: gate.featureId });
  const names = new Map((metrics.data ?? []).map(({ id, name }) => [id, name]));
  const { t } = useTranslation('decisions');
  return (
    <div className="table-scroll">
      <table className="plain-table decisions-criteria">
        <thead>
          <tr>
            <th>{t('criterion')}</th>
            <th>{t('now')}</th>
            <th>{t('verdict')}</th>
            <th>{t('missing')}</th>
          </tr>
        </thead>
        <tbody>
          {gate.criteria.map((judged, index) => (
            <CriterionRow
              key={index}
              judged={judged}
              phases={gate}
              waitsForLook={gate.waitsForLook}
              metricName={metricNameOf(gate, judged, names) ?? t('removedMetric')}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
