import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { LedgerTable } from './ledger-table.tsx';
import { ledgerPeople } from './ledger-people.ts';
import { NoticeList } from './notice-list.tsx';
import { OptedOut } from './opted-out.tsx';
import { PeopleAnswer } from './people-answer.tsx';
import { PickPanel } from './pick-panel.tsx';
import { RosterMissing } from './roster-missing.tsx';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { PageBody } from '#renderer/ui/page-frame.tsx';
import { ErrorState, LoadingRows } from '#renderer/ui/states.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { Segments } from '#renderer/ui/segments.tsx';
import type { OutputOf } from '#shared/contract/contract.ts';
import { isTakenBack } from '#shared/features/taken-back.ts';
import './people-tab.css';

type Feature = OutputOf<'features.get'>;
type Phase = Feature['plan']['phases'][number];

function asPlanned(phase: Phase): Phase {
  return { ...phase, state: 'planned' };
}

/** The phase that runs and all ahead of it; once it was taken back, the one it would begin again with. */
function phasesToPick({ feature, plan, currentPhaseId }: Feature): Phase[] {
  if (isTakenBack(feature.state)) return plan.phases.slice(0, 1).map(asPlanned);
  const current = plan.phases.find(({ id }) => id === currentPhaseId);
  const from = current?.position ?? 0;
  return plan.phases.filter(({ state, position }) => state !== 'reached' && position >= from);
}

type ContentProps = {
  feature: Feature;
  lines: OutputOf<'segments.listExposures'>;
  roster: OutputOf<'segments.listPeople'>;
};

function PickSection({ feature, lines, roster }: ContentProps) {
  const { t } = useTranslation('segments');
  const phases = phasesToPick(feature);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const phase = phases.find(({ id }) => id === chosenId) ?? phases[0];
  const pick = useQueryOf('segments.getPick', { phaseId: phase?.id ?? '' }, { enabled: phase !== undefined });
  if (phase === undefined) return null;
  const available = phase.audience === 'staff' ? roster.staff : roster.customers;
  return (
    <Section
      title={t('pick.title', { phase: phase.name })}
      note={t(`pick.audience.${phase.audience}`)}
      actions={
        phases.length > 1 && (
          <Segments
            label={t('pick.phase')}
            value={phase.id}
            options={phases.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setChosenId}
          />
        )
      }
    >
      {available === 0 ? (
        <RosterMissing audience={phase.audience} />
      ) : pick.data === undefined ? (
        <LoadingRows />
      ) : (
        <PickPanel key={phase.id} phase={phase} stored={pick.data} lines={lines} roster={roster} />
      )}
    </Section>
  );
}

function TabContent(props: ContentProps) {
  const people = ledgerPeople(props.lines);
  const [search] = useSearchParams();
  const wanted = search.get('tell') === 'lost';
  return (
    <PageBody>
      <PeopleAnswer feature={props.feature} people={people} />
      <NoticeList
        featureId={props.feature.feature.id}
        shown={wanted ? 'always' : 'to-tell'}
        arrival={wanted ? 'focused' : 'quiet'}
      />
      <PickSection {...props} />
      {people.length > 0 && (
        <LedgerTable people={people} featureId={props.feature.feature.id} lines={props.lines} />
      )}
      <OptedOut lines={props.lines} />
    </PageBody>
  );
}

/** Who has the feature, who is next and why, who was told, who wants none of it. */
export function PeopleTab({ featureId }: { featureId: string }) {
  const feature = useQueryOf('features.get', { featureId });
  const lines = useQueryOf('segments.listExposures', { featureId });
  // Its counts and attributes; the people themselves are picked by the engine.
  const roster = useQueryOf('segments.listPeople', { limit: 1 });
  if (feature.data !== undefined && lines.data !== undefined && roster.data !== undefined) {
    return <TabContent feature={feature.data} lines={lines.data} roster={roster.data} />;
  }
  const failed = [feature, lines, roster].find(({ error }) => error !== null);
  return (
    <PageBody>
      {failed?.error ? (
        <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
      ) : (
        <LoadingRows />
      )}
    </PageBody>
  );
}
