import { useTranslation } from 'react-i18next';
import { DAY_FORMATS } from '#shared/imports/parse-day.ts';

/** A way of writing days in a few words; one that is not known is said as it is coded. */
export function useDayFormatWords(): (format: string) => string {
  const { t } = useTranslation('imports');
  return (format) => {
    const known = DAY_FORMATS.find((code) => code === format);
    return known === undefined ? format : t(`dayFormat.${known}`);
  };
}
