import { Tooltip } from '@mantine/core';
import {
  FileDown,
  FileText,
  type LucideIcon,
  NotebookPen,
  Settings2,
  Sun,
  ChartNoAxesGantt,
  Users,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { type PlaceKey, PLACES } from './keys.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';

const ICONS: Record<PlaceKey, LucideIcon> = {
  today: Sun,
  portfolio: ChartNoAxesGantt,
  notes: NotebookPen,
  people: Users,
  imports: FileDown,
  reports: FileText,
  settings: Settings2,
};

type PlaceLinkProps = {
  place: (typeof PLACES)[number];
  count: number | null;
  tone: 'quiet' | 'urgent';
  marks: boolean;
};

function PlaceLink({ place, count, tone, marks }: PlaceLinkProps) {
  const { t } = useTranslation('shell');
  const [path] = useLocation();
  const Icon = ICONS[place.key];
  const label = t(`places.${place.key}`);
  const waits = count !== null && count > 0;
  const name = waits ? t('waiting', { place: label, count }) : label;
  const isHere = path === place.path || path.startsWith(`${place.path}/`);
  return (
    <Tooltip label={name} position="right" disabled={!marks}>
      <Link
        href={place.path}
        className="rail-link"
        {...(marks ? { 'aria-label': name } : {})}
        {...(isHere ? { 'aria-current': 'page' as const } : {})}
      >
        <Icon className="icon" aria-hidden="true" />
        <span className="rail-words">{label}</span>
        {waits && (
          <span className={tone === 'urgent' ? 'rail-count rail-count-urgent' : 'rail-count'}>
            {count}
            {!marks && <span className="visually-hidden"> {t('isWaiting')}</span>}
          </span>
        )}
      </Link>
    </Tooltip>
  );
}

export function RailPlaces({ marks }: { marks: boolean }) {
  const today = useQueryOf('decisions.today', {});
  const { alerts = [], items = [] } = today.data ?? {};
  const counts: Partial<Record<PlaceKey, number>> = { today: alerts.length + items.length };
  const tone = alerts.some(({ severity }) => severity === 'act-now') ? 'urgent' : 'quiet';
  return (
    <div>
      {PLACES.map((place) => (
        <PlaceLink
          key={place.key}
          place={place}
          count={counts[place.key] ?? null}
          tone={tone}
          marks={marks}
        />
      ))}
    </div>
  );
}
