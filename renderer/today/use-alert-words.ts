import { useTranslation } from 'react-i18next';
import type { Alert, UnusualDay } from '#shared/decisions/alert.ts';
import { say } from '#shared/words/create-words.ts';

/** The sentences of an alert. */
export function useAlertWords() {
  const { i18n } = useTranslation();
  return {
    title: ({ title, featureName }: Alert): string =>
      say(i18n, title.code, { ...title.values, feature: featureName }),
    detail: ({ detail, featureName }: Alert): string =>
      say(i18n, detail.code, { ...detail.values, feature: featureName }),
    unusual: ({ kind, direction, metric, day, since }: UnusualDay): string =>
      say(i18n, `alert:unusual.${kind}-${direction}`, { metric, day, since }),
    action: ({ kind }: Alert): string => say(i18n, `today:alert.action.${kind}`),
  };
}
