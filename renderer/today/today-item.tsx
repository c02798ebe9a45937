import { Button } from '@mantine/core';
import {
  ArrowUpRight,
  ChevronsDown,
  ClipboardList,
  FileWarning,
  FileInput,
  Flag,
  type LucideIcon,
  Hand,
  History,
  Mail,
  MailWarning,
  MessageSquareQuote,
  Play,
  Power,
  TriangleAlert,
  Users,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { TodayItem } from '#shared/decisions/decisions.contract.ts';
import { say } from '#shared/words/create-words.ts';
import { GateBadges } from '#renderer/decisions/public.ts';

type Kind = TodayItem['kind'];

const ICONS: Record<Kind, LucideIcon> = {
  'decide-harm': ChevronsDown,
  'gate-due': Flag,
  'start-rollout': Play,
  'start-by-hand': Hand,
  'pick-people': Users,
  'checklist-open': ClipboardList,
  'severe-note-open': TriangleAlert,
  'people-to-hear': MessageSquareQuote,
  'rows-set-aside': FileWarning,
  'numbers-stale': FileInput,
  'kill-switch-engaged': Power,
  'people-to-tell': Mail,
  'loss-to-tell': MailWarning,
  'review-due': History,
  'first-numbers': ArrowUpRight,
};

const TABS: Record<Kind, string> = {
  'decide-harm': 'decisions?decide=1',
  'gate-due': 'decisions?decide=1',
  'start-rollout': 'decisions?decide=1',
  'start-by-hand': 'decisions?decide=1',
  'pick-people': 'people',
  'checklist-open': 'checklist',
  'severe-note-open': 'notes',
  'people-to-hear': 'notes',
  'rows-set-aside': '',
  'numbers-stale': '',
  'kill-switch-engaged': 'flag',
  'people-to-tell': 'people',
  'loss-to-tell': 'people?tell=lost',
  'review-due': 'decisions',
  'first-numbers': '',
};

function placeOf(item: TodayItem): string {
  if (item.kind === 'rows-set-aside') return `/imports?import=${item.subjectId ?? ''}`;
  if (item.kind === 'numbers-stale' || item.kind === 'first-numbers') {
    return `/imports/new?feature=${item.featureId ?? ''}`;
  }
  if (item.kind === 'review-due') {
    return `/features/${item.featureId ?? ''}/decisions?review=${item.subjectId ?? ''}`;
  }
  return `/features/${item.featureId ?? ''}/${TABS[item.kind]}`;
}

export type TodayItemProps = { item: TodayItem; isFirst: boolean };

function useItemWords(item: TodayItem) {
  const { i18n } = useTranslation();
  const values = { ...item.values, feature: item.featureName };
  const reason = item.values['reason'];
  return {
    title: say(i18n, `today:item.${item.kind}.title`, values),
    detail:
      typeof reason === 'string'
        ? say(i18n, `gate:${reason}`, item.values)
        : say(i18n, `today:item.${item.kind}.detail`, values),
    action: say(i18n, `today:item.${item.kind}.action`),
  };
}

/** One thing that needs a person: what, why, and the button that leads there. */
export function TodayItemRow({ item, isFirst }: TodayItemProps) {
  const words = useItemWords(item);
  const Icon = ICONS[item.kind];
  const harm =
    item.kind === 'decide-harm' || item.kind === 'severe-note-open' || item.kind === 'kill-switch-engaged';
  return (
    <li className="today-item">
      <Icon className={harm ? 'icon tone-reduce' : 'icon muted'} aria-hidden="true" />
      <div className="grow">
        <h2>{words.title}</h2>
        <p className="soft">{words.detail}</p>
        <div className="row row-wrap small muted">
          {item.featureName}
          <GateBadges badges={item.badges} />
        </div>
      </div>
      <Button
        component={Link}
        href={placeOf(item)}
        variant={isFirst ? 'filled' : 'default'}
        className="today-action"
      >
        {words.action}
      </Button>
    </li>
  );
}
