import { useTranslation } from 'react-i18next';

export const LAYERS_ID = 'layers';

/** Where menus, dialogs and messages stand: a named region, so that nothing on screen lies outside one. */
export function Layers() {
  const { t } = useTranslation('ui');
  return <div id={LAYERS_ID} role="region" aria-label={t('layers')} />;
}
