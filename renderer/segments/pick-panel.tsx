import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LedgerLine } from './ledger-people.ts';
import { differenceOf, isBegun, isStored, type Phase, type PickDifference } from './pick-draft.ts';
import { PickForm } from './pick-form.tsx';
import { PickPreviewTable } from './pick-preview-table.tsx';
import { usePickDraft } from './use-pick-draft.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';
import { ErrorState, LoadingRows } from '#renderer/ui/states.tsx';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { PickRequest } from '#shared/segments/segments.contract.ts';

const TYPING_PAUSE_MILLISECONDS = 150;
const NAMED_AT_MOST = 4;

type PickPanelProps = {
  phase: Phase;
  stored: OutputOf<'segments.getPick'>;
  lines: readonly LedgerLine[];
  roster: OutputOf<'segments.listPeople'>;
};

type KeepProps = {
  phase: Phase;
  request: PickRequest;
  /** How many are picked by it. */
  people: number;
  difference: PickDifference;
  isStored: boolean;
  /** Whether what is shown is what was typed last: nobody plans a pick they do not see. */
  isShown: boolean;
};

/** Who would get it and who would lose it today. */
function Effect({ difference }: { difference: PickDifference }) {
  const { t } = useTranslation('segments');
  const named = (codes: readonly string[]): string => {
    const first = codes.slice(0, NAMED_AT_MOST).join(', ');
    return codes.length > NAMED_AT_MOST ? t('pick.andMore', { codes: first }) : first;
  };
  const parts = (['comes', 'goes'] as const)
    .map((key) => ({ key, codes: difference[key] }))
    .filter(({ codes }) => codes.length > 0)
    .map(({ key, codes }) => t(`pick.${key}`, { count: codes.length, codes: named(codes) }));
  return <span className="small soft">{parts.join(' · ')}</span>;
}

/** Stores the pick: a plan before the phase begins; from today on once it has. */
function KeepButton({ phase, request, people, difference, ...whether }: KeepProps) {
  const { t } = useTranslation('segments');
  const done = useUndoToast();
  const pick = useCommand('segments.pickExactly');
  const isKept = difference.state === 'same' && whether.isStored;
  if (isKept) {
    return (
      <span className="row soft" role="status">
        <Check className="icon" aria-hidden="true" />
        {t(isBegun(phase) ? 'pick.asItIs' : 'pick.planned')}
      </span>
    );
  }
  return (
    <div className="row row-wrap">
      <Button
        loading={pick.isPending}
        disabled={!whether.isShown || (people === 0 && request.count > 0)}
        onClick={() => pick.mutate(request, { onSuccess: () => done(t('pick.done', { phase: phase.name })) })}
      >
        {t(isBegun(phase) ? 'pick.changeToday' : 'pick.keep', { count: people })}
      </Button>
      {isBegun(phase) && <Effect difference={difference} />}
    </div>
  );
}

/** How people are picked at the left, whom that gives at the right, as it is typed. */
export function PickPanel({ phase, stored, lines, roster }: PickPanelProps) {
  const available = phase.audience === 'staff' ? roster.staff : roster.customers;
  const [draft, setDraft] = usePickDraft(phase, stored, available);
  const [asked] = useDebouncedValue(draft.request, TYPING_PAUSE_MILLISECONDS);
  const preview = useQueryOf('segments.previewPick', asked, { keepPrevious: true });
  return (
    <div className="people-pick">
      <PickForm
        phase={phase}
        draft={draft}
        onChange={setDraft}
        available={available}
        roster={roster}
        preview={preview.error === null ? preview.data : undefined}
        heldBefore={stored.heldBefore}
      />
      <div className="people-pick-result">
        {preview.error !== null ? (
          <ErrorState error={preview.error} />
        ) : preview.data === undefined ? (
          <LoadingRows />
        ) : (
          <PickPreviewTable
            phase={phase}
            preview={preview.data}
            request={asked}
            keep={
              <KeepButton
                phase={phase}
                request={asked}
                difference={differenceOf(preview.data, { lines, phase })}
                isStored={isStored(phase, stored.request, asked)}
                people={preview.data.picked.length}
                isShown={asked === draft.request && !preview.isPlaceholderData}
              />
            }
          />
        )}
      </div>
    </div>
  );
}
