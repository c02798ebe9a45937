import { Spotlight, spotlight } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PaletteEntry, usePaletteEntries } from './palette-entries.ts';
import { useFoundEntries } from './palette-search.ts';

const SEARCH_AFTER_MILLISECONDS = 150;

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}

/** Every typed word must occur somewhere in the entry. */
export function matches(entry: Pick<PaletteEntry, 'label' | 'hint'>, query: string): boolean {
  const text = plain(`${entry.label} ${entry.hint ?? ''}`);
  return plain(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function Group({ label, entries }: { label: string; entries: readonly PaletteEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={label}>
      {entries.map(({ key, label: name, hint, icon: Icon, run, keys }) => (
        <Spotlight.Action
          key={key}
          label={name}
          {...(hint === undefined || hint === '' ? {} : { description: hint })}
          leftSection={<Icon className="icon" aria-hidden="true" />}
          rightSection={keys === undefined ? null : <span className="kbd">{keys}</span>}
          onClick={run}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}

/** "Find or do": places, features, people, notes and deeds in one list. */
export function Palette() {
  const { t } = useTranslation('shell');
  const [query, setQuery] = useState('');
  const [settled] = useDebouncedValue(query.trim(), SEARCH_AFTER_MILLISECONDS);
  const { deeds, places, features } = usePaletteEntries();
  const found = useFoundEntries(settled);
  const fitting = (entries: readonly PaletteEntry[]) => entries.filter((entry) => matches(entry, query));
  const groups = [
    { label: t('features'), entries: fitting(features) },
    { label: t('palette.places'), entries: fitting(places) },
    { label: t('palette.deeds'), entries: fitting(deeds) },
    { label: t('places.people'), entries: found.people },
    { label: t('places.notes'), entries: found.notes },
  ];
  const isEmpty = groups.every(({ entries }) => entries.length === 0);
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut={['mod + K']}
      tagsToIgnore={[]}
      triggerOnContentEditable
      scrollable
      maxHeight={420}
      centered={false}
      yOffset="10vh"
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      attributes={{ content: { 'aria-label': t('findOrDo') } }}
    >
      <Spotlight.Search
        placeholder={t('palette.placeholder')}
        aria-label={t('findOrDo')}
        leftSection={<Search className="icon" aria-hidden="true" />}
      />
      <Spotlight.ActionsList>
        {groups.map((group) => (
          <Group key={group.label} {...group} />
        ))}
        {isEmpty && <Spotlight.Empty>{t('palette.nothing')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

export function openPalette(): void {
  spotlight.open();
}
