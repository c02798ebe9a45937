import { Button } from '@mantine/core';
import { Merge } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonSearch } from './person-search.tsx';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';
import { Facts } from '#renderer/ui/section.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import type { Person } from '#shared/segments/person.ts';
import type { MergePreview } from '#shared/segments/segments.contract.ts';

function Outcome({ preview }: { preview: MergePreview }) {
  const { t } = useTranslation('segments');
  const { person, givenUp, exposures, notes } = preview;
  return (
    <>
      <Facts
        facts={[
          { label: t('customerNumber'), value: person.customerNumber ?? t('none') },
          { label: t('email'), value: person.email === '' ? t('none') : person.email },
          { label: t('consent.label'), value: t(`consent.${person.consent}`) },
          {
            label: t('merge.comesAlong'),
            value: t('merge.linesAndNotes', { lines: exposures, count: notes }),
          },
        ]}
      />
      {givenUp.map(({ name, kept, givenUp: lost }) => (
        <p key={name} className="small soft">
          {t('merge.givenUp', { name, kept, lost })}
        </p>
      ))}
    </>
  );
}

type MergeProps = {
  person: Person;
  /** The other record, when it is known already; null asks for it. */
  doubleId: string | null;
  onClose: () => void;
};

function MergeForm({ person, doubleId, onClose }: MergeProps) {
  const { t } = useTranslation('segments');
  const done = useUndoToast();
  const [chosenId, setChosenId] = useState(doubleId);
  const merge = useCommand('segments.mergePeople', { errors: 'inline' });
  const question = { keepId: person.id, doubleId: chosenId ?? '' };
  const preview = useQueryOf('segments.previewMerge', question, {
    enabled: chosenId !== null && !merge.isPending && !merge.isSuccess,
  });
  const double = useQueryOf(
    'segments.getPerson',
    { personId: chosenId ?? '' },
    { enabled: chosenId !== null },
  );
  const error = preview.error ?? merge.error;
  const other = double.data?.person;
  const finish = (): void => {
    done(t('merge.done', { code: person.code, other: other?.code ?? '' }));
    onClose();
  };
  return (
    <div className="stack people-merge" role="group" aria-label={t('merge.start')}>
      <p className="small soft">{t('merge.hint', { code: person.code })}</p>
      {other === undefined ? (
        <PersonSearch role={person.role} onChoose={(chosen) => setChosenId(chosen?.personId ?? null)} />
      ) : (
        <p>
          <span className="num soft">{other.code}</span> <span className="medium">{other.name}</span>
        </p>
      )}
      {preview.data !== undefined && <Outcome preview={preview.data} />}
      {error !== null && <ErrorState error={error} />}
      <div className="row">
        <Button
          size="sm"
          disabled={preview.data === undefined || error !== null}
          loading={merge.isPending}
          onClick={() => merge.mutate(question, { onSuccess: finish })}
        >
          {t('merge.confirm')}
        </Button>
        <Button size="sm" variant="subtle" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
}

/** Makes this record and another of the same person one. */
export function MergePerson({ person, doubleId, onClose }: MergeProps) {
  const { t } = useTranslation('segments');
  const [state, setState] = useState<'closed' | 'open'>(doubleId === null ? 'closed' : 'open');
  const close = (): void => {
    setState('closed');
    onClose();
  };
  if (state === 'open') return <MergeForm person={person} doubleId={doubleId} onClose={close} />;
  return (
    <Button
      variant="subtle"
      leftSection={<Merge className="icon-small" aria-hidden="true" />}
      onClick={() => setState('open')}
    >
      {t('merge.start')}
    </Button>
  );
}
