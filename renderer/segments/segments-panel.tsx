import { ActionIcon, Button } from '@mantine/core';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RosterFilter } from './roster-question.ts';
import { SegmentEditor } from './segment-editor.tsx';
import { useRuleWords } from './use-rule-words.ts';
import { invoke } from '#renderer/rpc/client.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';
import { InlineText } from '#renderer/ui/inline-text.tsx';
import { SideSection } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { Segment } from '#shared/segments/segment.ts';

export type SegmentsPanelProps = {
  roster: OutputOf<'segments.listPeople'>;
  filter: RosterFilter;
  onFilter: (filter: RosterFilter) => void;
  chosen: ReadonlySet<string> | null;
  onChoose: (chosen: ReadonlySet<string> | null) => void;
};

type ItemProps = {
  segment: Segment;
  /** How its people are found, in words. */
  making: string;
  isShown: boolean;
  onShow: () => void;
  onEdit: () => void;
  onRemoved: () => void;
};

function RemoveSegment({ segment, onRemoved }: Pick<ItemProps, 'segment' | 'onRemoved'>) {
  const { t } = useTranslation('segments');
  const done = useUndoToast();
  const remove = useCommand('segments.remove');
  const { id: segmentId, name } = segment;
  const finish = (): void => {
    done(t('segmentRemoved', { name }));
    onRemoved();
  };
  return (
    <ActionIcon
      aria-label={t('removeSegment', { name })}
      loading={remove.isPending}
      onClick={() => remove.mutate({ segmentId }, { onSuccess: finish })}
    >
      <Trash2 className="icon-small" />
    </ActionIcon>
  );
}

function SegmentItem({ segment, making, isShown, onShow, onEdit, onRemoved }: ItemProps) {
  const { t } = useTranslation('segments');
  const formats = useFormats();
  const rename = useCommand('segments.rename');
  const { id: segmentId, name, description, members } = segment;
  return (
    <li className="people-segment">
      <div className="grow">
        <InlineText
          label={t('segmentName')}
          labelHidden
          required
          value={name}
          onSave={(next) => rename.mutateAsync({ segmentId, name: next, description })}
        />
      </div>
      <Button
        size="sm"
        variant={isShown ? 'light' : 'subtle'}
        aria-pressed={isShown}
        aria-label={t('showSegment', { name, count: members })}
        className="num"
        onClick={onShow}
      >
        {formats.count(members, 'people')}
      </Button>
      <ActionIcon aria-label={t('editSegment', { name })} onClick={onEdit}>
        <Pencil className="icon-small" />
      </ActionIcon>
      <RemoveSegment segment={segment} onRemoved={onRemoved} />
      <div className="small muted people-segment-rule">
        {making}
        {description !== '' && ` · ${description}`}
      </div>
    </li>
  );
}

/** How the people of a segment are found: its rule or by hand, and whom it leaves out. */
function useMakingWords(roster: SegmentsPanelProps['roster'], segments: readonly Segment[]) {
  const { t } = useTranslation('segments');
  const formats = useFormats();
  const words = useRuleWords(roster.attributes);
  return ({ rule, leaveOutIds }: Segment): string => {
    const found = rule === null ? t('byHand') : words(rule);
    const out = segments.filter(({ id }) => leaveOutIds.includes(id)).map(({ name }) => name);
    return out.length === 0 ? found : t('without', { found, segments: formats.list(out) });
  };
}

/** The segment being made or changed; `new` for one that is not there yet. */
type Editing = Segment | 'new' | null;

/** The editor starts from the people chosen by hand, ticked in the list. */
function useEditing(onChoose: SegmentsPanelProps['onChoose']) {
  const [editing, setEditing] = useState<Editing>(null);
  return {
    editing,
    edit: async (segment: Segment | 'new'): Promise<void> => {
      const isByHand = segment !== 'new' && segment.rule === null;
      const chosen = isByHand ? await invoke('segments.listChosen', { segmentId: segment.id }) : null;
      onChoose(chosen === null ? null : new Set(chosen));
      setEditing(segment);
    },
    close: (): void => {
      setEditing(null);
      onChoose(null);
    },
  };
}

/** The named groups: click one to see its people, change it, or make another. */
export function SegmentsPanel(props: SegmentsPanelProps) {
  const { filter, onFilter, onChoose, roster } = props;
  const { t } = useTranslation('segments');
  const { editing, edit, close } = useEditing(onChoose);
  const segments = useQueryOf('segments.list', {}).data ?? [];
  const makingOf = useMakingWords(roster, segments);
  const edited = editing === 'new' ? null : editing;
  return (
    <SideSection
      title={t('segments')}
      actions={
        editing === null && (
          <Button
            size="sm"
            leftSection={<Plus className="icon-small" aria-hidden="true" />}
            onClick={() => void edit('new')}
          >
            {t('newSegment')}
          </Button>
        )
      }
    >
      {editing !== null && (
        <SegmentEditor key={edited?.id ?? ''} {...props} segment={edited} onClose={close} />
      )}
      {segments.length === 0 && editing === null && <p className="soft">{t('noSegments')}</p>}
      <ul className="rule-list">
        {segments.map((segment) => {
          const isShown = filter.segmentId === segment.id;
          const everybody = { ...filter, segmentId: null };
          return (
            <SegmentItem
              key={segment.id}
              segment={segment}
              making={makingOf(segment)}
              isShown={isShown}
              onShow={() => onFilter(isShown ? everybody : { ...filter, segmentId: segment.id })}
              onEdit={() => void edit(segment)}
              onRemoved={() => isShown && onFilter(everybody)}
            />
          );
        })}
      </ul>
    </SideSection>
  );
}
