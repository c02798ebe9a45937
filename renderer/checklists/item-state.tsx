import {
  CircleCheck,
  CircleDashed,
  CircleMinus,
  type LucideIcon,
  Square,
  SquareCheck,
  SquareMinus,
  Timer,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ChecklistItem } from '#shared/checklists/checklist-item.ts';

type State = ChecklistItem['state'];

const ICONS: Readonly<Record<State, LucideIcon>> = {
  open: Square,
  done: SquareCheck,
  'not-applicable': SquareMinus,
  waived: Timer,
};
const COMPUTED_ICONS: Readonly<Record<State, LucideIcon>> = {
  open: CircleDashed,
  done: CircleCheck,
  'not-applicable': CircleMinus,
  waived: Timer,
};

/** A square is ticked by people, a circle is judged by the app. */
export function ItemState({ item }: { item: ChecklistItem }) {
  const { t } = useTranslation('checklists');
  const Icon = (item.origin === 'computed' ? COMPUTED_ICONS : ICONS)[item.state];
  return (
    <>
      <Icon className={`checklists-state checklists-state-${item.state}`} aria-hidden="true" />
      <span className="visually-hidden">{t(`states.${item.state}`)}</span>
    </>
  );
}
