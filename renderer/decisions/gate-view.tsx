import { Button } from '@mantine/core';
import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Gate, Verdict as VerdictCode } from '#shared/decisions/gate.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import { AdviceBand } from '#renderer/ui/advice.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { closed } from '#shared/words/closed.ts';
import { CriteriaTable } from './criteria-table.tsx';
import { GateData, isBlocked } from './gate-data.tsx';
import { GateLooksView } from './gate-looks.tsx';
import { GateWatch } from './gate-watch.tsx';
import { IfWeWait } from './if-we-wait.tsx';
import { numbersOfLook } from '#shared/decisions/stand-of-looks.ts';
import { OPENS_DECISION } from './use-decide-focus.ts';
import { useGateWords } from './use-gate-words.ts';

type FeatureDetail = OutputOf<'features.get'>;

function countOf(gate: Gate, verdict: VerdictCode): number {
  return gate.criteria.filter((judged) => judged.verdict === verdict).length;
}

function LockedNote({ summary, gate }: { summary: FeatureDetail; gate: Gate }) {
  const { t } = useTranslation('decisions');
  const formats = useFormats();
  const locked = summary.plan.phases.find((phase) => phase.id === gate.phaseId)?.locked ?? null;
  if (locked === null) return null;
  return (
    <span className="row small muted">
      <Lock className="icon-small" aria-hidden="true" />
      {t('lockedAt', { when: formats.instant(locked.at) })}{' '}
      <span className="mono">{locked.hash.slice(0, 6)}</span>
    </span>
  );
}

type GateAdviceProps = { gate: Gate; onDecide: (() => void) | null };

/** The advice of the day with its reason and next step, and what keeps the numbers from carrying more. */
export function GateAdvice({ gate, onDecide }: GateAdviceProps) {
  const { t } = useTranslation('decisions');
  const words = useGateWords();
  return (
    <>
      <AdviceBand
        verb={gate.verb}
        label={words.word(`verb.${gate.verb}`)}
        sentence={words.sentence(gate.reason)}
        next={
          <>
            {t('nextStep', { step: closed(words.sentence(gate.next)) })}
            {gate.step !== null && (
              <div className="decisions-rule">{t('byRule', { rule: words.word(`step.${gate.step}`) })}</div>
            )}
          </>
        }
        {...(onDecide === null
          ? {}
          : {
              action: (
                <Button {...OPENS_DECISION} onClick={onDecide}>
                  {t('decide')}
                </Button>
              ),
            })}
      />
      <GateData gate={gate} />
    </>
  );
}

/** When it was judged, and on which numbers: at a look those up to it, otherwise all. */
function JudgedLine({ gate }: { gate: Gate }) {
  const { t } = useTranslation('decisions');
  const formats = useFormats();
  const time = formats.timeOfDay(gate.judgedAt);
  const words = useGateWords();
  const { dataUpTo } = gate;
  if (dataUpTo === null) return t('judgedWithoutNumbers', { time });
  const ofLook = numbersOfLook(gate);
  return ofLook === null
    ? t('judgedOnNumbers', { time, day: dataUpTo })
    : `${t('judgedAt', { time })} ${words.sentence(ofLook)}`;
}

type GateViewProps = { gate: Gate; summary: FeatureDetail };

/** The criteria behind the advice, the daily watch of the guardrails, and the planned looks. */
export function GateView({ gate, summary }: GateViewProps) {
  const { t } = useTranslation('decisions');
  const next = summary.plan.phases.find((phase) => phase.id === gate.nextPhaseId);
  const counts = {
    pass: countOf(gate, 'pass'),
    fail: countOf(gate, 'fail'),
    open: countOf(gate, 'not-enough-yet'),
  };
  const unanswerable = countOf(gate, 'not-answerable');
  const counted = t('verdictCounts', counts);
  return (
    <>
      <Section
        title={next === undefined ? t('criteriaToFinish') : t('criteriaFor', { phase: next.name })}
        note={unanswerable === 0 ? counted : `${counted} · ${t('unanswerable', { count: unanswerable })}`}
        actions={<LockedNote summary={summary} gate={gate} />}
      >
        {isBlocked(gate) && <p className="small tone-hold decisions-blocked">{t('verdictsWait')}</p>}
        <CriteriaTable gate={gate} />
        <IfWeWait gate={gate} />
        <p className="small muted decisions-judged">
          <JudgedLine gate={gate} />
        </p>
      </Section>
      <GateWatch gate={gate} />
      <GateLooksView gate={gate} />
    </>
  );
}
