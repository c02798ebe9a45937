import { useTranslation } from 'react-i18next';
import type { EntryCriterion } from '#shared/features/entry-criterion.ts';

/** An entry criterion in words: what it is called in a list, and in full. */
export function useEntryWords() {
  const { t } = useTranslation('features');
  return {
    what: ({ kind }: EntryCriterion): string => t(`entry.what.${kind}`),
    text: (criterion: EntryCriterion): string => {
      switch (criterion.kind) {
        case 'rollback-rehearsed':
          return t('entry.text.rollback-rehearsed', { count: criterion.withinDays });
        case 'signed-off':
          return t('entry.text.signed-off', { who: criterion.who });
        case 'not-before':
          return t('entry.text.not-before', { day: criterion.day });
        case 'checklist-complete':
        case 'people-named':
          return t(`entry.text.${criterion.kind}`);
        default:
          return criterion satisfies never;
      }
    },
  };
}
