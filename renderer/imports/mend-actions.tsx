import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MendAfter } from './use-mend-after.ts';

/** Tries all mended rows again; says how many. */
export function MendActions({ mends }: { mends: MendAfter }) {
  const { t } = useTranslation('imports');
  const count = mends.texts.size;
  if (count === 0) return null;
  return (
    <Button size="sm" variant="filled" loading={mends.isTrying} onClick={mends.tryAgain}>
      {t('tryAgain', { count })}
    </Button>
  );
}
