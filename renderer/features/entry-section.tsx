import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EntrySentence } from './entry-sentence.tsx';
import { EntryState } from './entry-state.tsx';
import { useEntryWords } from './use-entry-words.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { Section } from '#renderer/ui/section.tsx';
import type { EntryCriterion } from '#shared/features/entry-criterion.ts';
import { isLocked } from '#shared/features/phase-lock.ts';
import type { Phase } from '#shared/features/plan.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';

const REHEARSED_WITHIN_DAYS = 30;

type PartProps = { phase: Phase; ownerName: string; today: CalendarDay };

/** The entry criteria a phase does not ask for yet, each with something to start from. */
function offered({ phase, ownerName, today }: PartProps, owner: string): EntryCriterion[] {
  const present = new Set(phase.entryCriteria.map(({ kind }) => kind));
  const all: EntryCriterion[] = [
    { kind: 'checklist-complete' },
    { kind: 'people-named' },
    { kind: 'rollback-rehearsed', withinDays: REHEARSED_WITHIN_DAYS },
    { kind: 'signed-off', who: ownerName === '' ? owner : ownerName },
    { kind: 'not-before', day: phase.plannedStart ?? today },
  ];
  return all.filter(({ kind }) => !present.has(kind));
}

function usePut({ id }: Phase): (criterion: EntryCriterion) => Promise<unknown> {
  const put = useCommand('features.putEntryCriterion');
  return (criterion) => put.mutateAsync({ phaseId: id, criterion });
}

function AddEntry(props: PartProps) {
  const { t } = useTranslation('features');
  const words = useEntryWords();
  const put = usePut(props.phase);
  const choices = offered(props, t('criteria.owner'));
  if (choices.length === 0) return null;
  return (
    <div className="criterion-add">
      <ChoiceField
        label={t('entry.add')}
        labelHidden
        placeholder={t('entry.add')}
        value={null}
        options={choices.map((criterion) => ({ value: criterion.kind, label: words.what(criterion) }))}
        onChange={(kind) => {
          const chosen = choices.find((criterion) => criterion.kind === kind);
          if (chosen !== undefined) void put(chosen);
        }}
      />
    </div>
  );
}

function OpenEntry(props: PartProps) {
  const { phase, today } = props;
  const { t } = useTranslation('features');
  const words = useEntryWords();
  const put = usePut(phase);
  const remove = useCommand('features.removeEntryCriterion');
  const judged = useQueryOf('decisions.judgeEntry', { phaseId: phase.id }).data ?? [];
  return (
    <>
      {phase.entryCriteria.length === 0 && <p className="muted">{t('entry.none')}</p>}
      <ul className="rule-list">
        {phase.entryCriteria.map((criterion, index) => (
          <li key={criterion.kind} className="row criterion">
            <div className="grow criterion-sentence">
              <EntrySentence criterion={criterion} today={today} onChange={put} />
              <EntryState phaseId={phase.id} criterion={criterion} judged={judged[index]} />
            </div>
            <ActionIcon
              size={24}
              aria-label={t('criteria.remove', { criterion: words.what(criterion) })}
              onClick={() => remove.mutate({ phaseId: phase.id, kind: criterion.kind })}
            >
              <X className="icon-small" aria-hidden="true" />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <AddEntry {...props} />
    </>
  );
}

/** What must hold before the phase may start, as it stands now; what was asked, once it has started. */
export function EntrySection(props: PartProps) {
  const { phase } = props;
  const { t } = useTranslation('features');
  const words = useEntryWords();
  const locked = isLocked(phase);
  if (locked && phase.entryCriteria.length === 0) return null;
  return (
    <Section
      title={t('entry.title', { phase: phase.name })}
      note={t(locked ? 'entry.askedThen' : 'entry.otherwise')}
    >
      {locked ? (
        <ul className="rule-list">
          {phase.entryCriteria.map((criterion) => (
            <li key={criterion.kind}>{words.text(criterion)}</li>
          ))}
        </ul>
      ) : (
        <OpenEntry {...props} />
      )}
    </Section>
  );
}
