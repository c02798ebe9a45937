import { ActionIcon } from '@mantine/core';
import { ChevronDown, ChevronRight, Copy } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddItem } from './add-item-form.tsx';
import { ChecklistGroups } from './checklist-groups.tsx';
import { checklistMarkdown } from './checklist-markdown.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { copyText } from '#renderer/ui/copy-text.ts';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { Phase } from '#shared/features/plan.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';

export type PhaseChecklistProps = {
  phase: Phase;
  featureName: string;
  today: CalendarDay;
  initially: 'open' | 'closed';
};

function CopyButton({ phase, featureName, list }: CopyProps) {
  const { t, i18n } = useTranslation('checklists');
  const copy = async (): Promise<void> => {
    const text = checklistMarkdown(i18n, { featureName, phaseName: phase.name, ...list });
    showToast({ message: (await copyText(text)) ? t('copied') : t('notCopied') });
  };
  return (
    <ActionIcon
      className="checklists-tools"
      aria-label={t('copyPhase', { phase: phase.name })}
      title={t('copyMarkdown')}
      onClick={() => void copy()}
    >
      <Copy className="icon-small" aria-hidden="true" />
    </ActionIcon>
  );
}

type CopyProps = { phase: Phase; featureName: string; list: OutputOf<'checklists.get'> };

/** A phase's list under its name and progress; phases other than the current one begin closed. */
export function PhaseChecklist({ phase, featureName, today, initially }: PhaseChecklistProps) {
  const { t } = useTranslation('checklists');
  const [state, setState] = useState(initially);
  const id = useId();
  const query = useQueryOf('checklists.get', { phaseId: phase.id });
  const isOpen = state === 'open';
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  const list = query.data;
  return (
    <section className="checklists-phase" aria-labelledby={id}>
      <div className="checklists-phase-head">
        <h2 id={id} className="grow">
          <button
            type="button"
            className="checklists-phase-name"
            aria-expanded={isOpen}
            onClick={() => setState(isOpen ? 'closed' : 'open')}
          >
            <Chevron className="icon" aria-hidden="true" />
            {phase.name}
            <span className="small muted">{t(`phaseStates.${phase.state}`)}</span>
          </button>
        </h2>
        {list !== undefined && (
          <>
            <span className="small muted num">
              {t('progressShort', { done: list.blockingComplete, count: list.blocking })}
            </span>
            <CopyButton phase={phase} featureName={featureName} list={list} />
          </>
        )}
      </div>
      {isOpen && (
        <QueryState query={query} rows={8}>
          {({ items }) => (
            <>
              <ChecklistGroups items={items} featureId={phase.featureId} today={today} />
              <AddItem phaseId={phase.id} />
            </>
          )}
        </QueryState>
      )}
    </section>
  );
}
