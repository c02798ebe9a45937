import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { Callout } from '#renderer/ui/marks.tsx';
import type { SegmentPreview as Preview } from '#shared/segments/segments.contract.ts';

function useCounts({ customers, staff }: Preview): string {
  const { t } = useTranslation('segments');
  const formats = useFormats();
  const parts = [
    customers > 0 || staff === 0 ? formats.count(customers, 'customers') : null,
    staff > 0 ? formats.count(staff, 'staff') : null,
  ].filter((part) => part !== null);
  return customers + staff === 0 ? t('preview.nobody') : formats.list(parts);
}

/** Who would be in the segment as it is put together: how many, the first by name, and which plans would run short. */
export function SegmentPreview({ preview }: { preview: Preview }) {
  const { t } = useTranslation('segments');
  const { sample, customers, staff, leftOut, optedOut, shortPhases } = preview;
  const more = customers + staff - sample.length;
  const asides = [
    leftOut > 0 ? t('preview.leftOut', { count: leftOut }) : null,
    optedOut > 0 ? t('preview.optedOut', { count: optedOut }) : null,
  ].filter((part) => part !== null);
  return (
    <div className="people-segment-preview" role="status">
      <p>
        <strong>{useCounts(preview)}</strong>{' '}
        {asides.length > 0 && <span className="muted">{asides.join(' ')}</span>}
      </p>
      {sample.length > 0 && (
        <p className="small soft">
          {sample.map(({ name }) => name).join(', ')}
          {more > 0 && ` ${t('preview.more', { count: more })}`}
        </p>
      )}
      {shortPhases.map(({ featureName, phaseName, asked, left }) => (
        <Callout key={`${featureName} ${phaseName}`} tone="reduce" icon={TriangleAlert}>
          {t(left === 0 ? 'preview.emptiesPhase' : 'preview.shortPhase', {
            feature: featureName,
            phase: phaseName,
            asked,
            left,
          })}
        </Callout>
      ))}
    </div>
  );
}
