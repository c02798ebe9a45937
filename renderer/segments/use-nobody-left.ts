import { useTranslation } from 'react-i18next';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { PickPreview } from '#shared/segments/segments.contract.ts';

const REASONS = ['notInSegment', 'optedOut', 'byHand', 'otherPilots'] as const;

/** Why nobody may be picked, to be said at the field people come from; null while somebody may. */
export function useNobodyLeft(preview: PickPreview | undefined): string | null {
  const { t } = useTranslation('segments');
  const formats = useFormats();
  if (preview === undefined || preview.eligible > 0) return null;
  const reasons = REASONS.filter((reason) => preview.barred[reason] > 0).map((reason) =>
    t(`pick.barred.${reason}`, { count: preview.barred[reason] }),
  );
  return t('pick.nobodyLeft', { reasons: formats.list(reasons) });
}
