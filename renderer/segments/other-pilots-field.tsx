import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PickPreview, PickRequest } from '#shared/segments/segments.contract.ts';

type OtherPilotsProps = {
  request: PickRequest;
  preview: PickPreview | undefined;
  change: (change: Partial<PickRequest>) => void;
};

/** Whether people of other running pilots are left out; asked once there are any. */
export function OtherPilotsField({ request, preview, change }: OtherPilotsProps) {
  const { t } = useTranslation('segments');
  const isLeftOut = request.otherPilots === 'leave-out';
  if (!isLeftOut && (preview?.overlaps ?? []).length === 0) return null;
  return (
    <Checkbox
      label={t('pick.leaveOutOthers')}
      description={
        isLeftOut && preview !== undefined
          ? t('pick.leftOutOthers', { count: preview.barred.otherPilots })
          : t('pick.leaveOutOthersHint')
      }
      checked={isLeftOut}
      onChange={(event) => change({ otherPilots: event.currentTarget.checked ? 'leave-out' : 'allow' })}
    />
  );
}
