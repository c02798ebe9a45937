import { Button } from '@mantine/core';
import { ListChecks, Printer } from 'lucide-react';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { missingName } from './item-words.ts';
import { PhaseChecklist } from './phase-checklist.tsx';
import { RehearsalList } from './rehearsal-list.tsx';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { HeaderActions, PageBody } from '#renderer/ui/page-frame.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { AnswerSentence } from '#renderer/ui/section.tsx';
import { EmptyState } from '#renderer/ui/states.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { Phase } from '#shared/features/plan.ts';
import './checklists.css';

const NAMED_MISSING = 2;
const ORDER: Readonly<Record<Phase['state'], number>> = {
  current: 0,
  planned: 1,
  reached: 2,
  'rolled-back': 3,
};

/** The current phase first, then those to come, then those that were. */
function inOrderOfUse(phases: readonly Phase[]): Phase[] {
  return phases.toSorted((a, b) => ORDER[a.state] - ORDER[b.state] || a.position - b.position);
}

/** "6 of 7 blocking items done; a rollback rehearsal is missing." */
function ProgressAnswer({ phase }: { phase: Phase }) {
  const { t, i18n } = useTranslation('checklists');
  const formats = useFormats();
  const { data } = useQueryOf('checklists.get', { phaseId: phase.id });
  if (data === undefined) return null;
  const open = data.items.filter((item) => item.weight === 'blocking' && item.state === 'open');
  // Those the app judges have the shorter names.
  const shortFirst = open.toSorted(
    (a, b) => Number(b.origin === 'computed') - Number(a.origin === 'computed'),
  );
  const named = shortFirst.slice(0, NAMED_MISSING).map((item) => missingName(i18n, item));
  const more = open.length - named.length;
  const items = more > 0 ? [...named, t('more_items', { count: more })] : named;
  return (
    <AnswerSentence>
      <Trans
        t={t}
        i18nKey="progress"
        values={{ done: data.blockingComplete, phase: phase.name }}
        count={data.blocking}
        components={{ b: <strong /> }}
      />{' '}
      <span className="muted">
        {open.length === 0 ? t('nothingMissing') : t('missingItems', { items: formats.list(items) })}
      </span>
    </AnswerSentence>
  );
}

function PrintButton() {
  const { t } = useTranslation('checklists');
  return (
    <HeaderActions>
      <Button
        leftSection={<Printer className="icon-small" aria-hidden="true" />}
        onClick={() => window.print()}
      >
        {t('print')}
      </Button>
    </HeaderActions>
  );
}

function NoPhases({ featureId }: { featureId: string }) {
  const { t } = useTranslation('checklists');
  return (
    <EmptyState
      icon={ListChecks}
      title={t('noPhases.title')}
      purpose={t('noPhases.purpose')}
      example={t('noPhases.example')}
      action={
        <Button component={Link} href={`/features/${featureId}/plan`} variant="filled">
          {t('noPhases.action')}
        </Button>
      }
    />
  );
}

/** The checklists of a feature's phases, the current one first. */
export function ChecklistTab({ featureId }: { featureId: string }) {
  const { t } = useTranslation('checklists');
  const feature = useQueryOf('features.get', { featureId });
  const today = useQueryOf('workspace.describe', {}).data?.today;
  const phases = inOrderOfUse(feature.data?.plan.phases ?? []);
  const first = phases[0];
  return (
    <PageBody side={<RehearsalList phaseId={first?.id ?? null} />} sideLabel={t('rehearsals')}>
      <PrintButton />
      <QueryState query={feature} rows={10}>
        {({ feature: { name } }) =>
          first === undefined || today === undefined ? (
            <NoPhases featureId={featureId} />
          ) : (
            <>
              <ProgressAnswer phase={first} />
              {phases.map((phase) => (
                <PhaseChecklist
                  key={phase.id}
                  phase={phase}
                  featureName={name}
                  today={today}
                  initially={phase.id === first.id ? 'open' : 'closed'}
                />
              ))}
            </>
          )
        }
      </QueryState>
    </PageBody>
  );
}
