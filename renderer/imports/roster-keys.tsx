import { useTranslation } from 'react-i18next';
import { SideSection } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { RosterPreview } from '#shared/imports/imports.contract.ts';

/** By what the people of this file are recognised when it comes again, and the rows of which that cannot be said. */
export function RosterKeys({ preview }: { preview: RosterPreview }) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const { key, keyless, repeated } = preview;
  const named = ({ count, lines }: RosterPreview['keyless']): { count: number; rows: string } => {
    const first = lines.map(formats.whole).join(', ');
    return { count, rows: lines.length < count ? t('rosterKey.andMore', { rows: first }) : first };
  };
  return (
    <SideSection title={t('rosterKey.title')}>
      <p className="small">{t(`rosterKey.by.${key}`)}</p>
      {key !== 'name' && keyless.count > 0 && (
        <p className="small soft">{t('rosterKey.keyless', named(keyless))}</p>
      )}
      {repeated.count > 0 && <p className="small soft">{t('rosterKey.repeated', named(repeated))}</p>}
    </SideSection>
  );
}
