import { useMemo } from 'react';
import { useFormats } from '#renderer/ui/use-formats.ts';

const SMALLEST = 1e-4;
const GREATEST = 1e15;
const DIGITS = 3;

/** Numbers in few letters: "1.25M", "4.2E-6". */
export function useShortNumbers(): (value: number) => string {
  const { language } = useFormats();
  return useMemo(() => {
    const options = { maximumSignificantDigits: DIGITS };
    const compact = new Intl.NumberFormat(language, { notation: 'compact', ...options });
    const scientific = new Intl.NumberFormat(language, { notation: 'scientific', ...options });
    return (value) => {
      const size = Math.abs(value);
      const isUsual = size === 0 || (size >= SMALLEST && size < GREATEST);
      return (isUsual ? compact : scientific).format(value);
    };
  }, [language]);
}
