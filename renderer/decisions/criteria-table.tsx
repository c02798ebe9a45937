import { useTranslation } from 'react-i18next';
import type { CriterionVerdict, Gate } from '#shared/decisions/gate.ts';
import type { Criterion } from '#shared/features/criterion.ts';
import { Verdict } from '#renderer/ui/marks.tsx';
import { OpeningRow } from './opens.tsx';
import { useGateWords } from './use-gate-words.ts';
import { ChanceInAWeek } from './wait-a-week.tsx';
import { WorkingView } from './working-view.tsx';

const ROLES: Record<Criterion['kind'], string> = {
  'metric-improves': 'primary',
  'guardrail-holds': 'guardrail',
  'benefit-shown': 'primary',
  'not-worse-shown': 'guardrail',
  'sample-reached': 'primary',
  'people-heard': 'voices',
  'no-open-severity': 'voices',
  'checklist-complete': 'checklist',
  'days-elapsed': 'time',
};

type RowProps = { judged: CriterionVerdict; metricName: string };

const COLUMNS = 4;

/** The way to a verdict; null for criteria that only count. */
function behind({ working, ifWeWait }: CriterionVerdict) {
  return working === null ? null : (
    <WorkingView working={working}>{ifWeWait !== null && <ChanceInAWeek chance={ifWeWait} />}</WorkingView>
  );
}

function CriterionRow({ judged, metricName }: RowProps) {
  const { t } = useTranslation('decisions');
  const words = useGateWords();
  const { kind } = judged.criterion;
  return (
    <OpeningRow
      title={words.word(`criterion.${kind}`, { metric: metricName })}
      note={<span className="small muted">{words.word(`role.${ROLES[kind]}`)}</span>}
      below={<div className="small soft">{words.sentence(judged.asked)}</div>}
      columns={COLUMNS}
      behind={behind(judged)}
      cells={
        <>
          <td className="num">{words.sentence(judged.now)}</td>
          <td>
            <Verdict verdict={judged.verdict} label={words.word(`verdict.${judged.verdict}`)} />
          </td>
          <td className={judged.missing === null ? 'muted' : 'soft'}>
            {judged.missing === null ? t('nothingMissing') : words.sentence(judged.missing)}
          </td>
        </>
      }
    />
  );
}

function metricNameOf(gate: Gate, judged: CriterionVerdict, names: ReadonlyMap<string, string>): string {
  const compared = gate.comparisons.find((comparison) => comparison.metric.id === judged.metricId);
  return compared?.metric.name ?? names.get(judged.metricId ?? '') ?? '';
}

/** Every criterion with what stands now, its verdict and what is missing; what fails stands first. */
export function CriteriaTable({
  gate,
  metricNames,
}: {
  gate: Gate;
  metricNames: ReadonlyMap<string, string>;
}) {
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
            <CriterionRow key={index} judged={judged} metricName={metricNameOf(gate, judged, metricNames)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
