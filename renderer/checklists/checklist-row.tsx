import { Button } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EvidenceForm } from './evidence-form.tsx';
import { ItemDetail } from './item-detail.tsx';
import { type ItemForm, ItemMenu } from './item-menu.tsx';
import { ItemState } from './item-state.tsx';
import { itemText } from './item-words.ts';
import { ReasonForm } from './reason-form.tsx';
import { RehearsalForm } from './rehearsal-form.tsx';
import { useItemDeeds } from './use-item-deeds.ts';
import type { ChecklistItem } from '#shared/checklists/checklist-item.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';

export type ChecklistRowProps = {
  item: ChecklistItem;
  featureId: string;
  today: CalendarDay;
  /** One item of the list is its tab stop. */
  tabStop: 'here' | 'elsewhere';
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
};

type FormProps = Pick<ChecklistRowProps, 'item' | 'featureId' | 'today'> & {
  form: ItemForm | null;
  deeds: ReturnType<typeof useItemDeeds>;
  close: () => void;
};

function RowForm({ featureId, today, form, deeds, close }: FormProps) {
  if (form === 'evidence') return <EvidenceForm featureId={featureId} deeds={deeds} close={close} />;
  if (form === 'rehearsal') return <RehearsalForm featureId={featureId} today={today} close={close} />;
  if (form === null) return null;
  return <ReasonForm kind={form} deeds={deeds} today={today} close={close} />;
}

function RehearseButton({ item, onOpen }: { item: ChecklistItem; onOpen: () => void }) {
  const { t } = useTranslation('checklists');
  if (item.code !== 'rollback-rehearsed') return null;
  return (
    <Button size="sm" className="checklists-tools" onClick={onOpen}>
      {t('recordRehearsal')}
    </Button>
  );
}

/** One item: its state, its words, what stands behind it, and the form that is open beneath it. */
export function ChecklistRow(props: ChecklistRowProps) {
  const { item, featureId, today, tabStop, onFocus, onKeyDown } = props;
  const { t, i18n } = useTranslation('checklists');
  const deeds = useItemDeeds(item.id);
  const main = useRef<HTMLButtonElement>(null);
  const [form, setForm] = useState<ItemForm | null>(null);
  const text = itemText(i18n, item);
  const isComputed = item.origin === 'computed';
  const press = (): void => {
    if (item.code === 'rollback-rehearsed') setForm('rehearsal');
    else if (!isComputed && item.state === 'done') deeds.reopen();
    else if (!isComputed) setForm('evidence');
  };
  const close = (): void => {
    setForm(null);
    main.current?.focus();
  };
  return (
    <li className="checklists-row">
      <div className="checklists-line">
        <button
          ref={main}
          type="button"
          className={`checklists-main checklists-main-${item.state}`}
          data-item={item.id}
          tabIndex={tabStop === 'here' ? 0 : -1}
          aria-disabled={isComputed && item.code !== 'rollback-rehearsed'}
          title={isComputed ? t('judgedByApp') : t(item.state === 'done' ? 'pressToReopen' : 'pressToTick')}
          onClick={press}
          onFocus={onFocus}
          onKeyDown={onKeyDown}
        >
          <ItemState item={item} />
          <span className="checklists-text">{text}</span>
        </button>
        {item.weight === 'advisory' && <span className="small muted nowrap">{t('weights.advisory')}</span>}
        <RehearseButton item={item} onOpen={() => setForm('rehearsal')} />
        {!isComputed && <ItemMenu item={item} text={text} deeds={deeds} open={setForm} />}
      </div>
      <div className="checklists-detail small muted">
        <ItemDetail item={item} featureId={featureId} />
      </div>
      <RowForm item={item} featureId={featureId} today={today} form={form} deeds={deeds} close={close} />
    </li>
  );
}
