import { ActionIcon, Button, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';
import { FormFoot } from '#renderer/ui/form-foot.tsx';
import { DayField } from '#renderer/ui/day-field.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { useMustFill } from '#renderer/ui/use-must-fill.ts';
import type { Blackout } from '#shared/features/blackout.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import './blackouts.css';

type Owner = { featureId: string | null };

function BlackoutLine({ blackout, featureId }: Owner & { blackout: Blackout }) {
  const { t } = useTranslation('features');
  const formats = useFormats();
  const remove = useCommand('features.removeBlackout');
  const done = useUndoToast();
  const { name, firstDay, lastDay } = blackout;
  const isOwn = blackout.featureId === featureId;
  return (
    <li className="row between blackout">
      <span className="grow">
        <span className="medium">{name}</span>{' '}
        <span className="muted num">
          {formats.dayRange(firstDay, lastDay)}
          {!isOwn && ` · ${t('blackouts.ofAll')}`}
        </span>
      </span>
      {isOwn && (
        <ActionIcon
          size={24}
          aria-label={t('blackouts.remove', { name })}
          onClick={() =>
            remove.mutate(
              { blackoutId: blackout.id },
              { onSuccess: () => done(t('blackouts.removed', { name })) },
            )
          }
        >
          <X className="icon-small" aria-hidden="true" />
        </ActionIcon>
      )}
    </li>
  );
}

type Draft = { name: string; firstDay: CalendarDay | null; lastDay: CalendarDay | null };
const EMPTY: Draft = { name: '', firstDay: null, lastDay: null };

type DaysProps = { draft: Draft; today: CalendarDay; change: (days: Partial<Draft>) => void };

function BlackoutDays({ draft: { firstDay, lastDay }, today, change }: DaysProps) {
  const { t } = useTranslation('features');
  return (
    <div className="row row-wrap blackout-days">
      <DayField
        label={t('blackouts.firstDay')}
        value={firstDay}
        today={today}
        required
        onChange={(day) => change({ firstDay: day })}
      />
      <DayField
        label={t('blackouts.lastDay')}
        value={lastDay}
        today={today}
        {...(firstDay === null ? {} : { min: firstDay })}
        onChange={(day) => change({ lastDay: day })}
      />
    </div>
  );
}

function AddBlackout({ featureId, today, onDone }: Owner & { today: CalendarDay; onDone: () => void }) {
  const { t } = useTranslation('features');
  const [draft, setDraft] = useState(EMPTY);
  const add = useCommand('features.addBlackout', { errors: 'inline' });
  const name = useMustFill(draft.name);
  const { firstDay, lastDay } = draft;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (firstDay === null) return;
    const input = { featureId, name: draft.name, firstDay, lastDay: lastDay ?? firstDay };
    add.mutate(input, { onSuccess: onDone });
  };
  return (
    <form className="stack blackout-form" onSubmit={submit}>
      <TextInput
        label={t('blackouts.name')}
        placeholder={t('blackouts.nameExample')}
        maxLength={120}
        data-autofocus
        value={draft.name}
        {...name}
        onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
      />
      <BlackoutDays draft={draft} today={today} change={(days) => setDraft({ ...draft, ...days })} />
      {add.error !== null && <ErrorState error={add.error} />}
      <FormFoot keep={t('blackouts.add')} isPending={add.isPending} onCancel={onDone} />
    </form>
  );
}

/** The days on which nothing starts, and a way to add some: of one feature, or of the workspace where none is named. */
export function Blackouts({ featureId }: Owner) {
  const { t } = useTranslation('features');
  const [isAdding, setAdding] = useState(false);
  const blackouts = useQueryOf('features.listBlackouts', { featureId }).data ?? [];
  const today = useQueryOf('workspace.describe', {}).data?.today ?? '';
  return (
    <div className="stack blackouts">
      {blackouts.length === 0 && !isAdding && <p className="muted">{t('blackouts.none')}</p>}
      {blackouts.length > 0 && (
        <ul className="rule-list">
          {blackouts.map((blackout) => (
            <BlackoutLine key={blackout.id} blackout={blackout} featureId={featureId} />
          ))}
        </ul>
      )}
      {isAdding ? (
        <AddBlackout featureId={featureId} today={today} onDone={() => setAdding(false)} />
      ) : (
        <div>
          <Button size="sm" onClick={() => setAdding(true)}>
            {t('blackouts.new')}
          </Button>
        </div>
      )}
    </div>
  );
}
