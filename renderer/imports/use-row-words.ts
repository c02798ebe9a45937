import { useTranslation } from 'react-i18next';
import { hasWords, say } from '#shared/words/create-words.ts';
import type { SetAsideRow } from '#shared/imports/imports.contract.ts';

export type RowWords = { why: string; hint: string };

/**
 * Why a row was set aside, and what would mend it; a reason without words of its own says so plainly. Rows of long tables
 * are not kept with their cells, so that their number is told as it was read.
 */
export function useRowWords(): (row: SetAsideRow) => RowWords {
  const { i18n } = useTranslation('imports');
  return ({ code, values }) => {
    const known = hasWords(i18n, `imports:why.${code}`) ? code : 'other';
    return {
      why: say(i18n, `imports:why.${known}`, { cell: values['total'] ?? '', ...values }),
      hint: say(i18n, `imports:mend.${known}`, values),
    };
  };
}
