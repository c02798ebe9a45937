import { Button, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormFrame } from './form-frame.tsx';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { Segments } from '#renderer/ui/segments.tsx';
import { type ChecklistGroup, checklistGroupSchema } from '#shared/checklists/checklist-item.ts';

const GROUPS = checklistGroupSchema.options;
type Weight = 'blocking' | 'advisory';

function OwnItemForm({ phaseId, close }: { phaseId: string; close: () => void }) {
  const { t } = useTranslation('checklists');
  const [text, setText] = useState('');
  const [group, setGroup] = useState<ChecklistGroup>('plan');
  const [weight, setWeight] = useState<Weight>('advisory');
  const add = useCommand('checklists.addItem');
  return (
    <FormFrame
      label={t('addItem')}
      confirm={t('add')}
      ready={text.trim() !== ''}
      onConfirm={() => add.mutateAsync({ phaseId, group, text, weight })}
      close={close}
    >
      <TextInput
        className="grow"
        label={t('itemText')}
        placeholder={t('itemExample')}
        maxLength={140}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ChoiceField
        label={t('group')}
        width="170px"
        value={group}
        options={GROUPS.map((value) => ({ value, label: t(`groups.${value}`) }))}
        onChange={(value) => setGroup(GROUPS.find((known) => known === value) ?? group)}
      />
      <Segments<Weight>
        label={t('weight')}
        value={weight}
        options={(['blocking', 'advisory'] as const).map((value) => ({
          value,
          label: t(`weights.${value}`),
        }))}
        onChange={setWeight}
      />
    </FormFrame>
  );
}

/** An item in one's own words, for this phase. */
export function AddItem({ phaseId }: { phaseId: string }) {
  const { t } = useTranslation('checklists');
  const [opened, setOpened] = useState(false);
  if (opened) return <OwnItemForm phaseId={phaseId} close={() => setOpened(false)} />;
  return (
    <Button
      size="sm"
      variant="subtle"
      className="checklists-tools"
      leftSection={<Plus className="icon-small" aria-hidden="true" />}
      onClick={() => setOpened(true)}
    >
      {t('addItem')}
    </Button>
  );
}
