import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { SideList } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { OutputOf } from '#shared/contract/contract.ts';

type Line = OutputOf<'segments.getPerson'>['exposures'][number];
type Formats = ReturnType<typeof useFormats>;

function stateOf(line: Line, t: TFunction<'segments'>, formats: Formats): string {
  const { arm, since, until } = line;
  if (since === null) return t(arm === 'pilot' ? 'line.planned' : 'line.plannedControl');
  const from = formats.dayShort(since);
  if (until !== null) {
    const range = { since: from, until: formats.dayShort(until) };
    return t(arm === 'pilot' ? 'line.had' : 'line.wasControl', range);
  }
  return t(arm === 'pilot' ? 'line.has' : 'line.control', { since: from });
}

/** What the person has, had, or is planned for, a feature and phase a line. */
export function PersonExposures({ exposures }: { exposures: readonly Line[] }) {
  const { t } = useTranslation('segments');
  const formats = useFormats();
  if (exposures.length === 0) return <p className="muted">{t('noExposures')}</p>;
  return (
    <SideList
      items={exposures.map((line) => ({
        key: line.id,
        title: (
          <>
            <Link href={`/features/${line.featureId}/people`} className="link">
              {line.featureName}
            </Link>{' '}
            <span className="soft">{line.phaseName}</span>
          </>
        ),
        detail: [
          stateOf(line, t, formats),
          t(`why.${line.why}`),
          line.toldOn === null ? null : t('line.told', { day: formats.dayShort(line.toldOn) }),
          line.lossToldOn === null ? null : t('line.toldLoss', { day: formats.dayShort(line.lossToldOn) }),
          line.note === '' ? null : line.note,
        ]
          .filter((part) => part !== null)
          .join(' · '),
      }))}
    />
  );
}
