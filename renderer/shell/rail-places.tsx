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

type PlaceLinkProps = { place: (typeof PLACES)[number]; count: number | null; marks: boolean };

function PlaceLink({ place, count, marks }: PlaceLinkProps) {
  const { t } = useTranslation('shell');
  const [path] = useLocation();
  const Icon = ICONS[place.key];
  const label = t(`places.${place.key}`);
  const isHere = path === place.path || path.startsWith(`${place.path}/`);
  return (
    <Tooltip label={label} position="right" disabled={!marks}>
      <Link
        href={place.path}
        className="rail-link"
        {...(marks ? { 'aria-label': label } : {})}
        {...(isHere ? { 'aria-current': 'page' as const } : {})}
      >
        <Icon className="icon" aria-hidden="true" />
        <span className="rail-words">{label}</span>
        {count !== null && count > 0 && <span className="rail-count rail-words">{count}</span>}
      </Link>
    </Tooltip>
  );
}

export function RailPlaces({ marks }: { marks: boolean }) {
  const today = useQueryOf('decisions.today', {});
  const counts: Partial<Record<PlaceKey, number>> = { today: today.data?.items.length ?? 0 };
  return (
    <div>
      {PLACES.map((place) => (
        <PlaceLink key={place.key} place={place} count={counts[place.key] ?? null} marks={marks} />
      ))}
    </div>
  );
}
