import { Check, CircleHelp, OctagonAlert, TriangleAlert, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Gate, Watched } from '#shared/decisions/gate.ts';
import { Section } from '#renderer/ui/section.tsx';
import { EvidenceMeter } from './evidence-meter.tsx';
import { likelyOf } from './likely.ts';
import { OpeningRow } from './opens.tsx';
import { useGateWords } from './use-gate-words.ts';
import { WorkingView } from './working-view.tsx';

const MARKS: Record<Watched['state'], { icon: LucideIcon; tone: string }> = {
  calm: { icon: Check, tone: 'tone-advance' },
  warning: { icon: TriangleAlert, tone: 'tone-hold' },
  harm: { icon: OctagonAlert, tone: 'tone-rollback' },
  'cannot-tell': { icon: CircleHelp, tone: 'muted' },
};

const COLUMNS = 4;
/** A crossing less likely than this is not worth a line. */
const WORTH_SAYING = 0.1;

/** Days whose numbers were looked at, in older records those that bore evidence; 0 where nothing can be watched. */
function daysOf({ working }: Watched): number {
  const valueOf = (name: string) => working?.figures.find((one) => one.name === name)?.value;
  const days = valueOf('days-watched') ?? valueOf('days-of-evidence');
  return typeof days === 'number' ? days : 0;
}

function StateCells({ watched }: { watched: Watched }) {
  const words = useGateWords();
  const { state, crossing, lacks } = watched;
  const { icon: Icon, tone } = MARKS[state];
  return (
    <>
      <td>
        <span className={`row medium ${tone}`}>
          <Icon className="icon-small" aria-hidden="true" />
          {words.word(`watch.${state}`)}
        </span>
        <EvidenceMeter watched={watched} />
      </td>
      <td className="soft">
        {words.word(`watch.means-${lacks === null ? state : `lacks-${lacks}`}`, { count: daysOf(watched) })}
        {crossing !== null && crossing >= WORTH_SAYING && (
          <div className="small">{words.word('watch.crossing', { chance: likelyOf(crossing).share })}</div>
        )}
      </td>
    </>
  );
}

/** Every guardrail under its daily watch: how it stands in words, and what the plan says for shown harm. */
export function GateWatch({ gate }: { gate: Gate }) {
  const { t } = useTranslation('decisions');
  const words = useGateWords();
  if (gate.watched.length === 0) return null;
  return (
    <Section title={t('watch.title')} note={t('watch.note')}>
      <div className="table-scroll">
        <table className="plain-table decisions-watch">
          <thead>
            <tr>
              <th>{t('watch.guardrail')}</th>
              <th>{t('watch.stands')}</th>
              <th>{t('watch.soFar')}</th>
              <th>{t('watch.onHarm')}</th>
            </tr>
          </thead>
          <tbody>
            {gate.watched.map((watched) => (
              <OpeningRow
                key={watched.metricId}
                title={watched.metric}
                columns={COLUMNS}
                behind={watched.working === null ? null : <WorkingView working={watched.working} />}
                cells={
                  <>
                    <StateCells watched={watched} />
                    <td className="soft decisions-plan">{words.word(`watch.plan-${watched.onHarm}`)}</td>
                  </>
                }
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className="small muted decisions-meter-says">{t('watch.meter')}</p>
    </Section>
  );
}
