import { TagsInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { RemovablePill } from '#renderer/ui/removable-pill.tsx';
import { MOST_TAGS, type Person } from '#shared/segments/person.ts';

type TagsProps = {
  person: Pick<Person, 'id' | 'tags'>;
  /** All tags in use, to choose from. */
  known: readonly string[];
};

/** Tags as they were last wished: changed at once, and told the engine one by one, each held against what it keeps. */
function useTags({ id, tags }: TagsProps['person']) {
  const tag = useCommand('segments.tag');
  const [kept, setKept] = useState(tags);
  const [shown, setShown] = useState(tags);
  // An answer to an earlier change does not know the later ones yet.
  if (kept !== tags && !tag.isPending) {
    setKept(tags);
    setShown(tags);
  }
  const put = (which: readonly string[], where: 'on' | 'off'): void => {
    for (const each of which) {
      tag.mutate({ personIds: [id], tag: each, put: where }, { onError: () => setShown(tags) });
    }
  };
  const change = (next: string[]): void => {
    setShown(next);
    put(
      shown.filter((each) => !next.includes(each)),
      'off',
    );
    put(
      next.filter((each) => !shown.includes(each)),
      'on',
    );
  };
  return { shown, change };
}

/** The tags of a person, to add to and to take from. */
export function PersonTags({ person, known }: TagsProps) {
  const { t } = useTranslation('segments');
  const { shown, change } = useTags(person);
  return (
    <TagsInput
      label={t('tags')}
      placeholder={shown.length === 0 ? t('addTag') : ''}
      data={[...known]}
      value={[...shown]}
      maxTags={MOST_TAGS}
      renderPill={(pill) => <RemovablePill {...pill} />}
      onChange={change}
    />
  );
}
