import { Button } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { Gate } from '#shared/decisions/gate.ts';
import type { Phase } from '#shared/features/plan.ts';
import { Section } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { CriteriaTable } from './criteria-table.tsx';
import { useGateWords } from './use-gate-words.ts';

type Decision = OutputOf<'decisions.list'>[number];

function decisionToKey(verb: Decision['verb']) {
  return verb === 'start' || verb === 'advance' || verb === 'reduce'
    ? (`decisionTo.${verb}` as const)
    : 'decisionTo.back';
}

function Evidence({ gate }: { gate: Gate }) {
  const { t } = useTranslation('decisions');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        size="sm"
        variant="subtle"
        className="decisions-evidence"
        aria-expanded={isOpen}
        leftSection={
          isOpen ? <ChevronDown className="icon-small" /> : <ChevronRight className="icon-small" />
        }
        onClick={() => setOpen(!isOpen)}
      >
        {t('evidence')}
      </Button>
      {isOpen && <CriteriaTable gate={gate} />}
    </>
  );
}

type ItemProps = { decision: Decision; phases: readonly Phase[] };

function DecisionItem({ decision, phases }: ItemProps) {
  const { t } = useTranslation('decisions');
  const formats = useFormats();
  const words = useGateWords();
  const to = phases.find((phase) => phase.id === decision.toPhaseId)?.name ?? null;
  const verb = words.word(`verb.${decision.verb}`);
  const title = to === null ? verb : t(decisionToKey(decision.verb), { phase: to });
  const isOverride =
    decision.adviceVerb !== null && decision.adviceVerb !== decision.verb && decision.verb !== 'finish';
  return (
    <li className="decisions-item">
      <div className="row between">
        <span className="medium">
          {decision.kind === 'withdrawal' ? t('withdrawn', { decision: title }) : title}
        </span>
        <span className="small muted num">
          {t('byWhom', { name: decision.decidedBy, when: formats.instant(decision.at) })}
        </span>
      </div>
      {isOverride && decision.adviceVerb !== null && (
        <div className="small tone-hold">
          {t('against', { advice: words.word(`verb.${decision.adviceVerb}`) })}
        </div>
      )}
      {decision.reason !== '' && <div className="soft">{decision.reason}</div>}
      {decision.dissent !== '' && (
        <div className="small soft">{t('dissentWas', { dissent: decision.dissent })}</div>
      )}
      <div className="small muted">
        {t('record', { sequence: decision.sequence })}{' '}
        <span className="mono">{decision.hash.slice(0, 12)}</span>
      </div>
      {decision.changedSince.length > 0 && (
        <div className="small tone-hold">
          {t('changedSince', { metrics: formats.list(decision.changedSince) })}
        </div>
      )}
      {decision.evidence !== null && <Evidence gate={decision.evidence} />}
    </li>
  );
}

/** Every decision and withdrawal, newest first; nothing here can be changed. */
export function DecisionList({
  decisions,
  phases,
}: {
  decisions: readonly Decision[];
  phases: readonly Phase[];
}) {
  const { t } = useTranslation('decisions');
  return (
    <Section title={t('decisionsSoFar')} note={t('decisionCount', { count: decisions.length })}>
      {decisions.length === 0 ? (
        <p className="muted">{t('noDecisions')}</p>
      ) : (
        <ul className="rule-list">
          {decisions.map((decision) => (
            <DecisionItem key={decision.id} decision={decision} phases={phases} />
          ))}
        </ul>
      )}
    </Section>
  );
}
