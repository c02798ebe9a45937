import { Input } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NamedPeople } from './named-people.tsx';
import { isForAll, type Phase, type PickDraft } from './pick-draft.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { PeopleField } from '#renderer/ui/people-field.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { PickPreview, PickRequest } from '#shared/segments/segments.contract.ts';
import { OtherPilotsField } from './other-pilots-field.tsx';
import { useFewHeldBack, useNobodyLeft } from './use-barred-words.ts';

/** An attribute with as many different values tells people apart rather than groups them. */
const MOST_STRATA = 50;

type PickFormProps = {
  phase: Phase;
  draft: PickDraft;
  onChange: (draft: PickDraft) => void;
  /** People of the phase's audience in the roster. */
  available: number;
  roster: OutputOf<'segments.listPeople'>;
  /** Whom the draft gives, as far as it is known yet. */
  preview: PickPreview | undefined;
  heldBefore: OutputOf<'segments.getPick'>['heldBefore'];
};

type PoolProps = { request: PickRequest; change: (change: Partial<PickRequest>) => void } & Pick<
  PickFormProps,
  'phase' | 'roster' | 'preview'
>;

function PoolFields({ request, change, phase, roster, preview }: PoolProps) {
  const { t } = useTranslation('segments');
  const formats = useFormats();
  const segments = useQueryOf('segments.list', {}).data ?? [];
  const nobodyLeft = useNobodyLeft(preview);
  const spreadable = roster.attributes.filter(
    ({ name, values }) => values.length < MOST_STRATA || name === request.stratifyBy,
  );
  return (
    <>
      <ChoiceField
        label={t('pick.from')}
        error={nobodyLeft}
        clearable
        placeholder={t(phase.audience === 'staff' ? 'pick.allStaff' : 'pick.allCustomers')}
        value={request.segmentId}
        options={segments.map(({ id, name, members }) => ({
          value: id,
          label: name,
          hint: formats.count(members, 'people'),
        }))}
        onChange={(segmentId) => change({ segmentId })}
      />
      <ChoiceField
        label={t('pick.spread')}
        clearable
        placeholder={t('pick.noSpread')}
        value={request.stratifyBy}
        options={spreadable.map(({ name, values }) => ({
          value: name,
          label: name,
          hint: values.slice(0, 4).join(', '),
        }))}
        onChange={(stratifyBy) => change({ stratifyBy })}
      />
    </>
  );
}

type HoldBackProps = Pick<PoolProps, 'request' | 'change' | 'preview'> & Pick<PickFormProps, 'heldBefore'>;

/** How many are held back; says where the number comes from while it is that of the phase before. */
function HoldBackField({ request, change, preview, heldBefore }: HoldBackProps) {
  const { t } = useTranslation('segments');
  const few = useFewHeldBack(preview, request.holdBack);
  const isCarried = heldBefore !== null && heldBefore.people === request.holdBack;
  return (
    <NumberField
      label={t('pick.holdBack')}
      description={
        isCarried
          ? t('pick.heldBefore', { count: heldBefore.people, phase: heldBefore.phaseName })
          : t('pick.holdBackHint')
      }
      error={few}
      value={request.holdBack}
      min={0}
      digits="whole"
      onChange={(holdBack) => change({ holdBack: holdBack ?? 0 })}
    />
  );
}

type CountProps = Pick<PoolProps, 'request' | 'change' | 'phase' | 'preview'> &
  Pick<PickFormProps, 'available'>;

/** How many people the phase shall have; one for everyone is not asked: it takes all who may be picked. */
function CountField({ request, change, phase, preview, available }: CountProps) {
  const { t } = useTranslation('segments');
  const label = t('pick.howMany');
  if (isForAll(phase)) {
    return (
      <div role="group" aria-label={label}>
        <Input.Label labelElement="div">{label}</Input.Label>
        <div className="num">{t('pick.everyone', { count: preview?.picked.length ?? request.count })}</div>
      </div>
    );
  }
  // Where nobody may be picked at all, the reason stands at the field people come from.
  const isShort = preview !== undefined && preview.eligible > 0 && preview.missing > 0;
  return (
    <PeopleField
      label={label}
      people={request.count}
      base={available}
      peopleUnit={t(`pick.unit.${phase.audience === 'staff' ? 'staff' : 'customer'}`)}
      error={isShort ? t('pick.onlySoMany', { count: preview.eligible }) : null}
      {...(request.count === phase.people
        ? {}
        : { description: t('pick.planSays', { count: phase.people }) })}
      onChange={(count) => change({ count: count ?? 0 })}
    />
  );
}

/** How many, from whom, spread over what, who is held back, and who is in or out by hand. */
export function PickForm(props: PickFormProps) {
  const { t } = useTranslation('segments');
  const { phase, draft, onChange, available, roster, preview, heldBefore } = props;
  const { request, named } = draft;
  const change = (next: Partial<PickRequest>): void => onChange({ named, request: { ...request, ...next } });
  const role = phase.audience === 'staff' ? 'staff' : 'customer';
  const byHand = (key: 'include' | 'exclude') =>
    ({
      role,
      entries: request[key],
      known: named,
      onChange: (entries: PickRequest['include'], person: PickDraft['named'][number] | null) =>
        onChange({
          request: { ...request, [key]: entries },
          named: person === null ? named : [...named, person],
        }),
    }) as const;
  return (
    <div className="stack people-pick-form">
      <CountField {...{ phase, available, request, preview, change }} />
      <PoolFields request={request} change={change} phase={phase} roster={roster} preview={preview} />
      <OtherPilotsField request={request} preview={preview} change={change} />
      <HoldBackField request={request} change={change} preview={preview} heldBefore={heldBefore} />
      <NamedPeople label={t('pick.include')} action={t('pick.includeOne')} {...byHand('include')} />
      <NamedPeople label={t('pick.exclude')} action={t('pick.excludeOne')} {...byHand('exclude')} />
    </div>
  );
}
