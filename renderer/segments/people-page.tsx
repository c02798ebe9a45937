import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { FileDown, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { AddPerson } from './add-person.tsx';
import { AttributesPanel } from './attributes-panel.tsx';
import { DoublesPanel } from './doubles-panel.tsx';
import { EmptyRoster } from './empty-roster.tsx';
import { PersonPanel } from './person-panel.tsx';
import { EVERYBODY, type RosterFilter, rosterQuestion } from './roster-question.ts';
import { RosterFilterRow } from './roster-filter-row.tsx';
import { RosterTable } from './roster-table.tsx';
import { SegmentsPanel } from './segments-panel.tsx';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { PageBody, PageFrame } from '#renderer/ui/page-frame.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { AnswerSentence, Section } from '#renderer/ui/section.tsx';
import type { OutputOf } from '#shared/contract/contract.ts';
import './people.css';

type Roster = OutputOf<'segments.listPeople'>;

const TYPING_PAUSE_MILLISECONDS = 120;

function HeadButtons({ onAdd }: { onAdd: () => void }) {
  const { t } = useTranslation('segments');
  return (
    <>
      <Button
        component={Link}
        href="/imports/new?kind=roster"
        leftSection={<FileDown className="icon" aria-hidden="true" />}
      >
        {t('importRoster')}
      </Button>
      <Button variant="filled" leftSection={<UserPlus className="icon" aria-hidden="true" />} onClick={onAdd}>
        {t('addPerson')}
      </Button>
    </>
  );
}

function RosterAnswer({ roster }: { roster: Roster }) {
  const { t } = useTranslation('segments');
  const { optedOut } = roster;
  return (
    <AnswerSentence>
      <Trans
        t={t}
        i18nKey="answer"
        values={{ customers: roster.customers, staff: roster.staff }}
        components={{ b: <strong /> }}
      />{' '}
      <span className="muted">
        {optedOut > 0 && `${t('optedOutCount', { count: optedOut })} `}
        {t('privacy')}
      </span>
    </AnswerSentence>
  );
}

type BodyProps = {
  roster: Roster;
  filter: RosterFilter;
  onFilter: (filter: RosterFilter) => void;
  selectedId: string | null;
  /** A record to compare the selected one with. */
  doubleId: string | null;
  onSelect: (personId: string | null, doubleId?: string) => void;
};

function RosterBody({ roster, filter, onFilter, selectedId, doubleId, onSelect }: BodyProps) {
  const { t } = useTranslation('segments');
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const side =
    selectedId === null ? (
      <>
        <SegmentsPanel
          roster={roster}
          filter={filter}
          onFilter={onFilter}
          chosen={chosen}
          onChoose={setChosen}
        />
        <DoublesPanel onCompare={onSelect} />
        <AttributesPanel attributes={roster.attributes} />
      </>
    ) : (
      <PersonPanel
        key={`${selectedId} ${doubleId ?? ''}`}
        personId={selectedId}
        roster={roster}
        doubleId={doubleId}
        onMergeClosed={() => onSelect(selectedId)}
        onClose={() => onSelect(null)}
      />
    );
  return (
    <PageBody side={side} sideLabel={selectedId === null ? t('segments') : t('person')}>
      <RosterAnswer roster={roster} />
      <Section title={t('roster')} note={t('shown', { count: roster.total })}>
        <RosterFilterRow filter={filter} onFilter={onFilter} />
        <RosterTable
          roster={roster}
          selectedId={selectedId}
          onOpen={(personId) => onSelect(personId)}
          chosen={chosen}
          onChoose={setChosen}
        />
      </Section>
    </PageBody>
  );
}

/** Everybody the business may pilot with: the roster, the segments, and one person beside them. */
export function PeoplePage({ search }: { search: URLSearchParams }) {
  const { t } = useTranslation('segments');
  const [, navigate] = useLocation();
  const [filter, setFilter] = useState(EVERYBODY);
  const [adding, setAdding] = useState<'closed' | 'open'>('closed');
  const [asked] = useDebouncedValue(filter, TYPING_PAUSE_MILLISECONDS);
  const query = useQueryOf('segments.listPeople', rosterQuestion(asked), { keepPrevious: true });
  const select = (personId: string | null, doubleId?: string): void => {
    const double = doubleId === undefined ? '' : `&double=${encodeURIComponent(doubleId)}`;
    navigate(personId === null ? '/people' : `/people?person=${encodeURIComponent(personId)}${double}`);
  };
  const isEmpty = query.data !== undefined && query.data.customers + query.data.staff === 0;
  return (
    <PageFrame title={t('people')} actions={isEmpty ? null : <HeadButtons onAdd={() => setAdding('open')} />}>
      {adding === 'open' && <AddPerson onClose={() => setAdding('closed')} onAdded={select} />}
      {query.data === undefined || isEmpty ? (
        <PageBody>
          <QueryState query={query}>{() => <EmptyRoster onAdd={() => setAdding('open')} />}</QueryState>
        </PageBody>
      ) : (
        <RosterBody
          roster={query.data}
          filter={filter}
          onFilter={setFilter}
          selectedId={search.get('person')}
          doubleId={search.get('double')}
          onSelect={select}
        />
      )}
    </PageFrame>
  );
}
