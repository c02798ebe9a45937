import { ActionIcon, Menu } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ItemDeeds } from './use-item-deeds.ts';
import type { ChecklistItem } from '#shared/checklists/checklist-item.ts';

export type ItemForm = 'evidence' | 'not-applicable' | 'waive' | 'rehearsal';

export type ItemMenuProps = {
  item: ChecklistItem;
  text: string;
  deeds: ItemDeeds;
  open: (form: ItemForm) => void;
};

/** What else can be done with an item. */
export function ItemMenu({ item, text, deeds, open }: ItemMenuProps) {
  const { t } = useTranslation('checklists');
  return (
    <Menu position="bottom-end" returnFocus={false}>
      <Menu.Target>
        <ActionIcon className="checklists-tools" aria-label={t('more', { text: text.slice(0, 40) })}>
          <Ellipsis className="icon" aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {item.state !== 'open' && <Menu.Item onClick={deeds.reopen}>{t('reopen')}</Menu.Item>}
        {item.state !== 'done' && <Menu.Item onClick={() => open('evidence')}>{t('tickWith')}</Menu.Item>}
        {item.state !== 'not-applicable' && (
          <Menu.Item onClick={() => open('not-applicable')}>{t('markNotApplicable')}</Menu.Item>
        )}
        {item.state !== 'waived' && <Menu.Item onClick={() => open('waive')}>{t('waive')}</Menu.Item>}
        {item.origin === 'custom' && <Menu.Item onClick={deeds.remove}>{t('remove')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
