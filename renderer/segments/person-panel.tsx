import { ActionIcon, Button } from '@mantine/core';
import { Ban, Trash2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MergePerson } from './merge-person.tsx';
import { PersonAttributes } from './person-attributes.tsx';
import { PersonExposures } from './person-exposures.tsx';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { InlineText } from '#renderer/ui/inline-text.tsx';
import { Callout } from '#renderer/ui/marks.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { SideSection } from '#renderer/ui/section.tsx';
import { Segments } from '#renderer/ui/segments.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { InputOf, OutputOf } from '#shared/contract/contract.ts';
import { consentSchema, type Person } from '#shared/segments/person.ts';

type Roster = OutputOf<'segments.listPeople'>;
type Change = InputOf<'segments.editPerson'>['change'];
type PanelProps = {
  personId: string;
  roster: Roster;
  /** Another record to compare with this one at once; null for none. */
  doubleId: string | null;
  onMergeClosed: () => void;
  onClose: () => void;
};

/** Saves one change of the person; rejects when the engine refuses, so that fields keep what was typed. */
function useSave(personId: string): (change: Change) => Promise<unknown> {
  const edit = useCommand('segments.editPerson');
  return (change) => edit.mutateAsync({ personId, change });
}

function PersonFacts({ person, save }: { person: Person; save: (change: Change) => Promise<unknown> }) {
  const { t } = useTranslation('segments');
  return (
    <div className="stack people-fields">
      <InlineText label={t('name')} value={person.name} required onSave={(name) => save({ name })} />
      <InlineText
        label={t('customerNumber')}
        value={person.customerNumber ?? ''}
        placeholder={t('none')}
        onSave={(text) => save({ customerNumber: text === '' ? null : text })}
      />
      <InlineText
        label={t('email')}
        value={person.email}
        placeholder={t('none')}
        onSave={(email) => save({ email })}
      />
      <Segments
        label={t('role.label')}
        value={person.role}
        options={(['customer', 'staff'] as const).map((role) => ({
          value: role,
          label: t(`role.one.${role}`),
        }))}
        onChange={(role) => void save({ role })}
      />
      <ChoiceField
        label={t('consent.label')}
        description={t('consent.hint')}
        value={person.consent}
        options={consentSchema.options.map((consent) => ({ value: consent, label: t(`consent.${consent}`) }))}
        onChange={(value) => {
          const consent = consentSchema.safeParse(value);
          if (consent.success) void save({ consent: consent.data });
        }}
      />
    </div>
  );
}

function OptOut({ person }: { person: Person }) {
  const { t } = useTranslation('segments');
  const formats = useFormats();
  const done = useUndoToast();
  const optOut = useCommand('segments.optOut');
  const optBackIn = useCommand('segments.optBackIn');
  const { id: personId, code } = person;
  if (person.optedOutOn === null) {
    return (
      <Button
        leftSection={<Ban className="icon-small" aria-hidden="true" />}
        loading={optOut.isPending}
        onClick={() => optOut.mutate({ personId }, { onSuccess: () => done(t('optedOutDone', { code })) })}
      >
        {t('optOut')}
      </Button>
    );
  }
  return (
    <>
      <Callout tone="neutral" icon={Ban}>
        {t('optedOutOn', { day: formats.dayShort(person.optedOutOn) })}
      </Callout>
      <Button
        loading={optBackIn.isPending}
        onClick={() => optBackIn.mutate({ personId }, { onSuccess: () => done(t('optedInDone', { code })) })}
      >
        {t('optBackIn')}
      </Button>
    </>
  );
}

function RemovePerson({ person, onRemoved }: { person: Person; onRemoved: () => void }) {
  const { t } = useTranslation('segments');
  const done = useUndoToast();
  const remove = useCommand('segments.removePerson');
  return (
    <Button
      variant="subtle"
      leftSection={<Trash2 className="icon-small" aria-hidden="true" />}
      loading={remove.isPending}
      onClick={() =>
        remove.mutate(
          { personId: person.id },
          {
            onSuccess: () => {
              done(t('removedDone', { code: person.code }));
              onRemoved();
            },
          },
        )
      }
    >
      {t('removePerson')}
    </Button>
  );
}

type ContentProps = Omit<PanelProps, 'personId'> & { detail: OutputOf<'segments.getPerson'> };

function PersonContent({ detail, roster, doubleId, onMergeClosed, onClose }: ContentProps) {
  const { t } = useTranslation('segments');
  const formats = useFormats();
  const { person, exposures, notesHeard } = detail;
  const save = useSave(person.id);
  return (
    <>
      <SideSection
        title={person.name}
        note={<span className="num">{person.code}</span>}
        actions={
          <ActionIcon aria-label={t('closePerson')} onClick={onClose}>
            <X className="icon" />
          </ActionIcon>
        }
      >
        {doubleId !== null && <MergePerson person={person} doubleId={doubleId} onClose={onMergeClosed} />}
        <PersonFacts person={person} save={save} />
        {person.merged.length > 0 && (
          <p className="small muted people-merged">
            {t('merge.formerly', {
              records: formats.list(
                person.merged.map(({ code, customerNumber }) =>
                  [code, customerNumber].filter((part) => part !== null).join(' · '),
                ),
              ),
            })}
          </p>
        )}
      </SideSection>
      <PersonAttributes person={person} roster={roster} save={save} />
      <SideSection title={t('ledger')} note={t('heard', { count: notesHeard })}>
        <PersonExposures exposures={exposures} />
      </SideSection>
      <SideSection title={t('wishes')}>
        <div className="stack people-fields people-wishes">
          <OptOut person={person} />
          {doubleId === null && <MergePerson person={person} doubleId={null} onClose={onMergeClosed} />}
          <RemovePerson person={person} onRemoved={onClose} />
        </div>
      </SideSection>
    </>
  );
}

/** One person: contact, consent, what they have and had, how often they were heard. */
export function PersonPanel({ personId, ...props }: PanelProps) {
  const query = useQueryOf('segments.getPerson', { personId });
  return <QueryState query={query}>{(detail) => <PersonContent detail={detail} {...props} />}</QueryState>;
}
