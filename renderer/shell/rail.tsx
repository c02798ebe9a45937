import { ActionIcon, Tooltip } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { Check, PanelLeftClose, PanelLeftOpen, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { RailFeatures } from './rail-features.tsx';
import { RailPlaces } from './rail-places.tsx';
import { WorkspaceMenu } from './workspace-menu.tsx';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { Kbd } from '#renderer/ui/marks.tsx';
import { setPreferences } from '#renderer/ui/preferences.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';
import './rail.css';

/** "Ctrl K", and on a Mac its own sign. */
export function commandKey(letter: string): string {
  return navigator.platform.startsWith('Mac') ? `⌘ ${letter}` : `Ctrl ${letter}`;
}

function FindOrDo({ marks }: { marks: boolean }) {
  const { t } = useTranslation('shell');
  return (
    <button
      type="button"
      className="rail-find"
      {...(marks ? { 'aria-label': t('findOrDo') } : {})}
      onClick={() => spotlight.open()}
    >
      <Search className="icon-small" aria-hidden="true" />
      <span className="grow rail-words">{t('findOrDo')}</span>
      <span className="rail-words">
        <Kbd>{commandKey('K')}</Kbd>
      </span>
    </button>
  );
}

function SavedWords() {
  const { t } = useTranslation('shell');
  const formats = useFormats();
  const { data } = useQueryOf('workspace.describe', {});
  if (data === undefined) return null;
  const { lastChangeAt, lastBackupAt } = data;
  return (
    <div className="rail-words grow">
      {lastChangeAt !== null && (
        <div className="rail-saved">
          <Check className="icon-small" aria-hidden="true" />
          {t('allSaved', { time: formats.timeOfDay(lastChangeAt) })}
        </div>
      )}
      <div>{lastBackupAt === null ? t('noBackup') : t('backup', { at: lastBackupAt })}</div>
    </div>
  );
}

function RailToggle({ marks }: { marks: boolean }) {
  const { t } = useTranslation('shell');
  const label = marks ? t('widenRail') : t('narrowRail');
  const Icon = marks ? PanelLeftOpen : PanelLeftClose;
  return (
    <Tooltip label={label} position="right">
      <ActionIcon aria-label={label} onClick={() => setPreferences({ rail: marks ? 'full' : 'marks' })}>
        <Icon className="icon" aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
}

export type RailProps = { marks: boolean; toggle: 'shown' | 'hidden' };

/** The left rail: workspace, find, places, features, and what is saved. */
export function Rail({ marks, toggle }: RailProps) {
  const { t } = useTranslation('shell');
  return (
    <nav className="rail" aria-label={t('main')}>
      <WorkspaceMenu />
      <FindOrDo marks={marks} />
      <RailPlaces marks={marks} />
      <RailFeatures marks={marks} />
      <div className="rail-foot">
        <SavedWords />
        {toggle === 'shown' && <RailToggle marks={marks} />}
      </div>
    </nav>
  );
}
