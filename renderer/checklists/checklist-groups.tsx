import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChecklistRow } from './checklist-row.tsx';
import type { ChecklistItem } from '#shared/checklists/checklist-item.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';

export type ChecklistGroupsProps = {
  items: readonly ChecklistItem[];
  featureId: string;
  today: CalendarDay;
};

/** The items by group; one tab stop, arrows move from item to item across groups, Space ticks. */
export function ChecklistGroups({ items, featureId, today }: ChecklistGroupsProps) {
  const { t } = useTranslation('checklists');
  const list = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const stop = items.some((item) => item.id === focused) ? focused : (items[0]?.id ?? null);
  const move = (event: KeyboardEvent<HTMLElement>, item: ChecklistItem): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = items[items.indexOf(item) + by];
    if (next !== undefined) {
      list.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(next.id)}"]`)?.focus();
    }
  };
  return (
    <div ref={list}>
      {[...new Set(items.map((item) => item.group))].map((group) => (
        <section key={group} className="checklists-group" aria-label={t(`groups.${group}`)}>
          <h3 className="checklists-group-name">{t(`groups.${group}`)}</h3>
          <ul className="rule-list">
            {items
              .filter((item) => item.group === group)
              .map((item) => (
                <ChecklistRow
                  key={item.id}
                  item={item}
                  featureId={featureId}
                  today={today}
                  tabStop={item.id === stop ? 'here' : 'elsewhere'}
                  onFocus={() => setFocused(item.id)}
                  onKeyDown={(event) => move(event, item)}
                />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
