import { ActionIcon, Button } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NewSegment } from './new-segment.tsx';
import type { RosterFilter } from './roster-question.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';
import { InlineText } from '#renderer/ui/inline-text.tsx';
import { SideSection } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { Segment } from '#shared/segments/person.ts';

export type SegmentsPanelProps = {
  roster: OutputOf<'segments.listPeople'>;
  filter: RosterFilter;
  onFilter: (filter: RosterFilter) => void;
  chosen: ReadonlySet<string> | null;
  onChoose: (chosen: ReadonlySet<string> | null) => void;
};

type ItemProps = { segment: Segment; isShown: boolean; onShow: () => void; onRemoved: () => void };

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

function SegmentItem({ segment, isShown, onShow, onRemoved }: ItemProps) {
  const { t } = useTranslation('segments');
  const formats = useFormats();
  const rename = useCommand('segments.rename');
  const { id: segmentId, name, description, rule, members } = segment;
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
        <div className="small muted people-segment-rule">
          {rule === null ? t('byHand') : t('byRule', { attribute: rule.attribute, value: rule.equals })}
          {description !== '' && ` · ${description}`}
        </div>
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
      <RemoveSegment segment={segment} onRemoved={onRemoved} />
    </li>
  );
}

/** The named groups: click one to see its people, or make another from a rule, the list, or ticked people. */
export function SegmentsPanel(props: SegmentsPanelProps) {
  const { filter, onFilter, onChoose } = props;
  const { t } = useTranslation('segments');
  const [making, setMaking] = useState<'closed' | 'open'>('closed');
  const segments = useQueryOf('segments.list', {}).data ?? [];
  const close = (): void => {
    setMaking('closed');
    onChoose(null);
  };
  return (
    <SideSection
      title={t('segments')}
      actions={
        making === 'closed' && (
          <Button
            size="sm"
            leftSection={<Plus className="icon-small" aria-hidden="true" />}
            onClick={() => setMaking('open')}
          >
            {t('newSegment')}
          </Button>
        )
      }
    >
      {making === 'open' && <NewSegment {...props} onClose={close} />}
      {segments.length === 0 && making === 'closed' && <p className="soft">{t('noSegments')}</p>}
      <ul className="rule-list">
        {segments.map((segment) => {
          const isShown = filter.segmentId === segment.id;
          const everybody = { ...filter, segmentId: null };
          return (
            <SegmentItem
              key={segment.id}
              segment={segment}
              isShown={isShown}
              onShow={() => onFilter(isShown ? everybody : { ...filter, segmentId: segment.id })}
              onRemoved={() => isShown && onFilter(everybody)}
            />
          );
        })}
      </ul>
    </SideSection>
  );
}
