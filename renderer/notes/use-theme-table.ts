import { useState } from 'react';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';

/** The theme table of a feature, split by an attribute of the roster that the person chooses. */
export function useThemeTable(featureId: string | null) {
  const [chosen, setAttribute] = useState<string | null>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const people = useQueryOf('segments.listPeople', { limit: 1 });
  const attributes = (people.data?.attributes ?? []).map((attribute) => attribute.name);
  const attribute = attributes.find((name) => name === chosen) ?? null;
  const query = useQueryOf(
    'notes.themeTable',
    { featureId: featureId ?? '', segmentAttribute: attribute },
    { enabled: featureId !== null, keepPrevious: true },
  );
  const rows = query.data?.rows ?? [];
  const open = rows.find((row) => row.theme.id === openId) ?? rows[0] ?? null;
  return { query, attributes, attribute, setAttribute, open, setOpenId };
}

export type ThemeTableState = ReturnType<typeof useThemeTable>;
