import { useTranslation } from 'react-i18next';
import { hasWords, say } from '#shared/words/create-words.ts';

/** What a method of the log did, in words: "features.editPhase" reads "Plan changed". */
export function useDeedWords(): (method: string) => string {
  const { i18n, t } = useTranslation('workspace');
  return (method) => {
    const taken = /^workspace\.(undo|redo):(.+)$/.exec(method);
    const key = `workspace:deed.${taken?.[2] ?? method}`;
    const words = hasWords(i18n, key) ? say(i18n, key) : method;
    if (taken === null) return words;
    return taken[1] === 'undo' ? t('deedUndone', { deed: words }) : t('deedRedone', { deed: words });
  };
}
