import { useTranslation } from 'react-i18next';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { PickPreview } from '#shared/segments/segments.contract.ts';

const REASONS = ['notInSegment', 'optedOut', 'byHand', 'otherPilots'] as const;

/** Why people may not be picked, in words; empty while all may. */
export function useBarredWords(preview: PickPreview | undefined): string {
  const { t } = useTranslation('segments');
  const formats = useFormats();
  if (preview === undefined) return '';
  const reasons = REASONS.filter((reason) => preview.barred[reason] > 0);
  return formats.list(reasons.map((reason) => t(`pick.barred.${reason}`, { count: preview.barred[reason] })));
}

/** Why nobody may be picked, to be said at the field people come from; null while somebody may. */
export function useNobodyLeft(preview: PickPreview | undefined): string | null {
  const { t } = useTranslation('segments');
  const reasons = useBarredWords(preview);
  return preview === undefined || preview.eligible > 0 ? null : t('pick.nobodyLeft', { reasons });
}

/** Why fewer are held back than were asked for, to be said at that field; null while enough are. */
export function useFewHeldBack(preview: PickPreview | undefined, asked: number): string | null {
  const { t } = useTranslation('segments');
  const reasons = useBarredWords(preview);
  if (preview === undefined || preview.eligible === 0 || preview.heldBack.length >= asked) return null;
  const { eligible, picked, heldBack } = preview;
  const few = t('pick.fewHeldBack', { count: heldBack.length, eligible, picked: picked.length });
  return reasons === '' ? few : `${few} ${t('pick.because', { reasons })}`;
}
