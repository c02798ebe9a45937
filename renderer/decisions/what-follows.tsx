import { useTranslation } from 'react-i18next';
import { begunBy, type DecideDraft, type FeatureDetail } from './decide-draft.ts';
import { targetOf } from './decide-options.ts';
import { FewerPeople } from './fewer-people.tsx';
import { WayBackField } from './way-back-field.tsx';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import type { Gate } from '#shared/decisions/gate.ts';
import type { FeatureState } from '#shared/features/feature.ts';
import type { Phase } from '#shared/features/plan.ts';
import type { ForeseenShortfall } from '#shared/segments/shortfall.ts';

function consequenceKey({ verb, toPhaseId }: DecideDraft, state: FeatureState) {
  if (verb === 'roll-back' && toPhaseId !== null) return 'consequence.reduce';
  return verb === 'start' && state !== 'draft' ? 'consequence.beginAgain' : (`consequence.${verb}` as const);
}

type ConsequenceProps = { draft: DecideDraft; summary: FeatureDetail; gate: Gate | null };

/** What the next phase does to the comparison: who is held back, or that nobody is left to compare with. */
function ComparisonAfter({ target, gate }: { target: Phase; gate: Gate | null }) {
  const { t } = useTranslation('decisions');
  const pick = useQueryOf('segments.getPick', { phaseId: target.id }).data;
  const phaseId = gate?.phaseId ?? '';
  const before = useQueryOf('segments.getPick', { phaseId }, { enabled: gate !== null }).data;
  if (pick === undefined) return null;
  const heldBack = pick.request?.holdBack ?? pick.heldBefore?.people ?? 0;
  const isForAll = target.audience === 'everyone';
  if (heldBack > 0) {
    return <p>{t(isForAll ? 'consequence.staysHeldBack' : 'consequence.heldBack', { count: heldBack })}</p>;
  }
  const isCompared =
    (before?.request?.holdBack ?? 0) > 0 ||
    (gate?.comparisons.some(({ basis }) => basis === 'control-group') ?? false);
  return isForAll && isCompared ? (
    <p>
      <span className="medium">{t('consequence.comparisonEnds')}</span> {t('consequence.comparisonEndsHint')}
    </p>
  ) : null;
}

/** How many it would really be; without anybody in the roster only the plan's number is known. */
function listedFor(shortfall: ForeseenShortfall | null): number | null {
  return shortfall === null || shortfall.listed === 0 ? null : shortfall.found;
}

type SaidProps = ConsequenceProps & { shortfall: ForeseenShortfall | null; foreseen: number | null };

function Consequence({ draft, summary, gate, shortfall, foreseen }: SaidProps) {
  const { t } = useTranslation('decisions');
  const target = targetOf(draft.verb, summary.plan.phases, draft.toPhaseId);
  const begun = begunBy(draft, summary);
  return (
    <div className="soft decisions-consequence">
      <p>
        {t(consequenceKey(draft, summary.feature.state), {
          phase: target?.name ?? '',
          people: listedFor(shortfall) ?? foreseen ?? target?.people ?? summary.exposedCustomers,
          audience: target?.audience === 'staff' ? t('ofStaff') : t('ofCustomers'),
        })}
      </p>
      {begun !== null && <ComparisonAfter key={begun.id} target={begun} gate={gate} />}
    </div>
  );
}

export type FollowsProps = ConsequenceProps & { change: (change: Partial<DecideDraft>) => void };

/** With how many people the phase would begin, and whether those are fewer than it asks for. */
function useForeseen(begun: Phase | null): Pick<SaidProps, 'shortfall' | 'foreseen'> {
  const phaseId = begun?.id ?? '';
  const enabled = begun !== null;
  const foreseen = useQueryOf('segments.foreseePeople', { phaseId }, { enabled }).data ?? null;
  const shortfall = useQueryOf('segments.foreseeShortfall', { phaseId }, { enabled }).data ?? null;
  return { foreseen, shortfall };
}

/** Where the decision leads, and what it does there. */
export function WhatFollows({ draft, summary, gate, change }: FollowsProps) {
  const { verb, toPhaseId } = draft;
  const begun = begunBy(draft, summary);
  const { shortfall, foreseen } = useForeseen(begun);
  return (
    <>
      <WayBackField
        verb={verb}
        phases={summary.plan.phases}
        toPhaseId={toPhaseId}
        onChange={(chosen) => change({ toPhaseId: chosen })}
      />
      <Consequence {...{ draft, summary, gate, shortfall, foreseen }} />
      {begun !== null && shortfall !== null && (
        <FewerPeople
          phase={begun}
          shortfall={shortfall}
          fewerPeople={draft.fewerPeople}
          onMean={(meant) => change({ fewerPeople: meant })}
        />
      )}
    </>
  );
}
