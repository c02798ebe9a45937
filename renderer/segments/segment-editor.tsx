import { Button, MultiSelect, Radio, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isNarrowed } from './roster-question.ts';
import { RuleFields } from './rule-fields.tsx';
import { draftOf, makingOf, type SegmentDraft, type Way } from './segment-draft.ts';
import { SegmentPreview } from './segment-preview.tsx';
import type { SegmentsPanelProps } from './segments-panel.tsx';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';
import { useErrorWords } from '#renderer/ui/error-words.ts';
import { RemovablePill } from '#renderer/ui/removable-pill.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import { AppError } from '#shared/kernel/app-error.ts';
import type { Segment } from '#shared/segments/segment.ts';

type EditorProps = SegmentsPanelProps & {
  /** The segment to change; null makes a new one. */
  segment: Segment | null;
  onClose: () => void;
};

const TYPING_PAUSE_MILLISECONDS = 150;

type WayProps = EditorProps & { draft: SegmentDraft; change: (change: Partial<SegmentDraft>) => void };

function WayChoice({ draft, change, ...props }: WayProps) {
  const { t } = useTranslation('segments');
  const { roster, filter, chosen, onChoose } = props;
  const hasWords = roster.attributes.length + roster.tags.length > 0;
  const isCut = roster.people.length < roster.total;
  const choose = (way: string): void => {
    change({ way: way as Way });
    onChoose(way === 'ticked' ? (chosen ?? new Set()) : null);
  };
  return (
    <Radio.Group label={t('way.label')} value={draft.way} onChange={choose}>
      <div className="stack people-ways">
        <Radio value="rule" label={t('way.rule')} disabled={!hasWords} />
        {draft.way === 'rule' && (
          <RuleFields rule={draft.rule} onChange={(rule) => change({ rule })} roster={roster} />
        )}
        <Radio
          value="list"
          label={t(isNarrowed(filter) ? 'way.filtered' : 'way.list', { count: roster.total })}
          disabled={isCut}
          {...(isCut ? { description: t('way.tooMany', { most: roster.people.length }) } : {})}
        />
        <Radio value="ticked" label={t('way.ticked', { count: chosen?.size ?? 0 })} />
      </div>
    </Radio.Group>
  );
}

function isCircle(error: Error | null): error is Error {
  return error instanceof AppError && error.code === 'segment-circle';
}

function CircleWords({ error }: { error: Error }) {
  const { sentence, next } = useErrorWords(error);
  return (
    <>
      {sentence} {next}
    </>
  );
}

type LeaveOutProps = Pick<WayProps, 'segment' | 'draft' | 'change'> & { error: Error | null };

/** Other segments whose people are not in this one. */
function LeaveOutField({ segment, draft, change, error }: LeaveOutProps) {
  const { t } = useTranslation('segments');
  const others = (useQueryOf('segments.list', {}).data ?? []).filter(({ id }) => id !== segment?.id);
  if (others.length === 0) return null;
  return (
    <MultiSelect
      label={t('leaveOut')}
      placeholder={draft.leaveOutIds.length === 0 ? t('leaveOutNobody') : ''}
      data={others.map(({ id, name }) => ({ value: id, label: name }))}
      value={draft.leaveOutIds}
      onChange={(leaveOutIds) => change({ leaveOutIds })}
      searchable
      renderPill={(pill) => <RemovablePill {...pill} />}
      error={isCircle(error) ? <CircleWords error={error} /> : null}
    />
  );
}

function useSaveSegment({ segment, onClose }: EditorProps) {
  const { t } = useTranslation('segments');
  const done = useUndoToast();
  const create = useCommand('segments.create', { errors: 'inline' });
  const remake = useCommand('segments.remake', { errors: 'inline' });
  const save = (name: string, making: NonNullable<ReturnType<typeof makingOf>>): void => {
    if (segment === null) {
      create.mutate({ name, ...making }, { onSuccess: onClose });
      return;
    }
    const finish = (): void => {
      done(t('segmentRemade', { name: segment.name }));
      onClose();
    };
    remake.mutate({ segmentId: segment.id, ...making }, { onSuccess: finish });
  };
  return { save, error: create.error ?? remake.error, isPending: create.isPending || remake.isPending };
}

function useSegmentDraft(props: EditorProps) {
  const { segment, roster, filter, chosen } = props;
  const hasWords = roster.attributes.length + roster.tags.length > 0;
  const isCut = roster.people.length < roster.total;
  const firstWay: Way = (isNarrowed(filter) && !isCut) || !hasWords ? 'list' : 'rule';
  const [draft, setDraft] = useState(() => draftOf(segment, firstWay));
  const listed = isCut ? [] : roster.people.map(({ id }) => id);
  const making = makingOf(draft, { listed, ticked: [...(chosen ?? [])] });
  const [asked] = useDebouncedValue(making, TYPING_PAUSE_MILLISECONDS);
  const preview = useQueryOf(
    'segments.previewSegment',
    { segmentId: segment?.id ?? null, rule: null, ...asked },
    { enabled: asked !== null, keepPrevious: true },
  );
  return {
    draft,
    change: (next: Partial<SegmentDraft>): void => setDraft({ ...draft, ...next }),
    making,
    preview: asked === null ? undefined : preview.data,
    previewError: preview.error,
  };
}

/** Who is in a segment: a rule, the list as it stands, or people ticked; without others; with the count as it is put together. */
export function SegmentEditor(props: EditorProps) {
  const { t } = useTranslation('segments');
  const { segment, onClose } = props;
  const { draft, change, making, preview, previewError } = useSegmentDraft(props);
  const { save, error, isPending } = useSaveSegment(props);
  const name = draft.name.trim();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (making !== null && name !== '') save(name, making);
  };
  const title = segment === null ? t('newSegment') : t('editSegment', { name: segment.name });
  const errors = [error, isCircle(previewError) ? null : previewError].filter((each) => each !== null);
  return (
    <form className="stack people-fields people-new-segment" onSubmit={submit} aria-label={title}>
      {segment === null ? (
        <TextInput
          autoFocus
          label={t('segmentName')}
          placeholder={t('segmentExample')}
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
      ) : (
        <p className="medium">{title}</p>
      )}
      <WayChoice {...props} draft={draft} change={change} />
      <LeaveOutField segment={segment} draft={draft} change={change} error={previewError} />
      {preview !== undefined && previewError === null && <SegmentPreview preview={preview} />}
      {errors.map((each) => (
        <ErrorState key={each.message} error={each} />
      ))}
      <div className="row">
        <Button
          type="submit"
          disabled={making === null || name === '' || previewError !== null}
          loading={isPending}
        >
          {t(segment === null ? 'makeSegment' : 'keepSegment')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
