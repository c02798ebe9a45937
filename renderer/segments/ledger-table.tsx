import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { MessageCircleMore } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerLine, LedgerPerson } from './ledger-people.ts';
import { SaveLedger } from './save-ledger.tsx';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { ConfirmInline } from '#renderer/ui/confirm-inline.tsx';
import { type Column, DataTable } from '#renderer/ui/data-table.tsx';
import { DayField } from '#renderer/ui/day-field.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { Segments } from '#renderer/ui/segments.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { codeColumn, linkedNameColumn } from './person-columns.tsx';
import { useWho } from './use-who.ts';

type Formats = ReturnType<typeof useFormats>;
type View = 'now' | 'all';

function isNow({ state }: LedgerPerson): boolean {
  return state === 'has' || state === 'control';
}

function useMarkTold() {
  const today = useQueryOf('workspace.describe', {}).data?.today ?? null;
  const command = useCommand('segments.markTold');
  const mark = (people: readonly LedgerPerson[], day: string) =>
    command.mutateAsync({ exposureIds: people.flatMap(({ lineIds }) => lineIds), day });
  return { today, mark, isPending: command.isPending };
}

/** Asks only for the day: who is still to be told is known. */
function TellAll({ featureId, untold }: { featureId: string; untold: readonly LedgerPerson[] }) {
  const { t } = useTranslation('segments');
  const today = useQueryOf('workspace.describe', {}).data?.today ?? null;
  const command = useCommand('segments.markAllTold');
  const [day, setDay] = useState<string | null>(null);
  if (untold.length === 0 || today === null) return null;
  const chosen = day ?? today;
  return (
    <ConfirmInline
      size="sm"
      icon={MessageCircleMore}
      label={t('tell.all', { count: untold.length })}
      question={t('tell.question', { count: untold.length })}
      confirmLabel={t('tell.confirm')}
      isRunning={command.isPending}
      onConfirm={() => command.mutateAsync({ featureId, of: 'having', day: chosen })}
    >
      <DayField label={t('tell.day')} value={chosen} onChange={setDay} today={today} max={today} />
    </ConfirmInline>
  );
}

function ToldCell({ person }: { person: LedgerPerson }) {
  const { t } = useTranslation('segments');
  const formats = useFormats();
  const { today, mark, isPending } = useMarkTold();
  if (person.toldOn !== null) return <span className="num">{formats.dayShort(person.toldOn)}</span>;
  if (person.state !== 'has' || today === null) return <span className="muted">–</span>;
  return (
    <Button
      size="sm"
      my={-5}
      loading={isPending}
      aria-label={t('tell.oneLabel', { name: person.name })}
      onClick={() => void mark([person], today)}
    >
      {t('tell.one')}
    </Button>
  );
}

function sinceOf({ since, until }: LedgerPerson, t: TFunction<'segments'>, formats: Formats): string {
  if (since === null) return t('notYet');
  if (until === null) return formats.dayShort(since);
  return t('fromTo', { since: formats.dayShort(since), until: formats.dayShort(until) });
}

function columnsFor(t: TFunction<'segments'>, formats: Formats): Column<LedgerPerson>[] {
  return [
    codeColumn(t),
    linkedNameColumn(t),
    {
      key: 'state',
      header: t('stateLabel'),
      text: ({ state }) => t(`state.${state}`),
      cell: ({ state }) => t(`state.${state}`),
    },
    {
      key: 'since',
      header: t('since'),
      text: ({ since }) => since,
      cell: (person) => <span className="num">{sinceOf(person, t, formats)}</span>,
    },
    {
      key: 'why',
      header: t('whyLabel'),
      text: ({ why, note }) => [t(`why.${why}`), note].filter((part) => part !== '').join(': '),
      cell: ({ why, note, phaseName }) => (
        <>
          <div>{note === '' ? t(`why.${why}`) : t('why.includedBecause', { reason: note })}</div>
          <div className="small muted">{phaseName}</div>
        </>
      ),
    },
    {
      key: 'told',
      header: t('toldOn'),
      text: ({ toldOn }) => toldOn,
      cell: (person) => <ToldCell person={person} />,
    },
  ];
}

/** Whoever has it or is held back now, the two counted apart: who is held back does not have it. */
function useNow(people: readonly LedgerPerson[]): { people: readonly LedgerPerson[]; words: string } {
  const { t } = useTranslation('segments');
  const who = useWho(people.filter(({ state }) => state === 'has'));
  const heldBack = people.filter(({ state }) => state === 'control').length;
  const parts = [who, heldBack > 0 ? t('heldBackNow', { count: heldBack }) : ''];
  return { people: people.filter(isNow), words: parts.filter((part) => part !== '').join(' · ') };
}

type LedgerTableProps = { people: readonly LedgerPerson[]; featureId: string; lines: readonly LedgerLine[] };

/** One row a person: has it since, why, told when. */
export function LedgerTable({ people, featureId, lines }: LedgerTableProps) {
  const { t } = useTranslation('segments');
  const formats = useFormats();
  const [view, setView] = useState<View>('now');
  const now = useNow(people);
  const shown = view === 'now' ? now.people : people;
  const untold = people.filter(({ state, toldOn }) => state === 'has' && toldOn === null);
  return (
    <Section
      title={t('ledgerTitle')}
      note={view === 'now' ? now.words : t('shown', { count: people.length })}
      actions={
        <>
          <TellAll featureId={featureId} untold={untold} />
          <SaveLedger featureId={featureId} lines={lines} />
          <Segments
            label={t('view.label')}
            value={view}
            options={(['now', 'all'] as const).map((key) => ({ value: key, label: t(`view.${key}`) }))}
            onChange={setView}
          />
        </>
      }
    >
      <DataTable
        label={t('ledgerTitle')}
        columns={columnsFor(t, formats)}
        rows={shown}
        rowKey={({ personId }) => personId}
        empty={<p className="soft">{t('nobodyYet')}</p>}
      />
    </Section>
  );
}
