import { useTranslation } from 'react-i18next';
import type { Dialect } from '#shared/imports/import-mapping.ts';
import { DAY_FORMATS } from '#shared/imports/parse-day.ts';

/**
 * A way of writing days in a few words; one that is not known is said as it is coded. A spreadsheet stores days and shows
 * them as each reader's computer writes them.
 */
export function useDayFormatWords(dialect: Pick<Dialect, 'format'>): (format: string) => string {
  const { t } = useTranslation('imports');
  return (format) => {
    if (format === 'iso' && dialect.format === 'spreadsheet') return t('storedBySheet');
    const known = DAY_FORMATS.find((code) => code === format);
    return known === undefined ? format : t(`dayFormat.${known}`);
  };
}
